"""Agreements and copies: one in force, one that waits for its second person, one of whose parties has ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.core.sharing import answer, presenters
from fourfold.core.sharing.actions import agreeing, giving, sharing
from fourfold.core.sharing.models import Action, Contact, Correction, Party
from fourfold.data.entities import actions as entities
from fourfold.understanding.threats.actions import people
from tests.guardrails.examples.makers import Arguments, Examples


def some_agreements(who: Examples) -> Arguments:
    """Asked for by the co-ordinator and by the head of the unit, each approved by the other where it is in force."""
    numbers = agencies.codes()
    stands = _approved(who, [numbers["halton_council"], numbers["barrow_in_furness_council"]])
    with viewing(who.decider):
        ended = Party.objects.get(agreement=stands, agency_id=numbers["barrow_in_furness_council"])
    waits = _asked(who, who.decider, [numbers["warrington_council"]])
    own = _asked(who, who.coordinator, [numbers["warrington_council"]])
    contact = _to_contact(who, numbers["halton_council"])
    shared = _shared(who, stands.pk, numbers["halton_council"])
    return {
        "sharing": {"number": stands.pk, "party": ended.pk, "code": shared["sharing:received"]["copy"]},
        "sharing:contact": {"number": contact},
        **shared,
        "sharing:decide-agreement": {"number": waits.pk},
        "sharing:withdraw-agreement": {"number": own.pk},
    }


def _shared(who: Examples, agreement: int, partner: int) -> Arguments:
    """A copy that went with something asked, a newer one in its place, and an edition that its maker withdrew."""
    threat = who.threat(who.say("⟦Op Tansy⟧"))
    with viewing(who.coordinator) as now:
        gone = _share(
            who,
            threat.reference,
            partner,
            now,
            asks=who.say("⟦Look at the flats.⟧"),
            asks_by=clock.day_of(now),
        )
        older = gone.standing.disclosure
        newer = _share(
            who, threat.reference, partner, now, instead_of=older, correction=who.say("⟦Address corrected.⟧")
        )
        last = newer.standing.disclosure.copy
        told = Correction.objects.get(disclosure=older)
        action = Action.objects.get(disclosure=older)
    told_us = _told_by_a_partner(who, last)
    return {
        "sharing:share": {"reference": threat.reference},
        "sharing:edition": {"number": newer.pk},
        "sharing:withdraw-edition": {"number": newer.pk},
        "sharing:copy": {"copy": older.copy},
        "sharing:withdraw-copy": {"copy": older.copy},
        "sharing:keep-copy": {"copy": older.copy},
        "sharing:received": {"copy": last},
        "sharing:received-csv": {"copy": last},
        "sharing:received-xlsx": {"copy": last},
        "sharing:acknowledge": {"copy": last},
        "sharing:given-one": {"number": told_us.pk},
        "sharing:given-use": {"number": told_us.pk},
        "sharing:result": {"number": action.pk},
        "sharing:acknowledge-correction": {"number": told.pk},
    }


def _told_by_a_partner(who: Examples, copy: str) -> Any:
    with viewing(who.clerk) as now:
        told = giving.Told(
            who.say("⟦A red van at night.⟧"), who.agency, "safeguarding", ("not_for_immigration",), copy
        )
        return giving.give(told=told, by=who.clerk, at=now)


def _share(who: Examples, reference: str, partner: int, now: Any, **changed: Any) -> Any:
    by, kept = (
        who.coordinator,
        {name: changed.pop(name) for name in ("instead_of", "correction") if name in changed},
    )
    offered = answer.offered(reference, by, now)
    assert offered is not None
    words = presenters.Words.on(clock.day_of(now))
    found = answer.answer(offered, partner=partner, purpose="safeguarding", at=now, words=words)
    said = sharing.Said([who.say("⟦Jo Lee, Housing⟧")], clock.day_of(now) + timedelta(days=60), **changed)
    return sharing.share(answer=found, shown=found.digest, said=said, by=by, at=now, **kept)


def _to_contact(who: Examples, partner: int) -> int:
    """Standing access to victims, and somebody to contact."""
    threat = who.threat(who.say("⟦Op Yarrow⟧"))
    with viewing(who.coordinator) as now:
        subject = entities.add_person(
            name=who.say("⟦Ada Tarn⟧"), born_on=None, held_by=who.agency, by=who.coordinator
        )
        part = people.Part("victim", "victim", who.say("⟦log 41⟧"), "high")
        people.link(threat=threat, subject=subject, part=part, by=who.coordinator, at=now)
        today = clock.day_of(now)
        agreed = agreeing.Agreed(
            owner_agency_id=who.agency, title=who.say("⟦A caseworker⟧"), basis="victims_code",
            purposes=["victim_support"], kinds=["victim"], sensitive=True, standing="victims", starts_on=today,
            review_on=today + timedelta(days=60), ends_on=today + timedelta(days=90),
        )  # fmt: skip
        asked = agreeing.ask(agreed=agreed, parties=[partner], by=who.coordinator, at=now)
    with viewing(who.decider) as now:
        agreeing.approve(agreement=asked, opened=asked.edition, by=who.decider, at=now)
    with viewing(who.coordinator):  # the head of the unit does not see who is protected
        return int(Contact.objects.latest("pk").pk)


def _approved(who: Examples, parties: list[int]) -> Any:
    asked = _asked(who, who.coordinator, parties)
    with viewing(who.decider) as now:
        return agreeing.approve(agreement=asked, opened=asked.edition, by=who.decider, at=now)


def _asked(who: Examples, by: Any, parties: list[int]) -> Any:
    with viewing(by) as now:
        today = clock.day_of(now)
        agreed = agreeing.Agreed(
            owner_agency_id=who.agency, title=who.say("⟦Safeguarding in Dunmere⟧"), basis="crime_and_disorder_115",
            purposes=["safeguarding"], kinds=["signs", "place", "threat", "contact", "subject"],
            conditions=who.say("⟦Keep it locked.⟧"), starts_on=today, review_on=today + timedelta(days=90),
        )  # fmt: skip
        return agreeing.ask(agreed=agreed, parties=parties, by=by, at=now)
