"""Operations, people with their roles and keys, and restricted records."""

from __future__ import annotations

from datetime import date, timedelta

from fourfold.core.access import queries as access
from fourfold.core.access.actions import asking, clearing, covering, deciding, factors, machine_keys
from fourfold.core.access.models import Grant, Passkey, User
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.core.notices import actions as notices
from fourfold.core.notices.models import Notice
from fourfold.core.restricted import actions as restricting
from fourfold.core.restricted import emergency, interests, queries
from fourfold.core.restricted.actions import Named
from fourfold.resourcing.operations import actions as operations
from fourfold.resourcing.people.tests.authenticator import Authenticator
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.models import Threat
from tests.guardrails.examples.makers import Arguments, Examples


def an_operation(who: Examples) -> Arguments:
    """An operation that serves a threat."""
    by, threat = who.coordinator, who.threat(who.say("⟦Op Fir⟧"))
    facts = {"name": who.say("⟦Op Rowan⟧"), "owner_agency_id": who.agency, "unit_id": who.agency,
             "sio": who.say("⟦DI Moss⟧"), "level": "level_1", "why_here": who.say("⟦The people live here.⟧"),
             "starts_on": date(2022, 1, 4), "financial_investigator": who.say("⟦A Rees⟧"),
             "no_financial_investigator_because": ""}  # fmt: skip
    with viewing(by) as now:
        operation = operations.open_operation(facts=facts, by=by, at=now)
        service = operations.serve(
            operation=operation,
            threat=threats.threat(threat.reference),
            on=date(2022, 1, 4),
            by=by,
            at=now,
        )
    return {"operations": {"reference": threat.reference, "number": operation.pk, "service": service.pk}}


def a_person(who: Examples) -> Arguments:
    """The analyst's own grant, a second role that is asked for, and the force."""
    held = Grant.objects.get(user_id=who.analyst.user_id)
    with viewing(who.administrator) as now:
        request = asking.ask_for_grant(
            user=held.user,
            role="lro",
            agency_id=who.agency,
            starts_on=clock.day_of(now),
            ends_on=None,
            reason=who.say("⟦Covers for DI Ellis.⟧"),
            by=who.administrator,
            at=now,
        )
    asked = {"number": request.pk}
    return {
        "people": {"number": held.user_id, "held": held.pk},
        "people:request": asked,
        "people:withdraw": asked,
        "people:end-key": {"number": _key(who)},
        "people:end-passkey": {"number": _passkey(who)},
        "people:end-subject": {"number": _identity(who)},
        "people:withdraw-clearance": {"number": _clearance(who)},
        "people:end-cover": {"number": _cover(who)},
        "register": {"code": who.code},
        "auditing": {"number": 1},
    }


def some_restrictions(who: Examples) -> Arguments:
    """A threat on a list, with somebody asked for; and an open one in which the analyst declared an interest."""
    listed, open_one = who.threat(who.say("⟦Op Yew⟧")), who.threat(who.say("⟦Op Elder⟧"))
    number, place = _restricted(who, listed)
    reference, opened = _opened(who, number)
    with viewing(who.coordinator) as now:
        user = User.objects.get(pk=who.analyst.user_id)
        of = Named("threat", open_one.pk, open_one.reference, who.agency)
        interests.declare(of=of, user=user, nature=who.say("⟦A neighbour⟧"), by=who.coordinator, at=now)
    with viewing(again(who.coordinator)):
        (interest,) = queries.interests("threat", open_one.pk)
    return {
        "restricting": {"number": number, "place": place, "interest": interest.pk, "kind": "threat"},
        "restricting:review-emergency": {"number": number, "place": opened},
        "notices": {"number": _notice(who)},
        "restricting:opened": {"kind": "threat", "reference": reference},
        "restricting:restrict": {"kind": "threat", "reference": open_one.reference},
        "restricting:mark": {"kind": "threat", "reference": who.threat(who.say("⟦Op Bullace⟧")).reference},
        "restricting:interest": {"kind": "threat", "reference": who.threat(who.say("⟦Op Sloe⟧")).reference},
    }


def _restricted(who: Examples, threat: Threat) -> tuple[int, int]:
    """The numbers of a restriction, and of a place on its list that waits for the head of the unit to approve."""
    by = who.coordinator
    with viewing(by) as now:
        restricting.restrict(
            of=Named("threat", threat.pk, threat.reference, who.agency), mode="pointer", contact_id=by.user_id,
            founders=[who.moderator.user_id, who.walker.user_id], reason=who.say("⟦A source is at risk.⟧"),
            review_on=clock.day_of(now) + timedelta(days=60), by=by, at=now,
        )  # fmt: skip
    keeper = again(by)
    with viewing(keeper) as now:
        held = queries.restriction("threat", threat.pk)
        assert held is not None
        place = restricting.ask_for_member(
            restriction=held, user=User.objects.get(pk=who.chair.user_id), until=None,
            reason=who.say("⟦Chairs the panel.⟧"), by=keeper, at=now,
        )  # fmt: skip
    return held.pk, place.pk


def _opened(who: Examples, number: int) -> tuple[str, int]:
    """A restricted threat that the head of the unit opened in an emergency: its reference, and the place."""
    with viewing(again(who.coordinator)):
        held = queries.by_number(number)
    assert held is not None
    with viewing(who.decider) as now:
        said = {"reference": held.reference, "reason": who.say("⟦A child is held.⟧")}
        emergency.open_record(**said, by=who.decider, at=now)
    keeper = again(who.coordinator)
    with viewing(keeper):
        (member,) = queries.emergencies(keeper.compartments)
    return held.reference, member.pk


def _notice(who: Examples) -> int:
    """A notice to whoever opens what every signed-in person may."""
    notices.tell(person=who.administrator.user_id, kind="emergency", address="/")
    with viewing(who.administrator):
        return Notice.objects.get().pk


def _notice(who: Examples) -> int:
    """A notice to whoever opens what every signed-in person may."""
    notices.tell(person=who.walker.user_id, kind="emergency", address="/")
    with viewing(who.walker):
        return Notice.objects.get().pk


def again(viewer: Viewer) -> Viewer:
    """Somebody with what they carry by now."""
    with viewing(viewer) as now:
        found = access.viewer_of(User.objects.get(pk=viewer.user_id), clock.day_of(now))
    assert found is not None
    return found


def _identity(who: Examples) -> int:
    """What a provider calls the analyst; the head of the unit approves it."""
    user, second = User.objects.get(pk=who.analyst.user_id), who.decider
    with viewing(who.administrator) as now:
        request = asking.ask_for_subject(
            user=user,
            subject=who.say("⟦7c1e-00a2⟧"),
            reason=who.say("⟦Joins.⟧"),
            by=who.administrator,
            at=now,
        )
    with viewing(second) as now:
        deciding.approve(request=request, by=second, at=now)
    return user.identities.get().pk


def _passkey(who: Examples) -> int:
    """A passkey of the administrator's."""
    by = who.administrator
    with viewing(by) as now:
        factors.use_passkey(name="⟦blue key⟧", made=Authenticator().made(), by=by, at=now)
    return Passkey.objects.get(user_id=by.user_id).pk


def _clearance(who: Examples) -> int:
    """What the analyst was vetted for."""
    user = User.objects.get(pk=who.analyst.user_id)
    with viewing(who.administrator) as now:
        made = clearing.record(
            user=user, kind="management_vetting", until=date(2999, 1, 1), reference_of=who.say("⟦V-77⟧"),
            by=who.administrator, at=now,
        )  # fmt: skip
    return made.pk


def _cover(who: Examples) -> int:
    """Cover for the administrator, who opens what every signed-in person may, by the analyst."""
    by, user = who.administrator, User.objects.get(pk=who.analyst.user_id)
    with viewing(by) as now:
        today = clock.day_of(now)
        request = covering.ask_for_cover(
            sign_in_name=user.sign_in_name, grant_id=by.grant_id, starts_on=today, ends_on=today,
            reason=who.say("⟦Leave.⟧"), by=by, at=now,
        )  # fmt: skip
    with viewing(who.decider) as now:
        deciding.approve(request=request, by=who.decider, at=now)
    return request.grant.pk


def _key(who: Examples) -> int:
    """A key of the administrator's, who opens what every signed-in person may."""
    by = who.administrator
    with viewing(by) as now:
        made, _text = machine_keys.make(
            grant_id=by.grant_id, machine=who.say("⟦nightly load⟧"), last_day=clock.day_of(now), by=by, at=now
        )
    return made.pk
