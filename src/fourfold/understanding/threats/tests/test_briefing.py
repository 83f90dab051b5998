"""Writing what officers are told of a threat: by whom, about what, and what stays of the one before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock, past
from fourfold.data.entities import actions as entities
from fourfold.understanding.threats import rules
from fourfold.understanding.threats.actions import briefing, people, recording
from fourfold.understanding.threats.models import Brief, Threat
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture
def lro(person):
    return person("lro", "cheshire")


@pytest.fixture
def larch(lro, register):
    with viewing(lro) as now:
        return recording.add(facts=facts(register["cheshire"]), by=lro, at=now)


def told(at, **more):
    given = {"safety": "Knives by the door.", "signs": "Cars that wait.", "to_report": "Number plates.",
             "review_on": clock.day_of(at) + timedelta(days=90)}  # fmt: skip
    return briefing.Told(**(given | more))


def write(threat, by, opened=0, **more):
    at = clock.read()
    return briefing.write(threat=threat, opened=opened, told=told(at, **more), by=by, at=at)


@pytest.mark.parametrize("role", ["analyst", "lro", "coordinator"])
def test_whoever_records_threats_writes_briefs(larch, person, role):
    by = person(role, "cheshire")
    with viewing(by):
        found = write(larch, by)
        assert (found.written_by_id, found.edition, Brief.objects.get().signs) == (
            by.user_id,
            1,
            "Cars that wait.",
        )


@pytest.mark.parametrize("role", ["frontline", "inspector", "moderator"])
def test_nobody_else_does(larch, person, role):
    by = person(role, "cheshire" if role == "frontline" else "nwrocu")
    with viewing(by), pytest.raises(Refused, match="writes no briefs"):
        write(larch, by)


def test_another_force_neither_writes_nor_sees_it_today_or_in_the_past(larch, lro, person):
    other = person("lro", "merseyside")
    with viewing(other), pytest.raises(Refused, match="does not change"):
        write(larch, other)
    with viewing(lro):
        write(larch, lro)
    with viewing(other) as now:
        assert not Brief.objects.exists() and not past.rows(Brief, now)


def test_each_leaves_an_entry(larch, lro):
    with viewing(lro), audit.entries.within() as acts:
        write(larch, lro)
        write(larch, lro, opened=1)
    assert acts == ["threat.brief", "threat.brief"]


def test_the_one_before_stays_readable_in_the_past(larch, lro):
    with viewing(lro):
        write(larch, lro)
        before = clock.read()
        write(larch, lro, opened=1, safety="")
        assert [(one.safety, one.edition) for one in past.rows(Brief, before)] == [("Knives by the door.", 1)]
        assert [(one.safety, one.edition) for one in Brief.objects.all()] == [("", 2)]


def test_two_who_write_at_once_are_told(larch, lro):
    with viewing(lro):
        write(larch, lro)
        with pytest.raises(Clash) as clash:
            write(larch, lro, signs="Dogs.")
        assert clash.value.current.signs == "Cars that wait."
        assert Brief.objects.get().signs == "Cars that wait."


def test_the_database_holds_one_a_threat(larch, lro):
    with viewing(lro):
        found = write(larch, lro)
        with pytest.raises(IntegrityError), transaction.atomic():
            Brief.objects.create(threat=larch, signs="a", to_report="b", review_on=found.review_on,
                                 written_by_id=lro.user_id, written_at=found.written_at)  # fmt: skip


def test_a_closed_threat_has_no_new_brief(larch, lro):
    with viewing(lro):
        Threat.objects.update(phase="closed_dismantled")
        with pytest.raises(rules.Broken, match="closed"):
            write(larch, lro)


def test_a_review_day_that_has_passed_is_refused(larch, lro):
    with viewing(lro), pytest.raises(rules.Broken, match="after today"):
        write(larch, lro, review_on=clock.day_of(clock.read()))


def test_a_source_and_a_victim_of_the_threat_stay_out_of_it(larch, lro, register):
    with viewing(lro) as now:
        subject = entities.add_person(name="Anna Vale", born_on=None, held_by=register["cheshire"], by=lro)
        part = people.Part(role="victim", category="victim", source="Log 41", confidence="low")
        people.link(threat=larch, subject=subject, part=part, by=lro, at=now)
        with pytest.raises(rules.Broken, match="“Log 41” is a source"):
            write(larch, lro, to_report="Anything like log 41.")
        with pytest.raises(rules.Broken, match="must not take for a suspect"):
            write(larch, lro, signs="Cars outside Anna Vale's.")
        write(larch, lro)


@pytest.mark.parametrize(
    ("part", "born_on", "refused"),
    [
        ({"role": "member"}, date(1990, 1, 1), False),
        ({"role": "associate"}, date(2020, 1, 1), True),
        ({"role": "associate", "possibly_exploited": True}, date(1990, 1, 1), True),
        ({"role": "exploited_person", "ends_on": date(2022, 1, 1)}, date(1990, 1, 1), True),
    ],
)
def test_a_suspect_may_be_named_and_whoever_is_to_be_safeguarded_not(
    larch, lro, register, part, born_on, refused
):
    with viewing(lro) as now:
        subject = entities.add_person(name="Tam Oswin", born_on=born_on, held_by=register["cheshire"], by=lro)
        linked = people.Part(category="suspect", source="Log 41", confidence="low", **part)
        people.link(threat=larch, subject=subject, part=linked, by=lro, at=now)
        if not refused:
            assert write(larch, lro, safety="Tam Oswin carries a knife.").edition == 1
            return
        with pytest.raises(rules.Broken, match="must not take for a suspect"):
            write(larch, lro, safety="Tam Oswin carries a knife.")


def test_it_goes_with_its_threat_to_another_agency(larch, lro, person, register):
    region = person("moderator", "nwrocu_rocta")
    with viewing(lro):
        write(larch, lro)
    with viewing(region):
        Threat.objects.update(owner_agency=register["merseyside"])
    with viewing(person("frontline", "merseyside")):
        assert Brief.objects.get().signs == "Cars that wait."
    with viewing(lro):
        assert not Brief.objects.exists()
