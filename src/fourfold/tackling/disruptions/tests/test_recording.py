"""Recording, amending and withdrawing: what is kept, who may, and what the database alone writes."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.tackling.disruptions import actions, queries, rules, same_events
from fourfold.tackling.disruptions.filters import COUNTED, Filters
from fourfold.tackling.disruptions.models import Disruption, DisruptionSlice
from fourfold.tackling.disruptions.tests.conftest import a_threat, facts, recorded

COUNTS = Filters(state=(COUNTED,))


def test_a_record_has_a_reference_a_record_date_and_its_threat(warrant, larch, coordinator):
    with viewing(coordinator) as now:
        assert warrant.reference == f"D-{warrant.pk:06d}"
        assert warrant.record_date == clock.day_of(now)
        assert warrant.standing == "national" and warrant.lead_agency_id == warrant.agency_id
        assert [one.reference for one in queries.threats_of([warrant.pk])[warrant.pk]] == [larch.reference]
        assert queries.count(COUNTS) == queries.count(COUNTS, as_of=now) == 1


def test_a_reference_grows_after_the_millionth_and_is_never_cut(coordinator, register):
    owner = register["cheshire"]
    standing = {"lead_agency_id": owner, "standing": "activity", "record_date": date(2022, 1, 4)}
    with viewing(coordinator):
        million = Disruption.objects.create(pk=1_234_567, **facts(owner), **standing)
    assert million.reference == "D-1234567"


def test_when_it_was_entered_is_the_databases_word_whatever_is_said(coordinator, register, warrant):
    long_ago, owner = datetime(2001, 1, 1, tzinfo=UTC), register["cheshire"]
    known = {"lead_agency_id": owner, "standing": "activity", "record_date": date(2022, 1, 4)}
    with viewing(coordinator) as now:
        given = {**facts(owner), **known, "entered_at": long_ago}
        Disruption.objects.create(**given)
        Disruption.objects.bulk_create([Disruption(**given), Disruption(**given)])
        Disruption.objects.filter(pk=warrant.pk).update(entered_at=long_ago)
        with connection.cursor() as cursor:
            cursor.execute("update disruptions_disruption set entered_at = %s", [long_ago])
        entered = list(Disruption.objects.values_list("entered_at", flat=True))
    assert len(entered) == 4 and all(abs(moment - now) < timedelta(minutes=5) for moment in entered)


def test_a_threat_that_is_not_there_and_one_of_another_force_get_the_same_answer(
    coordinator, other, register
):
    hidden = a_threat(other, register["merseyside"], name="Op Yew")
    made = recorded(coordinator, register["cheshire"], hidden.reference, "NW-OCG-9999", "nw ocg 9999")
    assert made.threats_given == [hidden.reference, "NW-OCG-9999"]
    assert made.standing == "activity"


def test_what_the_standard_refuses_is_kept_and_not_counted(coordinator, register):
    owner = register["cheshire"]
    line = a_threat(coordinator, owner, kind="vulnerability", subtype="county_line")
    school = recorded(coordinator, owner, line.reference, main_p="prevent")
    stop = recorded(coordinator, owner, line.reference)
    assert (school.standing, stop.standing) == ("prevention_work", "activity")
    with viewing(coordinator):
        assert queries.count(Filters()) == 2 and queries.count(COUNTS) == 0


def test_a_prison_threat_of_the_regional_unit_is_regional(region, person, register):
    lro = person("lro", "nwrocu")
    unit = register["nwrocu"]
    prison = a_threat(lro, unit, kind="vulnerability", subtype="prison_drones")
    assert recorded(lro, unit, prison.reference).standing == "regional"
    own = a_threat(lro, unit, kind="vulnerability", subtype="county_line")
    assert recorded(lro, unit, own.reference).standing == "activity"
    group = a_threat(lro, unit)
    given = {"role": "support", "benefits_id": register["cheshire"]}
    helped = recorded(lro, unit, group.reference, **given)
    assert helped.standing == "national" and helped.lead_agency_id == register["cheshire"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"event_on": date(2090, 1, 1)}, "Event date is after today"),
        ({"event_ends_on": date(2001, 1, 1)}, "ends before it begins"),
        ({"role": "support"}, "Say which agency the support was for"),
        ({"what": " "}, "Say what happened"),
        ({"main_p": "punish"}, "is not among the choices"),
        ({"tactics": ["magic"]}, "is not among the choices"),
        ({"further_ps": ["pursue"]}, "not also among"),
    ],
)
def test_what_cannot_be_is_refused_in_words(coordinator, register, changed, sentence):
    with viewing(coordinator) as now, pytest.raises(rules.Broken, match=sentence):
        actions.record(facts=facts(register["cheshire"], **changed), threats=(), by=coordinator, at=now)


def test_results_have_units_and_are_replaced_as_a_whole(warrant, coordinator):
    drugs = rules.Outcome("drugs", Decimal("2.5"), "a")
    with viewing(coordinator) as now:
        for wanted in ((drugs, rules.Outcome("arrests", Decimal(2))), (drugs,)):
            stands = Disruption.objects.get(pk=warrant.pk)
            actions.amend(
                disruption=stands, opened=stands.edition, changes={}, results=wanted, by=coordinator, at=now
            )
        assert [(row.kind, row.unit, row.amount) for row in queries.results_of([warrant.pk])[warrant.pk]] == [
            ("drugs", "kilograms", Decimal("2.5"))
        ]
        assert Disruption.objects.get(pk=warrant.pk).edition == 3
        with pytest.raises(rules.Broken, match="whole numbers"):
            actions.amend(disruption=warrant, opened=3, changes={}, by=coordinator, at=now,
                          results=[rules.Outcome("arrests", Decimal("0.5"))])  # fmt: skip


def test_an_amendment_changes_the_standing_and_a_stale_edition_nothing(warrant, coordinator):
    with viewing(coordinator) as now:
        support = {"role": "support", "benefits_id": warrant.agency_id + 1}
        changed = actions.amend(disruption=warrant, opened=1, changes=support, by=coordinator, at=now)
        assert (changed.standing, changed.edition) == ("activity", 2)
        with pytest.raises(Clash) as clash:
            actions.amend(disruption=warrant, opened=1, changes={"what": "x"}, by=coordinator, at=now)
        assert clash.value.current.role == "support"
        same = actions.amend(disruption=changed, opened=2, changes=support, by=coordinator, at=now)
        assert same.edition == 2


def test_only_the_agencys_own_people_record(warrant, other, person):
    with viewing(other) as now:
        assert queries.disruption(warrant.reference) is None
        assert queries.disruption(warrant.reference, as_of=now) is None
        with pytest.raises(Refused, match="another agency's record"):
            actions.amend(disruption=warrant, opened=1, changes={"what": "x"}, by=other, at=now)
    officer = person("frontline", "cheshire")
    with viewing(officer) as now, pytest.raises(Refused, match="does not record disruptions"):
        actions.withdraw(disruption=warrant, opened=1, reason="x", by=officer, at=now)


def test_what_is_withdrawn_counts_no_more_and_did_before(warrant, coordinator):
    with viewing(coordinator) as before:
        pass
    with viewing(coordinator) as now:
        with pytest.raises(rules.Broken, match="Say why"):
            actions.withdraw(disruption=warrant, opened=1, reason=" ", by=coordinator, at=now)
        gone = actions.withdraw(disruption=warrant, opened=1, reason="Wrong force.", by=coordinator, at=now)
        assert queries.count(COUNTS) == 0 and queries.count(COUNTS, as_of=before) == 1
        with pytest.raises(rules.Broken, match="withdrawn"):
            actions.amend(disruption=gone, opened=2, changes={"what": "x"}, by=coordinator, at=now)
        assert DisruptionSlice.objects.filter(record=warrant.pk).count() == 2


def test_a_second_record_near_in_time_against_the_same_threat_or_of_the_same_person_is_noticed(
    warrant, larch, coordinator, register
):
    owner, day = register["cheshire"], warrant.event_on
    with viewing(coordinator):
        tam = entities.add_person(name="Tam Oswin", born_on=None, held_by=owner, by=coordinator)
    elsewhere = recorded(coordinator, owner, people=[tam.pk], event_on=day - timedelta(days=30))
    with viewing(coordinator):

        def alike(on, threats=(), people=()):
            return [one.other.pk for one in same_events.like(event_on=on, threats=threats, people=people)]

        assert alike(day + timedelta(days=3), [larch.pk]) == [warrant.pk]
        assert alike(day + timedelta(days=4), [larch.pk]) == []
        assert alike(day - timedelta(days=28), people=[tam.pk]) == [elsewhere.pk]
        assert same_events.like_record(warrant) == []
