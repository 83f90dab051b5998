"""What is material, what a new model would change, and what the digest binds."""

from datetime import date
from decimal import Decimal

import pytest

from fourfold.understanding.assessments.scoring.changes import compare_models, material_changes
from fourfold.understanding.assessments.scoring.encoding import digest
from fourfold.understanding.assessments.scoring.model import NOT_KNOWN, Answer

from .samples import answers, page_example, small, tactical

BEFORE = answers(physical="low", financial="low", frequency="low")
FACTS = {"kind": "group", "owner": "north-wales"}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BEFORE, []),
        (BEFORE | answers(physical="high"), ["Physical harm: was Low, now High."]),
        (BEFORE | answers(physical=NOT_KNOWN), ["Physical harm: was Low, now Not known."]),
        (BEFORE | answers(financial="high"), []),
        (BEFORE | {"physical": Answer("low", "Another reason.")}, ["Physical harm: the reason has changed."]),
        (BEFORE | {"physical": Answer("low", "Seen  in two\r\nlogs.")}, []),
        (BEFORE | {"physical": Answer("low", "Seen in two logs.", ("Log 9",))}, []),
        (
            {},
            [
                "Physical harm: was Low, now Not answered.",
                "Physical harm: the reason has changed.",
                "Frequency: was Low, now Not answered.",
                "Frequency: the reason has changed.",
            ],
        ),
    ],
)
def test_the_model_says_which_changes_of_answers_are_material(after, expected):
    assert [change.sentence for change in material_changes(small(), BEFORE, after)] == expected


def test_material_facts_of_the_threat_count_and_others_do_not():
    after = {**FACTS, "owner": "cheshire", "lro": "DI Ellis"}
    changes = material_changes(small(), BEFORE, BEFORE, FACTS, after)
    assert [(change.what, change.code) for change in changes] == [("threat", "owner")]


def test_a_new_model_is_compared_on_the_same_answers():
    comparison = compare_models(
        small(), small("weight: 2", "weight: 9"), answers(physical="low", financial="none", frequency="high")
    )
    assert (comparison.before.risk, comparison.after.risk) == (10, 45)
    assert (comparison.before.tier.number, comparison.after.tier.number) == (2, 1)
    assert comparison.moves


def test_answers_that_a_new_model_cannot_read_are_named_and_not_guessed():
    new = small("code: high, label: High", "code: grave, label: Grave")
    comparison = compare_models(small(), new, answers(physical="high", financial="low", frequency="low"))
    assert comparison.lost == ("physical",)
    assert comparison.after.unknown == ("physical",)
    assert comparison.after.highest > comparison.after.lowest


def test_the_same_model_moves_nothing():
    assert not compare_models(tactical(), tactical(), page_example()).moves


def test_the_digest_is_the_same_whatever_the_order_of_keys_and_evidence():
    one = {"physical": Answer("low", "Why.", ("A", "B")), "frequency": Answer("low")}
    other = {"frequency": Answer("low"), "physical": Answer("low", "Why.", ("B", "A"))}
    assert digest(small(), one, FACTS) == digest(small(), other, dict(reversed(FACTS.items())))
    assert len(digest(small(), one, FACTS)) == 64


@pytest.mark.parametrize(
    "change",
    [
        {"answers": BEFORE | answers(financial="high")},
        {"answers": BEFORE | answers(financial=NOT_KNOWN)},
        {"answers": {code: BEFORE[code] for code in ("physical", "frequency")}},
        {"answers": BEFORE | {"physical": Answer("low", "Seen in two logs!")}},
        {"answers": BEFORE | {"physical": Answer("low", "Seen in two logs.", ("Log 1",))}},
        {"facts": {**FACTS, "owner": "cheshire"}},
        {"facts": {**FACTS, "owner": None}},
        {"model": small("weight: 2", "weight: 3")},
    ],
)
def test_the_digest_changes_with_anything_that_was_judged(change):
    judged = {"model": small(), "answers": BEFORE, "facts": FACTS}
    assert digest(**judged) != digest(**{**judged, **change})


def test_facts_that_are_not_material_do_not_reach_the_digest():
    assert digest(small(), BEFORE, FACTS) == digest(small(), BEFORE, {**FACTS, "lro": "DI Ellis"})


def test_a_material_fact_that_is_left_out_is_an_error():
    with pytest.raises(KeyError, match="owner"):
        digest(small(), BEFORE, {"kind": "group"})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Decimal("1.50"), Decimal("1.5"), True),
        (Decimal("10"), Decimal("1E+1"), True),
        ({"b", "a"}, {"a", "b"}, True),
        (["a"], ("a",), True),
        (1, "1", False),
        (date(2023, 1, 4), "2023-01-04", False),
        (True, 1, False),
        (Decimal("1"), "1", False),
        (["a", "b"], ["b", "a"], False),
        ("", None, False),
    ],
)
def test_a_fact_has_one_spelling(one, other, same):
    digests = [digest(small(), {}, {**FACTS, "owner": value}) for value in (one, other)]
    assert (digests[0] == digests[1]) is same


def test_a_fact_without_one_spelling_is_refused():
    with pytest.raises(TypeError, match="float"):
        digest(small(), {}, {**FACTS, "owner": 0.1})
