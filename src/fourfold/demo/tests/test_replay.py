"""A small region, replayed through the platform, answers what the plain twin works out from its plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from django.db import connections

from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.data.sources.models import Batch, HeldRow
from fourfold.demo import LAST_DAY, STARTS_AT, models, people, seed
from fourfold.demo.colleagues import who
from fourfold.demo.figures import measuring
from fourfold.demo.figures.disruptions import WORDED
from fourfold.demo.forces import FORCES
from fourfold.demo.region.later import later
from fourfold.demo.region.shapes import Region, Verb
from fourfold.demo.replay import amending, doubling
from fourfold.demo.replay.later import play_later
from fourfold.demo.replay.world import World
from fourfold.demo.tests import disruptions_oracle, oracle
from fourfold.tackling.activity import duties, queries
from fourfold.tackling.activity.rules import State
from fourfold.tackling.disruptions import pairs
from fourfold.tackling.disruptions.assurance import lasting
from fourfold.tackling.disruptions.models import Disruption, Followup
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.models import Brief, DecisionRequest, LinkedPerson

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
DAYS = (date(2021, 12, 31), date(2022, 8, 17), date(2023, 1, 4), date(2023, 4, 1), date(2023, 7, 13))


def test_a_replay_ends_as_planned_and_answers_for_any_day_what_the_plan_says(some_of_each_fate, model_texts):
    """One replay for both: playing a region is what takes the time."""
    region, world = some_of_each_fate, _played(some_of_each_fate)
    _then_the_platform_is_as_a_visitor_finds_it(region)
    _then_the_extract_of_any_day_is_what_the_plan_says_and_stays_it(region, world, model_texts)


def _played(region: Region) -> World:
    """The region, played to its end on this test's own database."""
    with connections["owner"].cursor() as cursor:
        # A test database starts today and its clock cannot go back; this one starts where the replay does.
        cursor.execute("update platform_clock set ahead = %s - clock_timestamp()", [STARTS_AT])
    seed.set_up()
    return seed.play(region, progress=lambda line: None)


def _then_the_extract_of_any_day_is_what_the_plan_says_and_stays_it(
    region: Region, world: World, model_texts: dict[date, str]
) -> None:
    # A day ends at midnight: what a panel agreed in the afternoon counts on the same day.
    panels = sorted({act.day for one in region.threats for act in one.acts if act.verb is Verb.AGREE})
    answers = {day: measuring.answer(clock.end_of(day)) for day in (*panels[::6], *DAYS)}
    for day, answer in answers.items():
        assert _by_code(answer) == oracle.listed(region, day, model_texts), day
    told = {day: measuring.answer(clock.end_of(day), WORDED) for day in (*panels[::12], *DAYS)}
    for day, answer in told.items():
        assert _by_code(answer) == disruptions_oracle.counted(region, day), day
    at_the_end = measuring.answer(clock.read(), WORDED)
    play_later(world, region)
    assert {day: measuring.answer(clock.end_of(day)) for day in answers} == answers
    assert {day: measuring.answer(clock.end_of(day), WORDED) for day in told} == told
    assert measuring.answer(clock.read()).rows == answers[DAYS[-1]].rows + 25
    late = later(region, models.tactical()).disruptions
    assert late and measuring.answer(clock.read(), WORDED).rows == at_the_end.rows + len(late)


def _then_the_platform_is_as_a_visitor_finds_it(region: Region) -> None:
    _then_reports_wait_and_others_were_answered()
    assert clock.read() >= seed.ENDS_AT and clock.day_of(clock.read()) == LAST_DAY
    with viewing(people.viewer(who("moderator", "nwrocu_rocta"), LAST_DAY)):
        held = Counter(HeldRow.objects.values_list("state", flat=True))
    wrong = [row for row in region.rows if row.fault]
    assert (
        held.total() == len(region.bad_rows) + len(wrong) + len(amending.of_a_clash(region.threats))
        and held["held"]
        and held["set aside"]
    )
    _then_files_of_people_and_of_assessments_wait_to_be_mended(region)
    _then_the_region_sees_what_two_forces_recorded_of_one_event()
    _then_it_was_asked_whether_effects_lasted()
    _then_who_recorded_stands_where_no_file_did(region)
    # What waits stands only for a later visitor to settle: nobody has approved their own.
    with viewing(people.viewer(who("moderator", "nwrocu_rocta"), LAST_DAY)):
        waits = DecisionRequest.objects.filter(outcome="").count()
        approved = list(DecisionRequest.objects.filter(outcome="approved").select_related("decision"))
    assert waits and approved
    assert all(one.decision.approved_by_id not in (None, one.asked_by_id) for one in approved)
    _then_officers_read_what_lead_officers_wrote_at_their_own_day(region)
    carried = agencies.successions(agency_id=agencies.agency("cumbria_council").pk)
    assert [(step.kind, step.carried.count()) for step in carried] == [
        ("split", carried[0].carried.count())
    ] * 2
    assert carried[0].carried.count() >= 1


def _then_officers_read_what_lead_officers_wrote_at_their_own_day(region: Region) -> None:
    with viewing(people.viewer(who("moderator", "nwrocu_rocta"), LAST_DAY)):
        found = Brief.objects.order_by("written_at").select_related("written_by")
        written = [(clock.day_of(one.written_at), one.signs, one.written_by.name) for one in found]
    planned = [(one.day, one.signs, who("lro", one.sender).name) for one in region.briefs]
    assert written and sorted(written) == sorted(planned)


def _then_files_of_people_and_of_assessments_wait_to_be_mended(region: Region) -> None:
    """Each file was loaded as a force would load it: what is right is there, what is wrong is held back."""
    planned = Counter((row.sender, row.what) for row in region.rows)
    assert {what for _sender, what in planned} == {"people", "assessments"} and len(planned) == 4
    codes = {number: code for code, number in agencies.codes().items()}
    with viewing(replace(people.viewer(who("moderator", "nwrocu_rocta"), LAST_DAY), protects=True)):
        batches = list(Batch.objects.filter(what__in=["people", "assessments"]))
        waiting = Counter(
            (codes[row.batch.sender_id], row.batch.what)
            for row in HeldRow.objects.filter(batch__in=batches, state="held").select_related("batch")
        )
        states = Counter(Assessment.objects.exclude(sent_reference="").values_list("state", flat=True))
        parts = LinkedPerson.objects.filter(said_on__isnull=False).count()
    assert {(codes[one.sender_id], one.what): one.rows for one in batches} == dict(planned)
    assert waiting == Counter((row.sender, row.what) for row in region.rows if row.fault)
    assert states == Counter(submitted=2, draft=2)
    assert parts == sum(row.what == "people" and not row.fault for row in region.rows)


def _then_it_was_asked_whether_effects_lasted() -> None:
    """Some questions are answered, each by the agency's own co-ordinator and none after the group was back."""
    with viewing(people.viewer(who("moderator", "nwrocu_rocta"), LAST_DAY)):
        told = list(Followup.objects.select_related("disruption", "by").order_by("disruption_id", "days"))
    assert len({one.back for one in told}) > 1
    for one, after in pairwise(told):
        assert one.disruption_id != after.disruption_id or one.back != lasting.BACK
    numbers = agencies.codes()
    own = {numbers[force]: who("coordinator", force).name for force in FORCES}
    assert all(one.by.name == own[one.disruption.agency_id] for one in told)


def _then_who_recorded_stands_where_no_file_did(region: Region) -> None:
    with viewing(people.viewer(who("moderator", "nwrocu_rocta"), LAST_DAY)):
        rows = Disruption.objects.exclude(sender_reference="").select_related("recorded_by_user")
        found = {one.sender_reference: one.recorded_by_user for one in rows}
    names = {key: by.name if by else "" for key, by in found.items()}
    assert names == {one.key: who(one.by, one.sender).name if one.by else "" for one in region.disruptions}
    assert any(names.values())


def _then_the_region_sees_what_two_forces_recorded_of_one_event() -> None:
    with viewing(people.viewer(who("moderator", "nwrocu_rocta"), LAST_DAY)):
        found, _total = pairs.pairs(today=LAST_DAY)
        given, _open = pairs.given()
        waiting = [one for one in given if one.event_on >= doubling.EVENTS[0][0]]
    doubles = [one for one in found if one.first.event_on == one.second.event_on == doubling.EVENTS[0][0]]
    assert len(doubles) == 1 and doubles[0].first.agency_id != doubles[0].second.agency_id
    assert doubles[0].same_threat
    assert len(waiting) == 1 and waiting[0].threats_given[0].startswith("NW-OCG-")
    with viewing(people.viewer(who("coordinator", "merseyside"), LAST_DAY)):
        assert threats.threat(waiting[0].threats_given[0]) is None, "the force that named it cannot see it"


def _by_code(answer: measuring.Answer) -> Counter[tuple[str, str]]:
    codes = {number: code for code, number in agencies.codes().items()}
    return Counter({(codes[owner], kind): count for (owner, kind), count in answer.by_owner_and_kind.items()})


def _then_reports_wait_and_others_were_answered() -> None:
    coordinator = people.viewer(who("coordinator", "cheshire"), LAST_DAY)
    with viewing(coordinator) as now:
        waiting = duties.waiting(coordinator, now)
        states = Counter(one.state for one in queries.inbox(coordinator, list(State)))
    assert waiting.total == states["waiting"] == 3 and waiting[0].note.endswith("waiting 4 days")
    assert states - Counter(waiting=3) == Counter(answered=1, disruption=1, plan=1)
    officer = people.viewer(who("frontline", "cheshire"), LAST_DAY)
    with viewing(officer) as now:
        told = duties.own(officer, now)
    assert [task.tag for task in told] == ["done", "done", "submitted", "submitted"]
