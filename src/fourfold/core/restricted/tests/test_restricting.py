"""A restricted record is gone for everybody but its list, today and at every past moment, and comes back whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from fourfold.core.access import queries as access
from fourfold.core.access.models import User
from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.core.restricted import actions, interests, queries
from fourfold.core.restricted.actions import Named
from fourfold.core.restricted.models import Member
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat
from fourfold.understanding.threats.tests.test_recording import facts

COUNTED = (
    "threats_threat", "threats_threat_hist", "threats_threat_slice", "threats_officer", "threats_officer_hist",
)  # fmt: skip


def again(viewer: Viewer) -> Viewer:
    """The same person, asked anew."""
    found = access.viewer_of(User.objects.get(pk=viewer.user_id), clock.day_of(clock.read()))
    assert found is not None
    return found


def seen(viewer: Viewer) -> dict[str, int]:
    """How many rows of a threat, and of its past, exist for somebody; and how many a search finds."""
    with viewing(again(viewer)), connection.cursor() as cursor:
        found = {}
        for table in COUNTED:
            cursor.execute(f"select count(*) from {table}")
            found[table] = cursor.fetchone()[0]
        for name, moment in (("words", None), ("words of the past", clock.read())):
            cursor.execute("select count(*) from threat_search('larch', %s)", [moment])
            found[name] = cursor.fetchone()[0]
        return found


@dataclass
class Case:
    """A threat of Cheshire with a past, who keeps it, and others."""

    threat: Threat
    keeper: Viewer
    second: Viewer
    analyst: Viewer
    region: Viewer
    elsewhere: Viewer

    @property
    def of(self) -> Named:
        return Named("threat", self.threat.pk, self.threat.reference, self.threat.owner_agency_id)

    def restrict(self, mode: str = "pointer", **given: Any) -> int:
        with viewing(again(self.keeper)) as now:
            asked = {
                "of": self.of, "mode": mode, "contact_id": self.keeper.user_id, "founders": [self.second.user_id],
                "reason": "A source is at risk", "review_on": clock.day_of(now) + timedelta(days=30),
                "by": self.keeper, "at": now,
            }  # fmt: skip
            return actions.restrict(**asked | given)

    def restriction(self) -> Any:
        return queries.restriction("threat", self.threat.pk)


@pytest.fixture
def case(person: Any, codes: None, register: dict[str, int]) -> Case:
    keeper, second, analyst = (person(role, "cheshire") for role in ("coordinator", "coordinator", "analyst"))
    with viewing(analyst) as now:
        threat = recording.add(
            facts=facts(register["cheshire"]) | {"name": "Larch", "lro": "DI Ash"}, by=analyst, at=now
        )
    with viewing(analyst) as now:
        recording.amend(threat=threat, opened=1, changes={"name": "Larch Road"}, by=analyst, at=now)
    return Case(
        threat, keeper, second, analyst, person("moderator", "nwrocu_rocta"), person("analyst", "merseyside")
    )


def test_a_list_hides_the_record_and_its_past_from_everybody_else_and_lifting_gives_all_back(case):
    before = seen(case.analyst)
    assert before["threats_threat"] == 1 and before["threats_threat_hist"] >= 2
    assert before["words"] == before["words of the past"] == 1 and before["threats_officer_hist"]
    case.restrict()
    for viewer in (case.analyst, case.region, case.elsewhere):
        assert not any(seen(viewer).values())
    for viewer in (case.keeper, case.second):
        found = seen(viewer)
        assert all(found[name] >= number for name, number in before.items())
    with viewing(again(case.keeper)) as now:
        actions.ask_to_lift(
            restriction=case.restriction(), reason="The source is safe", by=again(case.keeper), at=now
        )
    with viewing(again(case.second)) as now:
        actions.lift(restriction=case.restriction(), by=again(case.second), at=now)
    for viewer in (case.analyst, case.region):
        found = seen(viewer)
        assert all(found[name] >= number for name, number in before.items()), found
    assert not any(seen(case.elsewhere).values())


def test_nobody_lifts_what_they_asked_to_lift(case):
    case.restrict()
    keeper = again(case.keeper)
    with viewing(keeper) as now:
        actions.ask_to_lift(restriction=case.restriction(), reason="The source is safe", by=keeper, at=now)
        with pytest.raises(Refused, match="Somebody else approves"):
            actions.lift(restriction=case.restriction(), by=keeper, at=now)
        with pytest.raises(Refused, match="not yours"):
            actions.call("access_lift", case.restriction().pk)


def test_a_restricted_record_stays_restricted_whatever_is_written_into_its_key(case):
    room = case.restrict()
    with viewing(again(case.keeper)):
        row = Threat.objects.get()
        row.akey = row.owner_agency_id
        row.save()
        Threat.objects.update(akey=None)
        assert Threat.objects.get().akey == -room
    assert not any(seen(case.analyst).values())


def test_somebody_is_added_when_a_second_person_has_approved_it(case):
    case.restrict()
    keeper, second = again(case.keeper), again(case.second)
    user = User.objects.get(pk=case.elsewhere.user_id)
    with viewing(keeper) as now:
        held = case.restriction()
        member = actions.ask_for_member(
            restriction=held, user=user, until=None, reason="Works on it with us", by=keeper, at=now
        )
        with pytest.raises(Refused, match="Somebody else approves"):
            actions.approve_member(member=member, restriction=held, by=keeper, at=now)
    assert not any(seen(case.elsewhere).values())
    with viewing(second) as now:
        actions.approve_member(member=Member.objects.get(pk=member.pk), restriction=held, by=second, at=now)
    assert seen(case.elsewhere)["threats_threat"] == 1
    assert again(case.elsewhere).write_compartments == ()  # reading, and nothing else
    with viewing(second) as now:
        actions.take_off(member=member, restriction=held, reason="Moved", by=second, at=now)
    assert not any(seen(case.elsewhere).values())


def test_two_who_can_lift_it_stay_on_a_list(case):
    case.restrict()
    with viewing(again(case.keeper)) as now:
        held = case.restriction()
        second = Member.objects.get(user_id=case.second.user_id)
        with pytest.raises(Broken, match="Two people"):
            actions.take_off(member=second, restriction=held, reason="Moved", by=again(case.keeper), at=now)
    with pytest.raises(Broken, match="at least one more person"):
        case.restrict(founders=[])


def test_restricting_gives_nobody_anything(case):
    with pytest.raises(Broken, match="cannot open this record today"):
        case.restrict(founders=[case.second.user_id, case.elsewhere.user_id])
    with viewing(again(case.elsewhere)), pytest.raises(Refused, match="not yours"):
        actions.call("access_restrict", "threat", case.threat.pk, "X", "silent", case.elsewhere.user_id, "why",
                     None, None, [])  # fmt: skip


def test_whoever_declares_an_interest_cannot_open_it_and_everybody_else_can(case):
    before, others = seen(case.analyst), seen(case.region)
    analyst = User.objects.get(pk=case.analyst.user_id)
    with viewing(case.analyst) as now:
        interests.declare(of=case.of, user=analyst, nature="A cousin", by=case.analyst, at=now)
    assert not any(seen(case.analyst).values())
    found = seen(case.region)
    assert all(found[name] >= number for name, number in others.items())
    assert again(case.keeper).write_compartments and not any(seen(case.elsewhere).values())
    with viewing(again(case.keeper)) as now:
        (one,) = queries.interests("threat", case.threat.pk)
        interests.end(interest=one, reason="The cousin has died", by=again(case.keeper), at=now)
    assert all(seen(case.analyst)[name] >= number for name, number in before.items())


def test_an_interest_stays_when_a_record_is_put_on_a_list_and_when_that_is_lifted(case):
    second = User.objects.get(pk=case.second.user_id)
    third = case.region
    with viewing(case.keeper) as now:
        interests.declare(of=case.of, user=second, nature="A cousin", by=case.keeper, at=now)
    decider = third
    case.restrict(founders=[decider.user_id])
    assert not any(seen(case.second).values())
    with viewing(again(case.keeper)) as now:
        actions.ask_to_lift(restriction=case.restriction(), reason="Over", by=again(case.keeper), at=now)
    with viewing(again(decider)) as now:
        actions.lift(restriction=case.restriction(), by=again(decider), at=now)
    assert seen(case.analyst)["threats_threat"] == 1
    assert not any(seen(case.second).values())


def test_a_restricted_record_that_changes_hands_stays_restricted(case, register):
    case.restrict()
    with viewing(again(case.region)):
        assert threats.threat(case.threat.reference) is None
    with viewing(again(case.keeper)), connection.cursor() as cursor:
        cursor.execute("select set_config('app.write_keys', current_setting('app.write_keys') || ',%s', true)",
                       [register["merseyside"]])  # fmt: skip
        Threat.objects.update(owner_agency_id=register["merseyside"])
    assert not any(seen(case.elsewhere).values())
    assert seen(case.keeper)["threats_threat"] == 1
