"""What is done while somebody waits at a page, and what the worker does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TRY, LOAD = "sources.try", "sources.load"
WORK = (TRY, LOAD)
# Of so many rows a trial or a load takes a second or two, also on a busy machine.
MOST_ROWS_OF_A_PAGE = 2_000
# A larger file has more rows, or takes long to open: a workbook's texts are read before its first row.
MOST_BYTES_OF_A_PAGE = 2 << 20
# What is packed is small and may be long: 150 kB hold millions of texts.
MOST_UNPACKED_OF_A_PAGE = 20 << 20
# Somebody's own spreadsheet: each of its rows is completed by hand.
MOST_DRAFTS = 2_000
# Some five million rows. What is larger does not come through a browser.
MOST_BYTES = 1 << 30


def is_for_a_page(trial: Mapping[str, Any] | None) -> bool:
    """Whether a file is loaded while somebody waits; one that was never tried has an unknown number of rows."""
    return trial is not None and trial["rows"] <= MOST_ROWS_OF_A_PAGE
