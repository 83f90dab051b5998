"""A column map is read, or refused with the line and the fault in words."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Kind
from fourfold.data.sources.contracts.shipped_maps import shipped_contract, shipped_maps

GOOD = """sender: gmp
sends: threats
version: 2
format: csv
key: [ref]
word_lists: {answers: {on: yes, off: no}}
columns:
  ref:
    headings: Ref
    required: yes
  live: {headings: [Live], kind: yes_no, words: answers}
"""


def test_a_map_is_read_and_words_stay_words():
    contract = read_contract(GOOD)
    assert contract.names == ("ref", "live") and contract.version == 2 and len(contract.digest) == 64
    assert contract.columns[1].kind is Kind.YES_NO and contract.columns[1].words == {"on": "yes", "off": "no"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sender: gmp\n", "", "Line 1: “sender” is missing."),
        (
            "format: csv",
            "fromat: csv",
            "Line 4: “fromat” is not something a column map can say here. Did you mean “format”?",
        ),
        (
            "format: csv",
            "format: doc",
            "Line 4: “doc” is not a format. It can be csv, xlsx, ndjson, json, fixed, xml, zip.",
        ),
        ("version: 2", "version: two", "Line 3: “version” should be a whole number, 1 or more."),
        ("required: yes", "required: perhaps", "Line 10: “required” should be yes or no."),
        ("required: yes", "required: no", "Line 5: the key column “ref” must be required."),
        ("key: [ref]", "key: [reff]", "Line 5: the key column “reff” is not among the columns."),
        ("[Live]", "[ref]", "Line 11: the heading “ref” is given to two columns."),
        (
            "kind: yes_no, words: answers",
            "kind: code",
            "Line 11: “live” holds codes, so it needs “codes” or “words”.",
        ),
        ("words: answers", "words: replies", "Line 11: “replies” is not a words. It can be answers."),
        ("    headings: Ref\n", "", "Line 9: “ref” is required, so it needs a heading or a default."),
        ("sends: threats", "sends: threats\nsends: x", "Line 3: “sends” is given twice."),
        ("sends: threats", "sends: [threats", "Line 3: this is not a column map that can be read"),
        ("sends: threats", "sends: &a threats\nsheet: *a", "Line 3: a column map may not refer"),
        ("key: [ref]", "key: [ref]\ndelimiter: ab", "Line 6: the delimiter should be one character"),
        (
            "format: csv",
            "format: json\nend_mark: {word: END}",
            "Line 5: only CSV and XLSX files and fixed columns can have an end mark.",
        ),
        ("kind: yes_no", "kind: day, date_orders: [DDMM]", "Line 11: “DDMM” is not a date_orders."),
        (
            "    headings: Ref\n    required: yes\n",
            "    - Ref\n",
            "Line 9: “ref” should be a list of names with a value each.",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(old, new, said):
    assert old in GOOD
    with pytest.raises(Refused) as caught:
        read_contract(GOOD.replace(old, new, 1))
    assert said in str(caught.value)


@given(st.text(max_size=80) | st.text("{}[]:&*- \n\tabc", max_size=40))
def test_any_text_is_a_map_or_is_refused(text):
    for whole in (text, GOOD + text):
        try:
            read_contract(whole)
        except Refused as refused:
            assert str(refused)


def test_the_shipped_maps_give_the_same_columns_in_the_same_order():
    contracts = {name: read_contract(text) for name, text in shipped_maps().items()}
    senders, columns = defaultdict(set), defaultdict(set)
    for one in contracts.values():
        senders[one.sends].add(one.sender)
        columns[one.sends].add(one.names if one.sends == "threats" else frozenset(one.names))
    assert len(senders["threats"]) == len(senders["disruptions"]) == 7
    assert len(columns["threats"]) == len(columns["disruptions"]) == 1
    # A sender may have an older map beside the one that carries its name.
    assert all(name.startswith(f"{one.sends}_{one.sender}") for name, one in contracts.items())
    assert {f"{one.sends}_{one.sender}" for one in contracts.values()} <= contracts.keys()


def test_a_sender_without_a_map_is_said():
    with pytest.raises(Refused, match="There is no column map for “threats” from “kent”"):
        shipped_contract("threats", "kent")
