"""Disruptions, joined and assured, and what officers told."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.disruptions import actions as disruptions
from fourfold.tackling.disruptions import rules as disruption_rules
from fourfold.tackling.disruptions.assurance import actions as assurance
from fourfold.tackling.disruptions.assurance import answering
from fourfold.tackling.disruptions.models import Disruption
from tests.guardrails.examples.makers import Arguments, Examples


def some_disruptions(who: Examples) -> Arguments:
    """Two records of one event, of which one was joined to the other, with a result, a person and two threats."""
    by, threat = who.coordinator, who.threat(who.say("⟦Op Sorrel⟧"))
    facts = {"agency_id": who.agency, "role": "lead", "event_on": date(2022, 5, 3), "main_p": "pursue",
             "what": who.say("⟦Two arrested.⟧"), "could_before": who.say("⟦Sold daily.⟧"),
             "could_after": who.say("⟦No phone.⟧"),
             "place": who.say("⟦Elm Street⟧"), "evidence": who.say("⟦log 41⟧")}  # fmt: skip
    cash = disruption_rules.Outcome("cash", Decimal("250.50"), note=who.say("⟦In a tin.⟧"))
    with viewing(by) as now:
        tam = entities.add_person(name=who.say("⟦Tam Oswin⟧"), born_on=None, held_by=who.agency, by=by)
        first, second, third = (
            disruptions.record(facts=facts, threats=(threat.reference, "NW-OCG-9998"), results=(cash,),
                               people=(tam.pk,), by=by, at=now)
            for _each in range(3)
        )  # fmt: skip
    with viewing(who.moderator) as now:
        joined = disruptions.join(
            disruption=second, into=first, reason=who.say("⟦One warrant.⟧"), by=who.moderator, at=now
        )
    return {
        "disruptions": {"reference": first.reference, "other": third.reference},
        "disruptions:part": {"reference": joined.reference},
    }


def an_assured_one(who: Examples) -> Arguments:
    """A disruption whose effect a panel lowered and of which the question of 90 days was answered; and one like it."""
    by, chair, threat = who.coordinator, who.chair, who.threat(who.say("⟦Op Ivy⟧"))
    said = {"agency_id": who.agency, "role": "lead", "main_p": "pursue", "claimed": "major",
            "what": who.say("⟦Warrant at Elm Street.⟧"), "could_before": who.say("⟦Sell in three towns.⟧"),
            "could_after": who.say("⟦Sell in two.⟧"), "evidence": who.say("⟦log 41⟧"),
            "tactics": ["vehicles"]}  # fmt: skip
    with viewing(by) as now:
        facts = {**said, "event_on": clock.day_of(now) - timedelta(days=100)}
        made, _unasked = (
            disruptions.record(facts=facts, threats=[threat.reference], by=by, at=now) for _each in range(2)
        )
        followed = {"opened": made.edition, "back": "no", "note": who.say("⟦log 52⟧")}
        answering.answer(disruption=made, **followed, by=by, at=now)
    with viewing(chair) as now:
        met = {
            "held_on": clock.day_of(now) - timedelta(days=who.panel_met),
            "members": who.say("⟦A Penhale⟧") + "\n" + who.say("⟦B Orme⟧"),
        }
        meeting = assurance.open_meeting(**met, by=chair, at=now)
        opened = Disruption.objects.get(pk=made.pk).edition
        decided = {"opened": opened, "grade": "moderate", "reason": who.say("⟦One town is quiet.⟧")}
        assurance.decide(disruption=made, **decided, meeting=meeting, by=chair, at=now)
    return {
        "disruptions:panel": {"number": meeting.pk},
        "disruptions:assure": {"reference": made.reference},
    }


def some_reports(who: Examples) -> Arguments:
    """A report of the co-ordinator's own that waits; and one that was answered."""
    by = who.coordinator
    waits, answered = (
        _told(who, word) for word in (who.say("⟦Warrant at the yard.⟧"), who.say("⟦A van that waits.⟧"))
    )
    with viewing(by):
        activity.settle(
            report=answered,
            opened=1,
            state="answered",
            answer=who.say("⟦It is a florist’s.⟧"),
            by=by,
            at=clock.read(),
        )
    return {"activity": {"reference": waits.reference}}


def _told(who: Examples, what: str) -> Any:
    with viewing(who.coordinator) as now:
        told = activity.Told(
            what, who.say("⟦Harbour West⟧"), date(2022, 1, 4), who.say("⟦A tall man⟧"), who.say("⟦Op Larch⟧")
        )
        return activity.report(facts=told, by=who.coordinator, at=now)
