"""What first pages show of agreements: those to approve, and those to look at."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import presenters as agencies
from fourfold.core.capability import Task
from fourfold.core.history import clock
from fourfold.core.sharing import agreements, copies, giving
from fourfold.core.ui import formats


def to_approve(viewer: Viewer, now: datetime) -> list[Task]:
    """Agreements that somebody else asked for and this viewer may approve."""
    return [
        Task(
            _("Agreement %(number)s: %(title)s") % {"number": one.pk, "title": one.title},
            reverse("sharing:agreement", args=[one.pk]),
            _("Asked for %(moment)s") % {"moment": formats.moment(one.asked_at)},
            "submitted",
        )
        for one in agreements.waiting(viewer)
    ]


def to_look_at(viewer: Viewer, now: datetime) -> list[Task]:
    """Agreements whose party has ended, whose review is due, or that end soon."""
    today = clock.day_of(now)
    ended = [
        Task(
            _("Agreement %(number)s: decide who takes the place of %(agency)s")
            % {"number": row.agreement_id, "agency": agencies.name(row.agency_id, today, short=True)},
            reverse("sharing:hand-over", args=[row.agreement_id, row.pk]),
            _("The agency has ended, so nothing may go to it"),
            "unowned",
        )
        for row in agreements.without_party(viewer, today)
    ]
    return ended + [
        Task(
            _("Agreement %(number)s: %(title)s") % {"number": one.pk, "title": one.title},
            reverse("sharing:agreement", args=[one.pk]),
            _("Review %(due)s") % {"due": formats.due(one.review_on, today)}
            if one.review_on <= today or one.ends_on is None
            else _("Ends on %(day)s") % {"day": formats.day(one.ends_on)},
            "overdue" if one.review_on < today else "due_soon",
        )
        for one in agreements.to_review(viewer, today)
    ]


def to_let_go(viewer: Viewer, now: datetime) -> list[Task]:
    """Editions that somebody else made and this viewer reads before they go."""
    today = clock.day_of(now)
    return [
        Task(
            _("%(subject)s for %(agency)s")
            % {"subject": one.subject, "agency": agencies.name(one.partner_id, today, short=True)},
            reverse("sharing:edition", args=[one.pk]),
            _("Made %(moment)s") % {"moment": formats.moment(one.made_at)},
            "submitted",
        )
        for one in copies.waiting(viewer)
    ]


def changed(viewer: Viewer, now: datetime) -> list[Task]:
    """Copies that went and whose record says something else since."""
    today = clock.day_of(now)
    return [
        Task(
            _("%(subject)s, shared with %(agency)s")
            % {
                "subject": one.disclosure.subject,
                "agency": agencies.name(one.disclosure.partner_id, today, short=True),
            },
            reverse("sharing:copy", args=[one.disclosure.copy]),
            _("The record changed %(moment)s") % {"moment": formats.moment(one.changed_at)},
            "reopened",
        )
        for one in copies.changed(viewer)
    ]


def given(viewer: Viewer, now: datetime) -> list[Task]:
    """What partners told and nobody has answered, the longest waiting first."""
    today = clock.day_of(now)
    found = giving.received(viewer, waiting=True).order_by("given_at", "pk")
    return [
        Task(
            _("%(agency)s told something") % {"agency": agencies.name(one.giver_id, today, short=True)},
            reverse("sharing:given-one", args=[one.pk]),
            _("Sent %(moment)s; waiting %(waited)s")
            % {"moment": formats.moment(one.given_at), "waited": formats.waited(one.given_at, now)},
            "submitted",
        )
        for one in found
    ]
