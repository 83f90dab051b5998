"""Deciding effects: who may, in which meeting, with which reason; and what it does to the figures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.tackling.activity import actions as reporting
from fourfold.tackling.activity.actions import Told
from fourfold.tackling.disruptions import actions as record_actions
from fourfold.tackling.disruptions import queries, rules
from fourfold.tackling.disruptions.assurance import actions, answering, assurers, leading, queue
from fourfold.tackling.disruptions.assurance.assurers import MayNotAssure, Way
from fourfold.tackling.disruptions.filters import Filters
from fourfold.tackling.disruptions.models import Decision, Disruption
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded

EVERY = frozenset(Way)


@pytest.fixture
def assurer(person, codes):
    return person("coordinator", "cheshire", "Q Bramwell")


@pytest.fixture
def chair(person, codes):
    return person("panel", "nwrocu", "A Penhale")


def decided(disruption, by, grade, **more):
    with viewing(by) as now:
        opened = more.pop("opened", Disruption.objects.get(pk=disruption.pk).edition)
        return actions.decide(disruption=disruption, opened=opened, grade=grade, by=by, at=now, **more)


def met(chair, members="A Penhale\nB Orme", on=None):
    with viewing(chair) as now:
        return actions.open_meeting(held_on=on or clock.day_of(now), members=members, by=chair, at=now)


def test_what_was_claimed_is_agreed_and_then_waits_no_more(warrant, assurer):
    with viewing(assurer) as now:
        assert [row.pk for row in queue.waiting(queue.Narrowed(), EVERY, on=clock.day_of(now))] == [
            warrant.pk
        ]
    assert decided(warrant, assurer, "moderate").assured == "moderate"
    with viewing(assurer) as now:
        assert not queue.waiting(queue.Narrowed(), EVERY, on=clock.day_of(now)).exists()
        assert Decision.objects.get().way == "coordinator"


def test_whoever_recorded_it_led_it_and_decides_nothing(warrant, coordinator):
    with pytest.raises(MayNotAssure, match="led this event and cannot decide it"):
        decided(warrant, coordinator, "moderate")


def test_the_officer_whose_report_it_came_from_led_it_and_a_coordinator_who_recorded_it_may_decide(
    coordinator, larch, register, person
):
    officer = person("frontline", "cheshire", "P Sallow")
    with viewing(officer) as now:
        told = Told("Two arrested at Elm Street.", "Elm Street", clock.day_of(now))
        report = reporting.report(facts=told, by=officer, at=now)
    made = recorded(coordinator, register["cheshire"], larch.reference, from_report=report.pk)
    with viewing(coordinator):
        assert leading.names_of_leaders(made) == ["P Sallow"]
    assert decided(made, coordinator, "moderate").assured == "moderate"


def test_whoever_reported_the_same_event_was_there_too_and_decides_nothing(
    warrant, assurer, chair, coordinator, larch, register
):
    big = recorded(coordinator, register["cheshire"], larch.reference, claimed="major")
    for record in (warrant, big):
        with viewing(assurer) as now:
            told = Told("Two arrested at Elm Street.", "Elm Street", clock.day_of(now))
            report = reporting.report(facts=told, by=assurer, at=now)
        with viewing(coordinator) as now:
            reporting.settle(report=report, opened=1, state="same_event", answer="", became=record.reference.lower(),
                             by=coordinator, at=now)  # fmt: skip
    with pytest.raises(MayNotAssure, match="Q Bramwell led this event and cannot decide it"):
        decided(warrant, assurer, "moderate")
    with pytest.raises(MayNotAssure, match="Q Bramwell led this event"):
        decided(big, chair, "major", meeting=met(chair, "A Penhale\nq bramwell"))


def test_another_effect_than_the_claimed_one_needs_a_reason_and_the_claim_stays(warrant, assurer):
    with pytest.raises(rules.Broken, match="Give the reason"):
        decided(warrant, assurer, "minor")
    lowered = decided(warrant, assurer, "minor", reason="Both were released the same day.")
    assert (lowered.claimed, lowered.assured) == ("moderate", "minor")


def test_the_latest_decision_stands_and_earlier_ones_stay(warrant, assurer):
    decided(warrant, assurer, "moderate")
    with pytest.raises(rules.Broken, match="Give the reason"):
        decided(warrant, assurer, "none")
    decided(warrant, assurer, "none", reason="The group was at it again that night.")
    with viewing(assurer):
        assert list(Decision.objects.order_by("pk").values_list("grade", flat=True)) == ["moderate", "none"]
        assert queries.disruption(warrant.reference).assured == "none"


def test_a_major_claim_is_a_panels_in_a_meeting_of_people_who_did_not_lead_it(
    coordinator, larch, assurer, chair, register
):
    big = recorded(coordinator, register["cheshire"], larch.reference, claimed="major")
    with pytest.raises(MayNotAssure, match="A panel decides this one"):
        decided(big, assurer, "major")
    with pytest.raises(rules.Broken, match="A panel decides in a meeting"):
        decided(big, chair, "major")
    theirs = met(chair, f"A Penhale\n{coordinator.name.upper()}", on=date(2021, 7, 1))
    with pytest.raises(MayNotAssure, match="led this event"):
        decided(big, chair, "major", meeting=theirs)
    assert decided(big, chair, "major", meeting=met(chair)).assured == "major"
    with viewing(assurer):
        assert Decision.objects.get().sitting.splitlines()[1:] == ["A Penhale", "B Orme"], (
            "the force reads who sat"
        )


def test_what_a_panel_decided_no_coordinator_decides_anew(coordinator, larch, assurer, chair, register):
    big = recorded(coordinator, register["cheshire"], larch.reference, claimed="major")
    decided(big, chair, "minor", reason="They trade again.", meeting=met(chair))
    with pytest.raises(MayNotAssure, match="A panel decides this one"):
        decided(big, assurer, "moderate", reason="I see it otherwise.")
    met_since = met(chair, on=clock.day_of(clock.read()) - timedelta(days=1))
    assert decided(big, chair, "none", reason="Nothing changed.", meeting=met_since).assured == "none"


def test_a_panel_that_met_before_the_event_did_not_decide_it(coordinator, larch, chair, register):
    big = recorded(coordinator, register["cheshire"], larch.reference, claimed="major")
    with pytest.raises(rules.Broken, match="met before the event"):
        decided(big, chair, "major", meeting=met(chair, on=big.event_on - timedelta(days=1)))
    assert decided(big, chair, "major", meeting=met(chair, on=big.event_on)).assured == "major"


def test_a_coordinator_sends_to_a_panel_what_only_a_panel_may_give(warrant, assurer, chair):
    with pytest.raises(MayNotAssure, match="Only a panel gives this effect"):
        decided(warrant, assurer, "major", reason="They are finished.")
    with viewing(assurer) as now:
        sent = actions.send_to_panel(
            disruption=warrant, opened=warrant.edition, reason="Major, I think.", by=assurer, at=now
        )
        assert [row.way for row in queue.waiting(queue.Narrowed(), EVERY, on=clock.day_of(now))] == ["panel"]
    with pytest.raises(MayNotAssure, match="sent to a panel"):
        decided(sent, assurer, "moderate")
    assert decided(sent, chair, "major", reason="No shop is open.", meeting=met(chair)).assured == "major"


def test_the_database_draws_the_same_minor_ones_for_a_panel_as_the_rule(coordinator, larch, register, chair):
    made = [recorded(coordinator, register["cheshire"], larch.reference, claimed="minor") for _ in range(200)]
    with viewing(chair) as now:
        on = clock.day_of(now)
        found = {row.reference: row.way for row in queue.waiting(queue.Narrowed(), EVERY, on=on)}
    claims = (assurers.Claim("cheshire", one.reference, "minor") for one in made)
    assert found == {claim.reference: assurers.way(claim, on=on) for claim in claims}
    assert set(found.values()) == {Way.PANEL, Way.COORDINATOR}, "else nothing was compared"


def test_somebody_elses_change_in_between_is_a_clash(warrant, assurer):
    with pytest.raises(Clash):
        decided(warrant, assurer, "moderate", opened=warrant.edition - 1)


def test_what_does_not_count_is_not_decided(coordinator, assurer, register):
    loose = recorded(coordinator, register["cheshire"])
    with pytest.raises(rules.Broken, match="not counted by itself"):
        decided(loose, assurer, "minor")


def test_a_role_that_does_not_assure_is_refused(warrant, person):
    with pytest.raises(Refused, match="does not agree effects"):
        decided(warrant, person("analyst", "cheshire"), "moderate")


def test_a_panel_meets_once_a_day_with_two_people_at_least(chair):
    with pytest.raises(rules.Broken, match="at least two people"):
        met(chair, "A Penhale")
    with pytest.raises(rules.Broken, match="named twice"):
        met(chair, "A Penhale\na  penhale")
    met(chair)
    with pytest.raises(rules.Broken, match="met on that day already"):
        met(chair)


def test_a_decision_changes_no_answer_about_a_moment_before_it(warrant, assurer):
    with viewing(assurer):
        then = clock.read()
    decided(warrant, assurer, "none", reason="Nothing came of it.")
    with viewing(assurer):
        assert queries.disruption(warrant.reference, as_of=then).assured == ""
        assert queries.count(Filters(grade=("moderate",)), as_of=then) == 1
        assert queries.count(Filters(grade=("moderate",))) == 0


def test_nothing_is_asked_of_what_counts_no_more_or_set_nobody_back(coordinator, larch, register):
    with viewing(coordinator) as now:
        ago = clock.day_of(now) - timedelta(days=40)
    gone, harmless = (
        recorded(coordinator, register["cheshire"], larch.reference, event_on=ago, claimed=claimed)
        for claimed in ("minor", "none")
    )
    with viewing(coordinator) as now:
        gone = record_actions.withdraw(disruption=gone, opened=1, reason="Wrong.", by=coordinator, at=now)
        for one in (gone, harmless):
            with pytest.raises(rules.Broken, match="Nothing is asked"):
                answering.answer(disruption=one, opened=one.edition, back="no", by=coordinator, at=now)


def test_the_question_is_asked_at_its_days_and_answered_by_the_agency(coordinator, register, assurer, chair):
    with viewing(coordinator) as now:
        ago = clock.day_of(now) - timedelta(days=95)
    old = recorded(
        coordinator,
        register["cheshire"],
        a_threat(coordinator, register["cheshire"], name="Op Elm").reference,
        event_on=ago,
    )
    with viewing(assurer) as now:
        made = answering.answer(disruption=old, opened=old.edition, back="no", by=assurer, at=now)
        assert made.days == 90
        old = Disruption.objects.get(pk=old.pk)
        with pytest.raises(rules.Broken, match="Nothing is asked"):
            answering.answer(disruption=old, opened=old.edition, back="yes", by=assurer, at=now)
    with viewing(chair) as now, pytest.raises(Refused, match="agency that recorded"):
        answering.answer(disruption=old, opened=old.edition, back="no", by=chair, at=now)
