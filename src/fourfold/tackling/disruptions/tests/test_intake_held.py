"""What a file may not say of a disruption is held back with its reason, and the rest of the file is loaded."""

from datetime import date
from decimal import Decimal

import pytest

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.data.sources.models import Batch
from fourfold.data.sources.staging import Staged
from fourfold.tackling.disruptions import actions, intake
from fourfold.tackling.disruptions.intake.holding_back import CANNOT_BE
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.tests.conftest import recorded
from fourfold.tackling.disruptions.tests.files import load, row


@pytest.fixture
def analyst(person, codes):
    return person("analyst", "cheshire")


@pytest.fixture
def home(register):
    return register["cheshire"]


@pytest.mark.parametrize(
    ("changed", "column", "sentence"),
    [
        ({"event_on": date(2090, 1, 1), "record_date": date(2090, 1, 1)}, "event_on", "after today"),
        ({"event_ends_on": date(2022, 11, 2)}, "event_ends_on", "ends before it begins"),
        ({"record_date": date(2022, 11, 2)}, "record_date", "before the event"),
        ({"what": " "}, "what", "Say what happened"),
        ({"role": None}, "role", "must be filled in"),
        ({"event_on": None}, "event_on", "must be filled in"),
        ({"main_p": None}, "main_p", "must be filled in"),
        ({"benefits": 233}, "benefits", "Only support is for another"),
        ({"role": "support", "benefits": 232}, "benefits", "not itself"),
        ({"main_p": "pounce"}, "main_p", "not among the choices"),
        ({"further_ps": ["pounce"]}, "further_ps", "not among the choices"),
        ({"claimed": "huge"}, "claimed", "not among the choices"),
        ({"role": "both"}, "role", "not among the choices"),
        ({"tactics": ["x" * 101]}, "tactics", "too long"),
        ({"threat_references": ["x" * 61]}, "threat_references", "too long"),
        ({"event_ends_on": date(2090, 1, 1)}, "event_ends_on", "last day is after today"),
        ({"record_date": date(2090, 1, 1)}, "record_date", "The record date is after today."),
        ({"charges": -1}, "charges", "nothing or more"),
        ({"arrests": 2, "cash_gbp": Decimal(10) ** 12}, "cash_gbp", "nothing or more"),
        ({"agency": 233}, "agency", "another agency"),
    ],
)
def test_what_cannot_be_is_held_back_with_a_sentence_and_the_rest_is_loaded(
    analyst, home, changed, column, sentence
):
    taken = load(analyst, {**row(1, home), **changed}, row(2, home))
    assert taken.added == 1
    assert [(at, held) for at, held, _said in taken.held] == [(1, column)]
    assert sentence in str(taken.held[0][2])


@pytest.mark.parametrize(
    ("changed", "column", "sentence"),
    [
        ({"event_on": date(2022, 11, 12)}, "event_ends_on", "The event ends before it begins"),
        ({"event_ends_on": date(2022, 11, 1), "event_on": None}, "event_ends_on", "ends before it begins"),
        ({"event_on": date(2022, 11, 25), "event_ends_on": date(2022, 11, 26), "record_date": None}, "record_date",
         "before the event"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_what_stands_is_held_back_and_the_rest_is_loaded(
    analyst, home, changed, column, sentence
):
    load(analyst, row(1, home, event_ends_on=date(2022, 11, 5)))
    taken = load(analyst, {**row(1, home), **changed}, row(2, home))
    assert taken.added == 1 and [(at, held) for at, held, _said in taken.held] == [(1, column)]
    assert sentence in str(taken.held[0][2])


def test_every_condition_has_its_sentence():
    assert all(str(why.words) for _column, _condition, why in CANNOT_BE)


def test_one_reference_twice_in_a_file_is_held_back(analyst, home):
    first, second = row(1, home), row(1, home, what="Another.")
    taken = load(analyst, first, {**second, "sender_reference": "D/0001"})
    assert (taken.added, len(taken.held)) == (1, 1)


def test_a_withdrawn_record_and_who_leads_a_joined_one_are_for_people(
    analyst, larch, home, region, register, other
):
    load(analyst, *(row(number, home, threat_references=[larch.reference]) for number in (1, 2)))
    claimed = recorded(other, register["merseyside"])
    with viewing(analyst):
        one, two = Disruption.objects.order_by("sender_reference")
    with viewing(region) as now:
        actions.join(disruption=claimed, into=two, reason="One event.", by=region, at=now)
    with viewing(analyst) as now:
        actions.withdraw(disruption=one, opened=1, reason="Never was.", by=analyst, at=now)
    helped = {"role": "support", "benefits": register["merseyside"]}
    taken = load(analyst, row(1, home, what="Again."), row(2, home, **helped))
    said = [str(each[2]) for each in taken.held]
    assert one.reference in said[0] and "was withdrawn" in said[0]
    assert two.reference in said[1] and "who led" in said[1]


def test_who_records_no_disruptions_loads_none(person, codes):
    officer = person("frontline", "cheshire")
    with viewing(officer) as now, pytest.raises(Refused, match="does not include"):
        intake.take_in(Staged(Batch(), officer, now))
