"""NDJSON with lists inside records: paths, choices, sums, and nothing lost that the map does not know."""

import json
from decimal import Decimal

import pytest

from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.reading import json_source

MAP = """
sender: gmp
sends: threats
version: 1
format: ndjson
key: [ref]
columns:
  ref: {headings: [id], required: yes}
  force: {headings: [lead/force], kind: code, codes: agencies, required: yes}
  threats: {headings: [against], kind: list, may_be_missing: yes}
  arrests: {headings: ["results[type=arrests]/count"], kind: integer, lowest: 0, add_up: yes}
  cash: {headings: ["results[type=cash]/count"], kind: amount, lowest: 0}
  note: {headings: [what/effect], may_be_missing: yes}
"""
ONE = {
    "id": "G1",
    "lead": {"force": "gmp"},
    "against": ["T1", "T2"],
    "results": [
        {"type": "Arrests", "count": 2},
        {"type": "cash", "count": 1250.5},
        {"type": "arrests", "count": 1},
    ],
}


def lines(*records):
    """Records one a line."""
    return "".join(json.dumps(one) + "\n" for one in records)


def nested(old="", new=""):
    """The map, with something in it changed."""
    return read_contract(MAP.replace(old, new, 1) if old else MAP)


def test_paths_lead_to_cells_and_several_numbers_are_added_up(check):
    checked = check(
        lines(ONE, {"id": "G2", "lead": {"force": "cheshire"}, "what": {"effect": "no line"}}), nested()
    )
    assert checked.good == [
        ("G1", "gmp", ["T1", "T2"], 3, Decimal("1250.5"), None),
        ("G2", "cheshire", None, None, None, "no line"),
    ]


def test_several_numbers_that_are_not_added_up_are_held_back(check):
    two = {"type": "cash", "count": "1"}
    checked = check(lines(ONE | {"results": [two, two]}), nested())
    assert "“1; 1” is not a number" in checked.bad[0].sentences[0]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"results": [{"type": "boats", "count": 1}]},
            "whose type is “boats”, which is not in the column map",
        ),
        ({"results": [{"count": 1}]}, "whose type is “”, which is not in the column map"),
        ({"results": [{"type": "cash", "count": 1, "by": "J"}]}, "The record has “results/by”"),
        ({"results": [7]}, "The record has “results”"),
        ({"lead": "gmp"}, "The record has “lead”"),
        ({"id": {"a": 1}}, 'id: “{"a": 1}” is not one value.'),
        ({"against": [{"a": 1}]}, 'against: “{"a": 1}” is not one value.'),
        ({"results": [{"type": "cash", "count": "much"}]}, "“much” is not a number, such as 1250 or 0.75."),
        ({"results": [{"type": "arrests", "count": -1}]}, "-1 is less than 0."),
    ],
)
def test_what_the_map_does_not_know_holds_back_its_record_and_no_other(check, more, said, monkeypatch):
    monkeypatch.setattr(json_source, "CHUNK", 1)  # the first records say which fields there are
    checked = check(lines(ONE, ONE | {"id": "G2"} | more, ONE | {"id": "G3"}), nested())
    assert checked.rows == [1, 3]
    assert len(checked.bad) == 1 and said in " ".join(checked.bad[0].sentences)


def test_a_field_given_twice_inside_is_held_back(check):
    text = lines(ONE) + '{"id": "G2", "lead": {"force": "gmp", "force": "cheshire"}}\n'
    assert check(text, nested()).bad[0].sentences == ["Row 2: The record gives one of its fields twice."]


def test_an_unknown_field_refuses_the_file_and_any_other_is_let_go_where_the_map_says_so(check, refusal):
    odd = lines(ONE | {"lead": {"force": "gmp", "unit": "x"}, "colour": "red"})
    assert "“lead/unit” is not in the column map" in refusal(odd, nested())
    assert check(odd, nested("key:", "extra_columns: any\nkey:")).rows == [1]
    assert check(odd, nested("key:", "extra_columns: [lead/unit, colour]\nkey:")).rows == [1]


def test_a_renamed_field_refuses_the_file(refusal):
    renamed = lines({**{name: value for name, value in ONE.items() if name != "id"}, "idd": "G1"})
    assert "The column “id” is missing. Has it become “idd”?" in refusal(renamed, nested())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lead/force", "id/force"),
        ("lead/force", "results/count"),
        ("type=cash", "kind=cash"),
        ("type=cash", "type"),
    ],
)
def test_paths_that_cannot_all_hold_are_refused(old, new):
    with pytest.raises(Refused, match="takes the same step in another way"):
        nested(old, new)
