"""Restricted records in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.models import User
from fourfold.core.access.viewers import Viewer
from fourfold.core.restricted.actions import Named
from fourfold.core.restricted.models import Interest, Member, Mode, Restriction
from fourfold.core.ui import formats


@dataclass(frozen=True)
class Line:
    """A restricted record in the list."""

    number: int
    kind: str
    reference: str
    others: str
    contact: str
    review: str
    waits: str


@dataclass(frozen=True)
class Place:
    """Somebody's place on a list."""

    number: int
    name: str
    standing: str
    waits: bool


def named(kind: str, written: str, viewer: Viewer) -> Named | None:
    """The record that an address names, where there is one for the viewer."""
    found = capability.restrictable().get(kind)
    return capability.load(found.find)(written, viewer) if found else None


def kind_name(kind: str) -> str:
    """What records of a kind are called."""
    return str(capability.restrictable()[kind].label)


def called(restriction: Restriction | Interest) -> str:
    """What a restricted record is called: its reference, with its kind where that is a number alone."""
    written = restriction.reference.rsplit("/", 1)[-1]
    return f"{kind_name(restriction.kind)} {written}" if written.isdecimal() else written


def others(mode: str) -> str:
    """What those read who are not on the list, in a word."""
    return {Mode.POINTER: _("told whom to ask"), Mode.SILENT: _("told nothing")}.get(Mode(mode), _("see it"))


def line(one: Restriction, now: datetime) -> Line:
    """One record in the list of restricted records."""
    contact = one.compartment.contact
    return Line(
        number=one.pk,
        kind=kind_name(one.kind),
        reference=called(one),
        others=others(one.compartment.mode),
        contact=contact.name if contact else "",
        review=formats.due(one.review_on, now.date()),
        waits=_("Lifting asked for") if one.lift_asked_at else "",
    )


def facts(one: Restriction, now: datetime) -> list[tuple[str, Any]]:
    """What the page of a restriction says first."""
    compartment = one.compartment
    return [
        (_("Record"), called(one)),
        (_("Others are"), others(compartment.mode)),
        (_("Contact"), compartment.contact.name if compartment.contact else ""),
        (_("Restricted by"), _("%(name)s on %(day)s") % {"name": one.by.name, "day": formats.day(one.at)}),
        (_("Reason"), one.reason),
        (_("Look at it again on"), formats.due(one.review_on, now.date())),
    ]


def lifting(one: Restriction) -> str:
    """That somebody asked to lift it; empty where nobody did."""
    if one.lift_asked_by is None or one.lift_asked_at is None:
        return ""
    said = {"name": one.lift_asked_by.name, "day": formats.day(one.lift_asked_at), "reason": one.lift_because}
    return _("%(name)s asked on %(day)s that this is lifted: %(reason)s") % said


def place(member: Member) -> Place:
    """One line of the list of people."""
    waits = not (member.first or member.approved_at)
    if member.emergency:
        standing = _("Emergency access until %(moment)s") % {"moment": formats.moment(member.until)}
    elif waits:
        said = {"name": member.asked_by.name, "reason": member.reason}
        standing = _("Asked for by %(name)s, waits for a second person: %(reason)s") % said
    elif member.until:
        standing = _("Until %(day)s") % {"day": formats.day(member.until)}
    else:
        standing = _("On the list")
    return Place(member.pk, member.user.name, standing, waits)


def people(users: Iterable[User], marked: Iterable[User] = ()) -> list[tuple[int, str]]:
    """People as choices, by name and post; with a star those who are `marked`."""
    starred = {one.pk for one in marked}
    return [
        (one.pk, f"{one.name}{', ' + one.post if one.post else ''}{' *' if one.pk in starred else ''}")
        for one in users
    ]


def opened_by(member: Member) -> str:
    """Who opened a record in an emergency, when, and why."""
    said = {"name": member.user.name, "moment": formats.moment(member.asked_at), "reason": member.reason}
    return _("%(name)s opened it on %(moment)s: %(reason)s") % said


def judged(member: Member) -> str:
    """What the list made of that; empty where nobody has looked yet."""
    if not hasattr(member, "review"):
        return ""
    said = {"name": member.review.by.name, "words": member.review.words}
    if member.review.justified:
        return _("Justified, says %(name)s: %(words)s") % said
    return _("Not justified, says %(name)s: %(words)s") % said
