"""Columns of codes, days, numbers, answers and lists."""

import pytest

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Column, Kind
from fourfold.data.sources.reading import memo_column
from fourfold.data.sources.reading.columns import column_reader
from fourfold.data.sources.reading.memo_column import MemoColumn

CODES = {"areas": {"drugs": "Drugs", "fraud": ""}}


def read(cell, **said):
    """One cell of a column: its value, or the code of its fault."""
    found = column_reader(Column("n", **said), CODES, frozenset(["n/a"])).read([cell], only_text=True)
    return found.faults[0][1].code if found.faults else found.values[0]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("12", 12), (" 1,200 ", 1200), ("-3", -3), ("12.0", 12), ("1.5", "not_whole"), ("12,00", "not_whole")],
)
def test_a_whole_number(cell, value):
    assert read(cell, kind=Kind.INTEGER) == value


def test_a_whole_number_has_its_limits():
    assert read("0", kind=Kind.INTEGER, lowest=1) == "too_small"
    assert read("11", kind=Kind.INTEGER, highest=10) == "too_large"


def test_a_list_keeps_each_item_once_and_names_an_unknown_one():
    assert read("Drugs; fraud;drugs;", kind=Kind.LIST, codes="areas") == ["drugs", "fraud"]
    assert read("a;b;a", kind=Kind.LIST) == ["a", "b"]
    assert read("Drugs; frauds", kind=Kind.LIST, codes="areas") == "unknown_areas_near"


def test_empty_cells_take_the_default_or_stay_empty():
    assert read("N/A", kind=Kind.YES_NO, default="no") is False
    assert read("n/a", default="unsaid") == "unsaid"
    assert read(" ", kind=Kind.CODE, codes="areas") is None


def test_the_length_limit_holds_for_every_kind():
    assert read("drugs;" * 5, kind=Kind.LIST, codes="areas", longest=20) == "too_long"


def test_a_default_that_is_no_value_is_refused():
    with pytest.raises(Refused, match=r"default for “n” cannot be used\. “perhaps” is neither yes nor no"):
        read("", kind=Kind.YES_NO, default="perhaps")


def test_what_is_remembered_has_a_limit(monkeypatch):
    monkeypatch.setattr(memo_column, "REMEMBERED", 10)
    column = MemoColumn(Column("n", kind=Kind.INTEGER), CODES, frozenset())
    for start in range(0, 100, 5):
        numbers = range(start, start + 5)
        assert column.read([str(one) for one in numbers], only_text=True).values == list(numbers)
    assert len(column._memo) <= 15
