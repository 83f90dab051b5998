"""A threat laid out for sharing: every part with what kind of information it is and what gives it away."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer, for_protected
from fourfold.core.history import clock
from fourfold.core.restricted import queries as restrictions
from fourfold.core.sharing.offering import Offered, Part, Victim
from fourfold.understanding.threats import presenters, queries, summary
from fourfold.understanding.threats.briefs import people
from fourfold.understanding.threats.briefs.people import Somebody
from fourfold.understanding.threats.briefs.rules import PROTECTED_ROLES, Standing
from fourfold.understanding.threats.models import Kind, Threat
from fourfold.understanding.threats.presenters import Words
from fourfold.understanding.threats.record import Record, record_of

# A shorter surname is a word that any sentence may hold.
SHORTEST_SURNAME = 3


def offer(reference: str, viewer: Viewer, moment: datetime) -> Offered | None:
    """A threat of today in parts; None where there is none for this viewer, or it was merged into another."""
    found = queries.threat(reference.strip().upper())
    if found is None or found.merged_into_id is not None:
        return None
    on = clock.day_of(moment)
    with for_protected():  # what may not go is known to whoever offers and to whoever approves alike
        words, record = Words.on(on), record_of(found.record, on=on, as_of=None)
    owner = words.agency(found.owner_agency_id)
    return Offered(
        kind="threat",
        record=found.record,
        reference=found.reference,
        subject=f"{presenters.KINDS[found.kind]} {found.reference}",
        owner_id=found.owner_agency_id,
        url=reverse("threats:threat", args=[found.reference]),
        contact=f"{found.lro}, {owner}" if found.lro else owner,
        parts=tuple(part for part in _parts(found, record, words, on) if part.text),
    )


def _parts(found: Any, record: Record, words: Words, on: date) -> Iterator[Part]:
    facts = summary.facts(found, record, words)
    what = "; ".join(str(value) for _label, value in facts[:2] if value)
    yield Part("subject", _("Type and threat area"), _("What it is"), what, "subject")
    yield _name(found)
    yield Part("summary", _("Summary"), _("In short"), found.summary, "threat")
    yield from _places(record, words)
    yield from _brief(record)
    yield Part("standing", _("Tier and risk"), _("How serious it is judged to be"), summary.standing(found),
               "judgement", judgement=True)  # fmt: skip
    yield Part("contact", _("Who answers for it"), _("Whom to ring"), _contact(found, words), "contact")
    for one in people.everybody([found.record], on).get(found.record, []):
        yield _person(one, words)
    sources = sorted({link.link.source for link in record.people if link.link.source})
    told = tuple(source for source in sources if len(source.split()) > 1 or any(map(str.isdigit, source)))
    yield Part("sources", _("Where it is known from"), _("Where it is known from"), "; ".join(sources), "threat",
               source=True, names=told)  # fmt: skip


def _name(found: Any) -> Part:
    """What a threat is called; a priority individual's name is that of a suspect."""
    if found.kind == Kind.INDIVIDUAL:
        return Part(
            "name", _("Name"), _("Name"), found.name, "suspect", sensitive=True, names=giving_away(found.name)
        )
    return Part("name", _("Name"), _("Name"), found.name, "threat", names=(found.name,))


def giving_away(name: str) -> tuple[str, ...]:
    """What gives somebody away: their name, and their surname by itself."""
    last = name.split()[-1] if name.split() else ""
    return (name, last) if len(last) >= SHORTEST_SURNAME else (name,)


def _places(record: Record, words: Words) -> Iterator[Part]:
    councils = sorted(words.agency(place.council_id) for place in record.places if place.council_id)
    prisons = sorted(place.prison for place in record.places if place.prison)
    yield Part("councils", _("Council areas"), _("Council areas"), ", ".join(councils), "place")
    yield Part("prisons", _("Prisons"), _("Prisons"), ", ".join(prisons), "place", sensitive=True)


def _brief(record: Record) -> Iterator[Part]:
    brief = record.brief
    if brief is not None:
        yield Part("safety", _("Safety, from the brief"), _("For your safety"), brief.safety, "signs")
        yield Part("signs", _("Signs, from the brief"), _("Signs to look for"), brief.signs, "signs")
        yield Part(
            "to_report", _("What to report, from the brief"), _("What to report"), brief.to_report, "signs"
        )


def _contact(found: Any, words: Words) -> str:
    owner = words.agency(found.owner_agency_id)
    return _("%(person)s, lead responsible officer, %(agency)s") % {"person": found.lro, "agency": owner} if (
        found.lro
    ) else owner  # fmt: skip


def _person(one: Somebody, words: Words) -> Part:
    kind = kind_of(one)
    roles = ", ".join(words.roles.get(role, role) for role in one.roles)
    headings = {
        "victim": _("Somebody to be kept from harm"),
        "witness": _("Somebody who has information"),
        "suspect": _("Somebody who is suspected or convicted"),
    }
    label = _("%(name)s: %(roles)s") % {"name": one.name, "roles": roles}
    return Part(f"person:{one.subject}", label, headings[kind], f"{one.name} ({roles})", kind, sensitive=True,
                child=one.under_age, names=giving_away(one.name))  # fmt: skip


def kind_of(one: Somebody) -> str:
    """What kind of information it is that somebody is linked: of several parts, the one that protects them most."""
    if "victim" in one.roles or one.standing is Standing.SAFEGUARD or one.exploited:
        return "victim"
    if one.standing is Standing.INVOLVED and not PROTECTED_ROLES.intersection(one.roles):
        return "suspect"
    return "witness"


def victims(owner: int, ids: Collection[int] | None, moment: datetime) -> list[Victim]:
    """Who may be a victim on an agency's open threats (on these, where some are named), in a part that goes on today.

    Nobody on a threat with a list: what a list of people keeps is not shown to others by standing.
    """
    on = clock.day_of(moment)
    threats = Threat.objects.filter(owner_agency_id=owner, merged_into=None)
    threats = threats.exclude(akey__in=[-number for number in restrictions.with_lists()])
    threats = threats.exclude(phase__contains="closed")
    found = {one.pk: one for one in (threats if ids is None else threats.filter(pk__in=list(ids)))}
    words = Words.on(on)
    return [
        _victim(found[number], one, words)
        for number, people_of_it in people.in_force(list(found), on, None).items()
        for one in people_of_it
        if kind_of(one) == "victim"
    ]


def _victim(threat: Any, one: Somebody, words: Words) -> Victim:
    owner = words.agency(threat.owner_agency_id)
    return Victim(
        kind="threat",
        record=threat.pk,
        about=threat.reference,
        key=f"person:{one.subject}",
        name=one.name,
        why=", ".join(words.roles.get(role, role) for role in one.roles),
        ring=f"{threat.lro}, {owner}" if threat.lro else owner,
        child=one.under_age,
    )
