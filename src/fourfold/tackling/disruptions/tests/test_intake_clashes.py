"""A file of disruptions overwrites nobody's work: only what its sender changed changes here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.clashing import LONG
from fourfold.data.sources.models import Arrival
from fourfold.data.sources.stands import Chosen
from fourfold.tackling.disruptions import actions, queries, rules
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded
from fourfold.tackling.disruptions.tests.files import load, row


@pytest.fixture
def home(register):
    return register["cheshire"]


def the_one(by, **which):
    with viewing(by):
        return Disruption.objects.get(**which or {"sender_reference": "D/0001"})


def amended(by, threats=None, results=None, **changes):
    with viewing(by) as now:
        one = Disruption.objects.get(sender_reference="D/0001")
        said = {"changes": changes, "threats": threats, "results": results}
        return actions.amend(disruption=one, opened=one.edition, by=by, at=now, **said)


def said(taken):
    return {str(one[1]): str(one[2]) for one in taken.held}


def test_a_column_that_the_sender_did_not_change_stays_as_it_was_amended_here(coordinator, home):
    load(coordinator, row(1, home, could_after="Runs two", tactics=["Closure order"]))
    amended(coordinator, what="Three arrested, one released.", tactics=["travel"], place="Elm Street")
    assert load(coordinator, row(1, home, could_after="Runs one", tactics=["Closure order"])).changed == 1
    one = the_one(coordinator)
    assert (one.what, one.could_after, one.tactics, one.place) == (
        "Three arrested, one released.", "Runs one", ["travel"], "Elm Street")  # fmt: skip


def test_what_both_changed_holds_the_row_with_both_values(coordinator, home):
    load(coordinator, row(1, home))
    amended(coordinator, claimed="minor", event_on=date(2022, 11, 2), tactics=["travel", "crime"])
    taken = load(
        coordinator,
        row(1, home, claimed="major", event_on=date(2022, 11, 4), tactics=["vehicles"]),
        row(2, home),
    )
    assert (taken.added, taken.changed) == (1, 0)
    why = (
        "{} was changed here, and the sender changed the same since its last file. Compare and choose. "
        "Here it says: {}"
    )
    number = the_one(coordinator).reference
    assert said(taken) == {
        "claimed": why.format(number, "minor"),
        "tactics": why.format(number, "travel, crime"),
        "event_on": why.format(number, "02/11/2022"),
    }
    assert (the_one(coordinator).claimed, the_one(coordinator).evidence) == ("minor", "")


def test_what_stands_as_the_sender_says_now_is_no_clash(coordinator, home):
    load(coordinator, row(1, home))
    amended(coordinator, claimed="minor")
    assert load(coordinator, row(1, home, claimed="minor", evidence="EX/1")).changed == 1
    assert load(coordinator, row(1, home, claimed="major")).changed == 1, "the sender's own since then"
    assert the_one(coordinator).claimed == "major"


def test_what_was_amended_before_the_last_file_still_counts(coordinator, home):
    load(coordinator, row(1, home))
    amended(coordinator, claimed="minor")
    load(coordinator, row(1, home, evidence="EX/1"))
    assert list(said(load(coordinator, row(1, home, claimed="major")))) == ["claimed"]
    load(coordinator, row(1, home, claimed=None, evidence="EX/2"))
    assert load(coordinator, row(1, home, evidence="EX/3")).changed == 1, "an empty cell says nothing"
    assert (the_one(coordinator).claimed, the_one(coordinator).evidence) == ("minor", "EX/3")


def test_results_are_columns_like_the_others(coordinator, home):
    load(coordinator, row(1, home, arrests=2, cash_gbp=Decimal("100.50")))
    amended(coordinator, results=[rules.Outcome("arrests", Decimal(3))])
    assert load(coordinator, row(1, home, arrests=2, cash_gbp=Decimal("100.5"), vehicles=1)).changed == 1
    with viewing(coordinator):
        found = queries.results_of([the_one(coordinator).pk])
    assert {one.kind: one.amount for (many) in found.values() for one in many} == {
        "arrests": 3,
        "vehicles": 1,
    }
    taken = load(coordinator, row(1, home, arrests=4, cash_gbp=Decimal(90), vehicles=1))
    assert list(said(taken)) == ["arrests", "cash_gbp"]
    assert said(taken)["arrests"].endswith(": 3") and said(taken)["cash_gbp"].endswith(": 0")


def test_threats_are_compared_one_by_one(coordinator, home, larch):
    ash, elm = (a_threat(coordinator, home, name=name).reference for name in ("Op Ash", "Op Elm"))
    load(coordinator, row(1, home, threat_references=[larch.reference, "X-1"]))
    amended(coordinator, threats=[larch.reference, ash])
    assert (
        load(coordinator, row(1, home, threat_references=[larch.reference, "X-1"], evidence="1")).changed == 1
    )
    assert load(coordinator, row(1, home, threat_references=["X-1", elm, "X-2"])).changed == 1
    one = the_one(coordinator)
    with viewing(coordinator):
        assert {each.reference for each in queries.threats_of([one.pk])[one.pk]} == {ash, elm}
    assert one.threats_given == ["X-2"]


def test_a_record_that_this_sender_never_sent_was_all_entered_here(coordinator, home, larch):
    recorded(coordinator, home, larch.reference, sender_reference="D/0001", claimed="minor")
    taken = load(coordinator, row(1, home))
    assert {"claimed", "what"} <= said(taken).keys() and the_one(coordinator).claimed == "minor"
    assert said(taken)["claimed"] == (
        f"{the_one(coordinator).reference} says otherwise here, and what the sender said of it before is not known. "
        "Compare and choose. Here it says: minor"
    )
    assert load(coordinator, row(1, home), chosen=Chosen(here={"claimed": "minor"})).held


def test_of_a_withdrawn_record_nothing_is_to_be_compared(coordinator, home):
    load(coordinator, row(1, home))
    amended(coordinator, claimed="minor")
    with viewing(coordinator) as now:
        one = Disruption.objects.get()
        actions.withdraw(disruption=one, opened=one.edition, reason="Never was.", by=coordinator, at=now)
    ((about, why),) = said(load(coordinator, row(1, home, claimed="major"))).items()
    assert about == "sender_reference" and "was withdrawn" in why


def test_files_out_of_order_and_twice_are_still_safe(coordinator, home):
    first, second = row(1, home, claimed="moderate"), row(1, home, claimed="moderate", evidence="EX/1")
    load(coordinator, first)
    amended(coordinator, claimed="minor")
    assert [load(coordinator, one).changed for one in (second, second, first, second)] == [1, 0, 1, 1]
    assert the_one(coordinator).claimed == "minor"
    clash = row(1, home, claimed="major")
    assert [len(load(coordinator, one).held) for one in (clash, clash, second)] == [1, 1, 0]


def test_what_was_chosen_is_done_and_asked_no_more(coordinator, home):
    for number in (1, 2):
        load(coordinator, row(number, home))
    with viewing(coordinator) as now:
        for one in Disruption.objects.all():
            actions.amend(disruption=one, opened=1, changes={"claimed": "minor"}, by=coordinator, at=now)
    clashes = [row(number, home, claimed="major") for number in (1, 2)]
    assert len(load(coordinator, clashes[0], chosen=Chosen(here={"claimed": "none"})).held) == 1, (
        "it changed since"
    )
    assert load(coordinator, clashes[0], chosen=Chosen(here={"claimed": "minor"})).changed == 1
    assert load(coordinator, clashes[1], chosen=Chosen(file={"claimed": "minor"})).changed == 1
    assert [the_one(coordinator, sender_reference=f"D/000{at}").claimed for at in (1, 2)] == [
        "minor",
        "major",
    ]
    assert load(coordinator, *clashes).unchanged == 2
    assert load(coordinator, row(1, home, claimed="major", evidence="EX/1")).changed == 1
    assert the_one(coordinator).claimed == "minor"


def test_support_that_its_sender_calls_led_now_ends_with_whom_it_was_for(coordinator, home):
    load(coordinator, row(1, home, role="support", benefits=home + 1))
    assert load(coordinator, row(1, home, role="lead")).changed == 1
    one = the_one(coordinator)
    assert (one.role, one.benefits_id, one.lead_agency_id) == ("lead", None, home)


def a_lead_with_a_contributor(coordinator, other, region, larch, register):
    load(coordinator, row(1, register["cheshire"], threat_references=[larch.reference]))
    theirs = recorded(other, register["merseyside"], event_on=date(2022, 11, 3))
    with viewing(region) as now:
        one = Disruption.objects.get(sender_reference="D/0001")
        actions.attach(disruption=theirs, threat=larch, by=region, at=now)
        actions.join(disruption=theirs, into=one, reason="One warrant.", by=region, at=now)
    return one


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"role": "support"}, "This row changes who led"),
        (
            {"event_on": date(2020, 1, 1), "record_date": date(2020, 2, 1)},
            "Other agencies' records are joined",
        ),
        ({"threat_references": ["X-77"]}, "Other agencies' records are joined"),
    ],
)
def test_no_file_takes_its_lead_from_an_event_that_others_joined(
    coordinator, other, region, larch, register, given, sentence
):
    made = a_lead_with_a_contributor(coordinator, other, region, larch, register)
    sent = row(1, register["cheshire"], **{"threat_references": [larch.reference], **given})
    taken = load(coordinator, sent)
    assert all(why.startswith(sentence) for why in said(taken).values()) and taken.held
    stands = the_one(coordinator)
    assert (stands.standing, stands.lead_agency_id, stands.edition) == (
        "national", made.lead_agency_id, stands.edition)  # fmt: skip
    with viewing(region):
        assert Disruption.objects.filter(joined_into=None, standing="national", withdrawn=False).count() == 1


def test_a_lead_that_others_joined_is_still_corrected(coordinator, other, region, larch, register):
    a_lead_with_a_contributor(coordinator, other, region, larch, register)
    sent = row(1, register["cheshire"], threat_references=[larch.reference], claimed="major")
    assert load(coordinator, sent).changed == 1
    assert (the_one(coordinator).claimed, the_one(coordinator).standing) == ("major", "national")


def test_of_long_words_no_second_copy_is_kept(coordinator, home):
    words = "Warrant at Elm Street: two arrested, a phone seized and forty wraps found in the cellar."
    load(coordinator, row(1, home, what=words, threat_references=["X-1", "X-2"]))
    with viewing(coordinator):
        said = Arrival.objects.get().said
    assert "2022-11-03" in said and "{X-1,X-2}" in said and words not in said
    assert max(len(one or "") for one in said) <= LONG


def test_the_main_p_is_none_of_the_further_ones_and_a_last_day_is_not_the_first(coordinator, home):
    days = {"event_on": date(2022, 11, 3), "event_ends_on": date(2022, 11, 5)}
    load(coordinator, row(1, home, further_ps=["prevent"], **days))
    sent = row(1, home, main_p="prevent", further_ps=["prevent"], **{**days, "event_on": date(2022, 11, 5)})
    assert load(coordinator, sent).changed == 1
    one = the_one(coordinator)
    assert (one.main_p, one.further_ps, one.event_on, one.event_ends_on) == (
        "prevent", [], date(2022, 11, 5), None)  # fmt: skip
