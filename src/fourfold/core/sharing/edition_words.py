"""Editions and copies in words: of the sharer's page, of the partner's, and of lists and exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.access import queries as people
from fourfold.core.sharing.answer import Answer
from fourfold.core.sharing.presenters import Words
from fourfold.core.sharing.rules.editions import Way
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row

RECEIVED = (
    Column("shared", gettext_lazy("Shared"), sortable=True),
    Column("subject", gettext_lazy("Subject"), sortable=True),
    Column("from", gettext_lazy("From"), sortable=True),
    Column("purpose", gettext_lazy("Purpose"), sortable=True),
    Column("until", gettext_lazy("Use until"), sortable=True),
    Column("ring", gettext_lazy("Ring")),
)
GIVEN_OUT = (
    Column("shared", gettext_lazy("Shared"), sortable=True),
    Column("subject", gettext_lazy("Subject"), sortable=True),
    Column("to", gettext_lazy("To"), sortable=True),
    Column("recipients", gettext_lazy("Who receives"), phone=False),
    Column("purpose", gettext_lazy("Purpose"), sortable=True),
    Column("basis", gettext_lazy("Basis"), phone=False),
    Column("until", gettext_lazy("Use until"), sortable=True),
    Column("read", gettext_lazy("Read by them")),
)
EDITION = (Column("heading", gettext_lazy("What")), Column("text", gettext_lazy("Told")),
           Column("kind", gettext_lazy("Fact or judgement")))  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One part as the partner reads it."""

    heading: str
    text: str
    judgement: bool


def sentence(answer: Answer) -> str:
    """The answer in one sentence: how many parts, and on which basis."""
    if answer.why_nothing or answer.terms is None:
        return answer.why_nothing
    count = len(answer.may)
    said = ngettext(
        "You may share %(count)s of %(total)s part.",
        "You may share %(count)s of %(total)s parts.",
        len(answer.verdicts),
    )
    return said % {"count": count, "total": len(answer.verdicts)}


def basis(answer: Answer, agreement: Any) -> str:
    """On which agreement it rests, and when somebody last looked at it."""
    if agreement is None:
        return ""
    reviewed = agreement.reviewed_on or agreement.decided_at
    return _("Basis: agreement %(number)s, reviewed %(day)s.") % {
        "number": agreement.pk,
        "day": formats.day(reviewed),
    }


def told(body: Sequence[dict[str, Any]]) -> list[Told]:
    """The parts of an edition or a copy as they are read."""
    return [Told(one["heading"], one["text"], one["judgement"]) for one in body]


def preview(answer: Answer) -> list[Told]:
    """The parts that may go as the partner would read them."""
    return [Told(one.part.heading, one.part.text, one.part.judgement) for one in answer.may]


def marking(sensitive: bool) -> str:
    """The marking of a copy, with who may read it."""
    return (
        _("OFFICIAL-SENSITIVE. For the people named only")
        if sensitive
        else _("OFFICIAL. For the people named only")
    )


def facts(copy: Any, words: Words) -> list[tuple[str, Any]]:
    """What stands over a copy, the same for both sides."""
    found = [
        (_("From"), words.agency(copy.from_agency_id)),
        (_("For"), "; ".join(copy.recipients)),
        (_("Purpose"), words.one("sharing_purpose", copy.purpose)),
        (_("Basis"), _("Agreement %(number)s") % {"number": copy.agreement_id}),
        (_("Shared"), formats.moment(copy.shared_at)),
        (_("May be used until"), formats.day(copy.use_until)),
        (_("Ring"), copy.contact),
        (_("Copy"), copy.copy),
    ]
    if copy.way == Way.SPOKEN:
        said = _("Told by word on %(day)s: %(meeting)s")
        found.append((_("How"), said % {"day": formats.day(copy.told_on), "meeting": copy.meeting}))
    return found


def received_row(copy: Any, words: Words, url: str) -> Row:
    """One copy as a row of a partner's list, in the order of RECEIVED."""
    shared, subject, *rest, until, ring = received_values(copy, words)
    note = "" if copy.acknowledged_at else str(_("new"))
    return Row(
        copy.pk,
        (Cell(formats.short_day(shared), note=note), Cell(subject, url=url, typed=True), *map(Cell, rest),
         Cell(formats.short_day(until)), Cell(ring, typed=True)),
    )  # fmt: skip


def received_values(copy: Any, words: Words) -> list[Any]:
    """One copy as values of a partner's export, in the order of RECEIVED."""
    return [
        copy.shared_at, copy.subject, words.agency(copy.from_agency_id), words.one("sharing_purpose", copy.purpose),
        copy.use_until, copy.contact,
    ]  # fmt: skip


def given_row(copy: Any, words: Words, url: str) -> Row:
    """One copy as a row of the sharer's list, in the order of GIVEN_OUT."""
    shared, subject, to, recipients, purpose, basis_, until, read = given_values(copy, words)
    return Row(
        copy.pk,
        (Cell(formats.short_day(shared)), Cell(subject, url=url, typed=True), Cell(to), Cell(recipients, typed=True),
         Cell(purpose), Cell(basis_), Cell(formats.short_day(until)), Cell(read)),
    )  # fmt: skip


def given_values(copy: Any, words: Words) -> list[Any]:
    """One copy as values of the sharer's export, in the order of GIVEN_OUT."""
    read = formats.moment(copy.acknowledged_at) if copy.acknowledged_at else _("not yet")
    return [
        copy.shared_at, copy.subject, words.agency(copy.partner_id), "; ".join(copy.recipients),
        words.one("sharing_purpose", copy.purpose), _("Agreement %(number)s") % {"number": copy.agreement_id},
        copy.use_until, _("withdrawn") if copy.withdrawn_at else read,
    ]  # fmt: skip


def edition_values(body: Sequence[dict[str, Any]]) -> list[list[Any]]:
    """The parts of a copy as values of an export, in the order of EDITION."""
    return [[one.heading, one.text, _("judgement") if one.judgement else _("fact")] for one in told(body)]


def by(number: int | None) -> str:
    """The name of somebody."""
    return people.names([number]).get(number or 0, "")
