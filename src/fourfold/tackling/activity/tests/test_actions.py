"""Reporting and settling: who may, what is kept, and what stays."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.tackling.activity import actions, duties, queries, rules
from fourfold.tackling.activity.models import Report
from fourfold.tackling.activity.tests.conftest import WORDS, told
from fourfold.tackling.disruptions.tests.conftest import recorded


def test_a_report_waits_at_the_agency_of_whoever_told_it(reported, officer, register):
    assert (reported.state, reported.agency_id, reported.told_by_id) == (
        "waiting", register["cheshire"], officer.user_id,
    )  # fmt: skip
    assert reported.reference.startswith("A-0")


def test_the_database_says_when_it_was_told(officer, register):
    with viewing(officer) as now:
        long_ago = now - timedelta(days=900)
        made = Report.objects.create(
            agency_id=register["cheshire"], told_by_id=officer.user_id, told_at=long_ago, **vars(told())
        )
        made.refresh_from_db()
        assert made.told_at >= now


@pytest.mark.parametrize(
    "changed", [{"what": "Nothing."}, {"place": "Elsewhere"}, {"who": "Somebody"}, {"group": "X"}]
)
def test_what_was_told_stays_as_it_was_told(reported, coordinator, changed):
    with (
        viewing(coordinator),
        pytest.raises(DatabaseError, match="stays as it was reported"),
        transaction.atomic(),
    ):
        Report.objects.filter(pk=reported.pk).update(**changed)


@pytest.mark.parametrize("role", ["inspector", "decider", "administrator"])
def test_a_role_that_does_not_report_is_refused(role, person, codes):
    by = person(role, "nwrocu")
    with viewing(by) as now, pytest.raises(Refused, match="does not report activity"):
        actions.report(facts=told(), by=by, at=now)


@pytest.mark.parametrize(("role", "agency"), [
    ("frontline", "cheshire"), ("analyst", "gmp"), ("lro", "cumbria"), ("coordinator", "nwrocu"),
    ("moderator", "nwrocu_rocta"),
])  # fmt: skip
def test_whoever_acts_reports_at_their_own_agency(role, agency, person, codes, tell, register):
    assert tell(person(role, agency)).agency_id == register[agency]


def test_a_day_after_today_is_refused(officer, tell, tomorrow):
    with pytest.raises(rules.Broken, match="That day is after today"):
        tell(officer, happened_on=tomorrow)


def test_a_co_ordinator_settles_and_the_words_are_kept(reported, settle, coordinator):
    found = settle(reported, "disruption", "Recorded with Op Larch.")
    assert (found.state, found.answer, found.settled_by_id) == (
        "disruption", "Recorded with Op Larch.", coordinator.user_id,
    )  # fmt: skip
    assert found.edition == 2 and found.settled_at is not None


@pytest.mark.parametrize("role", ["frontline", "analyst", "moderator"])
def test_who_does_not_settle_is_refused(role, person, reported, settle):
    with pytest.raises(Refused, match="said by the SOC co-ordinator"):
        settle(reported, by=person(role, "cheshire" if role != "moderator" else "nwrocu_rocta"))


def test_another_forces_co_ordinator_neither_sees_nor_settles_it(reported, settle, person):
    other = person("coordinator", "merseyside")
    with viewing(other):
        assert Report.objects.count() == 0 and queries.report(reported.reference, other) is None
    with pytest.raises(Refused):
        settle(reported, by=other)


def test_an_officer_reads_their_own_and_no_colleagues(reported, officer, person, coordinator):
    colleague = person("frontline", "cheshire")
    for reader, found in (
        (officer, True),
        (coordinator, True),
        (colleague, False),
        (person("analyst", "cheshire"), False),
    ):
        with viewing(reader):
            assert (queries.report(reported.reference, reader) is not None) is found, reader.role
    with viewing(colleague):
        assert queries.own(colleague).count() == 0 and queries.inbox(colleague, ()).count() == 0


def test_a_stale_answer_changes_nothing(reported, settle):
    settle(reported, "plan", "")
    with pytest.raises(Clash) as clash:
        settle(reported, "answered", "No.")
    assert clash.value.current.state == "plan"


def test_an_answer_may_be_given_anew_but_not_once_a_disruption_stands(reported, settle, stands):
    waits = settle(reported, "plan", "")
    became = settle(waits, "disruption", "", stands)
    with pytest.raises(rules.Broken, match=f"became {stands}"):
        settle(became, "answered", "No.")


def test_the_same_event_is_said_of_a_disruption_that_has_a_reference(reported, settle, coordinator, stands):
    with pytest.raises(rules.Broken, match="Give the reference of the disruption that is of the same event"):
        settle(reported, "same_event", "We had it.")
    found = settle(reported, "same_event", "", stands)
    with pytest.raises(rules.Broken, match=f"became {stands}"):
        settle(found, "answered", "No.")
    with viewing(coordinator), pytest.raises(IntegrityError, match="told_something"), transaction.atomic():
        Report.objects.filter(pk=reported.pk).update(became="")


@pytest.mark.parametrize("state", ["same_event", "disruption"])
def test_nobody_is_told_of_a_disruption_that_is_not_there(reported, settle, person, register, state):
    elsewhere = recorded(person("coordinator", "merseyside"), register["merseyside"]).reference
    for written in ("D-999999", "nonsense", elsewhere):
        with pytest.raises(rules.Broken, match=f"There is no disruption {written}, or you may not see it"):
            settle(reported, state, "We had it.", written)


def test_a_reference_is_kept_as_it_is_written_on_the_record(reported, settle, stands):
    assert settle(reported, "same_event", "", f" {stands.lower()} ").became == stands


def test_the_database_too_refuses_an_answer_without_words(reported, coordinator):
    with (
        viewing(coordinator) as now,
        pytest.raises(IntegrityError, match="told_something"),
        transaction.atomic(),
    ):
        Report.objects.filter(pk=reported.pk).update(
            state="answered", settled_by=coordinator.user_id, settled_at=now
        )


def test_the_past_shows_what_was_known_then(reported, settle, coordinator, officer):
    with viewing(coordinator) as before:
        pass
    settle(reported)
    with viewing(coordinator):
        assert queries.inbox(coordinator, ()).count() == 0
        assert [one.state for one in queries.inbox(coordinator, (), as_of=before)] == ["waiting"]
        assert queries.report(reported.reference, coordinator, as_of=before).answer == ""
        assert (
            len(queries.versions(reported.pk)) == 2 and len(queries.versions(reported.pk, until=before)) == 1
        )


def test_the_inbox_waits_oldest_first_on_the_co_ordinators_first_page(officer, tell, coordinator, settle):
    first, second, third = (tell(officer, what=f"{number}. {WORDS}") for number in (1, 2, 3))
    settle(second)
    with viewing(coordinator) as now:
        tasks = duties.waiting(coordinator, now)
    assert [task.sentence.split()[0] for task in tasks] == [first.reference, third.reference]
    assert tasks.total == 2 and "since today" in tasks[0].note


def test_an_officer_is_told_what_became_of_it_for_two_weeks(reported, settle, officer):
    with viewing(officer) as now:
        assert duties.own(officer, now)[0].note == "Waiting for the co-ordinator"
    settle(reported, "answered", "That van is a florist's.")
    with viewing(officer) as now:
        task = duties.own(officer, now)[0]
        assert task.note == "Answered. That van is a florist's." and task.tag == "done"
        assert duties.own(officer, now + timedelta(days=15)).total == 0
        assert clock.day_of(now) == reported.happened_on
