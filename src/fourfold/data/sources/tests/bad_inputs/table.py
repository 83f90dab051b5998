"""The table of wrong files, by the shape that they have."""

from __future__ import annotations

from fourfold.data.sources.tests.bad_inputs import plain, shaped

SHAPES = {
    "CSV and what is sent in its place": plain.CSV,
    "Cells": plain.CELLS,
    "Fixed columns": plain.FIXED,
    "Workbooks with headings of two rows and merged cells": shaped.WORKBOOKS,
    "NDJSON with lists inside": shaped.NDJSON,
    "Nested XML": shaped.XML,
    "A set of CSV files in a ZIP": shaped.SETS,
}
