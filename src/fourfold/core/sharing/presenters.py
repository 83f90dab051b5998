"""Agreements in words, tags and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access import queries as people
from fourfold.core.agencies import presenters as agencies
from fourfold.core.reference import presenters as reference
from fourfold.core.sharing.agreements import Parties
from fourfold.core.sharing.models import terms_of
from fourfold.core.sharing.rules import agreements as rules
from fourfold.core.sharing.rules.agreements import State
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row

STATES = {
    State.WAITING: gettext_lazy("Waits to be approved"),
    State.APPROVED: gettext_lazy("Approved"),
    State.REFUSED: gettext_lazy("Refused"),
    State.WITHDRAWN: gettext_lazy("Withdrawn"),
}
STANDING = {
    "submitted": gettext_lazy("Waits to be approved"),
    "withdrawn": gettext_lazy("Not approved"),
    "closed": gettext_lazy("Ended"),
    "due_soon": gettext_lazy("Not yet in force"),
    "overdue": gettext_lazy("In force, review overdue"),
    "in_force": gettext_lazy("In force"),
}
COLUMNS = (
    Column("number", gettext_lazy("Agreement"), sortable=True),
    Column("title", gettext_lazy("About"), sortable=True),
    Column("parties", gettext_lazy("Who receives")),
    Column("basis", gettext_lazy("Lawful basis"), sortable=True, phone=False),
    Column("purposes", gettext_lazy("Purposes"), phone=False),
    Column("from", gettext_lazy("From"), sortable=True, phone=False),
    Column("review", gettext_lazy("Review"), sortable=True),
    Column("to", gettext_lazy("Until"), sortable=True),
    Column("standing", gettext_lazy("Where it stands")),
)
LISTS = ("lawful_basis", "sharing_purpose", "information_kind", "given_condition", "standing_access")


@dataclass(frozen=True)
class Words:
    """The labels of codes and the names of agencies on a day, read once for a page."""

    day: date
    lists: dict[str, dict[str, str]]
    agencies: dict[int, str]

    @classmethod
    def on(cls, day: date) -> Words:
        found = reference.every_label(day)
        return cls(day, {name: found.get(name, {}) for name in LISTS}, agencies.short_names(day))

    def said(self, listed: str, codes: Iterable[str]) -> str:
        """Several codes of a list in words."""
        return "; ".join(self.one(listed, code) for code in codes)

    def one(self, listed: str, code: str) -> str:
        """One code in words; a code that is in force no more is shown as it is."""
        return self.lists[listed].get(code, code)

    def agency(self, number: int | None) -> str:
        return self.agencies.get(number or 0, formats.unknown())

    def those(self, numbers: Iterable[int]) -> str:
        """Several agencies by name."""
        return "; ".join(sorted(self.agency(number) for number in numbers))


def values(agreement: Any, parties: Parties, words: Words) -> list[Any]:
    """One agreement as values of an export, in the order of COLUMNS."""
    terms = rules_terms(agreement, parties)
    return [
        agreement.pk,
        agreement.title,
        words.those(parties.numbers(agreement.pk)),
        words.one("lawful_basis", agreement.basis),
        words.said("sharing_purpose", agreement.purposes),
        agreement.starts_on,
        agreement.review_on,
        agreement.ends_on or _("goes on"),
        str(STANDING[rules.standing(terms, words.day)]),
    ]


def row(agreement: Any, parties: Parties, words: Words, url: str) -> Row:
    """One agreement as a row of the list, in the order of COLUMNS."""
    number, title, *rest, standing = values(agreement, parties, words)
    shown = [formats.short_day(one) if isinstance(one, date) else one for one in rest]
    return Row(number, (Cell(number, url=url), Cell(title, typed=True), *map(Cell, shown), Cell(standing)))


def facts(agreement: Any, parties: Parties, words: Words) -> list[tuple[str, Any]]:
    """What was agreed, as its page shows it."""
    names = people.names([agreement.asked_by_id, agreement.decided_by_id])
    found = [
        (_("Kept by"), words.agency(agreement.owner_agency_id)),
        (_("Who receives"), words.those(parties.numbers(agreement.pk))),
        (_("Lawful basis"), words.one("lawful_basis", agreement.basis)),
        (_("Purposes"), words.said("sharing_purpose", agreement.purposes)),
        (_("May go"), words.said("information_kind", agreement.kinds)),
        (_("Highest marking"), _("OFFICIAL-SENSITIVE") if agreement.sensitive else _("OFFICIAL")),
        (_("Days"), days(agreement)),
        (_("Asked for by"), names.get(agreement.asked_by_id, "")),
    ]
    if agreement.standing:
        found.insert(6, (_("Standing access"), words.one("standing_access", agreement.standing)))
    if agreement.decided_by_id and agreement.state in (State.APPROVED, State.REFUSED):
        label = _("Approved by") if agreement.state == State.APPROVED else _("Refused by")
        found.append((label, names.get(agreement.decided_by_id, "")))
    return found


def days(agreement: Any) -> str:
    """From when until when, and when somebody looks again."""
    said = {"start": formats.day(agreement.starts_on), "review": formats.day(agreement.review_on)}
    if agreement.ends_on is None:
        return _("From %(start)s, without a last day; to be looked at again on %(review)s") % said
    said["end"] = formats.day(agreement.ends_on)
    return _("%(start)s to %(end)s, to be looked at again on %(review)s") % said


def answer(agreement: Any, parties: Parties, words: Words) -> str:
    """The first sentence of its page: what it means today."""
    terms = rules_terms(agreement, parties)
    standing = rules.standing(terms, words.day)
    said = {"number": agreement.pk, "day": formats.day(agreement.ends_on) if agreement.ends_on else ""}
    if standing in ("in_force", "overdue"):
        return _("Agreement %(number)s is in force.") % said
    if standing == "closed":
        return _("Agreement %(number)s ended on %(day)s. Nothing more may go under it.") % said
    if standing == "submitted":
        return _("Nothing may go under this agreement before a second person approves it.")
    if standing == "due_soon":
        return _("Nothing may go under this agreement before its first day.")
    return _("Nothing may go under this agreement: it was not approved.")


def rules_terms(agreement: Any, parties: Parties) -> rules.Terms:
    """What the rules ask of a row of the list."""
    return terms_of(agreement, parties.numbers(agreement.pk))


@dataclass(frozen=True)
class Event:
    """One entry of an agreement's history, as the timeline shows it."""

    moment: datetime
    by: str
    title: str
    text: str = ""
    url: str = ""


def events(versions: list[Any]) -> list[Event]:
    """What happened to an agreement, the newest first."""
    names = people.names({one.recorded_by for one in versions})
    return sorted(_events(versions, names), key=lambda event: event.moment, reverse=True)


def _events(versions: list[Any], names: dict[int, str]) -> Iterator[Event]:
    for first in versions[:1]:
        yield Event(first.recorded_from, names.get(first.recorded_by or 0, ""), _("Asked for"))
    for was, now in pairwise(versions):
        title, text = _happened(was, now)
        yield Event(now.recorded_from, names.get(now.recorded_by or 0, ""), title, text)


def _happened(was: Any, now: Any) -> tuple[str, str]:
    if was.state != now.state:
        return str(STATES[now.state]), now.answer
    if was.ends_on != now.ends_on:
        return _("Ends on %(day)s") % {"day": formats.day(now.ends_on)}, now.ended_because
    if was.owner_agency_id != now.owner_agency_id:
        return _("Kept by another agency"), ""
    return _("Reviewed; to be looked at again on %(day)s") % {"day": formats.day(now.review_on)}, ""


def late(agreement: Any, gone: list[Any], words: Words) -> list[str]:
    """What is late or stands in the way, in sentences."""
    found = [
        _("%(agency)s has ended as an agency: decide who takes its place.")
        % {"agency": words.agency(row.agency_id)}
        for row in gone
    ]
    if agreement.state == State.APPROVED and agreement.review_on < words.day:
        found.append(_("Review %(due)s.") % {"due": formats.due(agreement.review_on, words.day)})
    return found


def handed(rows: list[Any], words: Words) -> list[tuple[str, str]]:
    """The decisions by which a successor took an ended party's place: a sentence, and the words of whoever decided."""
    return [
        (
            _("%(agency)s takes the place of %(ended)s.")
            % {"agency": words.agency(row.agency_id), "ended": words.agency(row.in_place_of_id)},
            row.decision,
        )
        for row in rows
        if row.in_place_of_id
    ]


EDITIONS = {
    "waiting": gettext_lazy("Waits for a second person to read it"),
    "gone": gettext_lazy("It went"),
    "refused": gettext_lazy("Refused: it did not go"),
    "withdrawn": gettext_lazy("Withdrawn: it did not go"),
}


def edition_facts(edition: Any, words: Words) -> list[tuple[str, Any]]:
    """To whom, what for and on which basis an edition goes, and who made it."""
    names = people.names([edition.made_by_id, edition.decided_by_id])
    found = [
        (_("Partner"), words.agency(edition.partner_id)),
        (_("For"), "; ".join(edition.recipients)),
        (_("Purpose"), words.one("sharing_purpose", edition.purpose)),
        (_("Basis"), _("Agreement %(number)s") % {"number": edition.agreement_id}),
        (_("May be used until"), formats.day(edition.use_until)),
        (_("Made by"), names.get(edition.made_by_id, "")),
        (_("Digest"), edition.digest[:16]),
    ]
    if edition.asks:
        asks = _("%(what)s (by %(day)s)") % {"what": edition.asks, "day": formats.day(edition.asks_by)}
        found.append((_("What is asked of them"), asks))
    if edition.decided_by_id:
        found.append((_("Decided by"), names.get(edition.decided_by_id, "")))
    return found


def copy_late(copy: Any, standing: Any) -> list[str]:
    """What is wrong with a copy that went."""
    if copy.withdrawn_at is not None or standing is None or standing.changed_at is None or standing.settled:
        return []
    said = _(
        "The record changed on %(moment)s: this copy says something else. Share a new one, withdraw it, or say why not."
    )
    return [said % {"moment": formats.moment(standing.changed_at)}]


def copy_events(copy: Any, standing: Any, corrections: list[Any]) -> list[Event]:
    """What happened to a copy, the newest first."""
    numbers = [copy.shared_by_id, copy.acknowledged_by_id, *(one.acknowledged_by_id for one in corrections)]
    numbers += [standing.settled_by_id] if standing else []
    names = people.names(numbers)
    found = [Event(copy.shared_at, names.get(copy.shared_by_id, ""), _("Shared"))]
    if copy.acknowledged_at:
        found.append(
            Event(copy.acknowledged_at, names.get(copy.acknowledged_by_id, ""), _("Read by the partner"))
        )
    for one in corrections:
        found.append(Event(one.told_at, "", _("The partner was told"), one.sentence))
        if one.acknowledged_at:
            found.append(
                Event(
                    one.acknowledged_at,
                    names.get(one.acknowledged_by_id, ""),
                    _("The partner acknowledged it"),
                )
            )
    if standing and standing.settled_at and standing.reason:
        found.append(
            Event(
                standing.settled_at, names.get(standing.settled_by_id or 0, ""), _("Decided"), standing.reason
            )
        )
    return sorted(found, key=lambda event: event.moment, reverse=True)
