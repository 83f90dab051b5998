"""The right way to read each column of a contract."""

from __future__ import annotations

from fourfold.data.sources.contracts.shape import Column, Kind
from fourfold.data.sources.reading.memo_column import MemoColumn
from fourfold.data.sources.reading.text_column import TextColumn
from fourfold.data.sources.reading.words import CodeSets


def column_reader(column: Column, codes: CodeSets, empty: frozenset[str]) -> MemoColumn | TextColumn:
    """The reader for a column."""
    if column.kind is Kind.TEXT and not column.words and not column.codes:
        return TextColumn(column, empty)
    return MemoColumn(column, codes, empty)
