"""What happened with a threat, as timelines: the decisions on it, and the exploitation checks of its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui import formats
from fourfold.understanding.threats import presenters
from fourfold.understanding.threats.presenters import Words
from fourfold.understanding.threats.record import Record

ACTS = {
    "merge": gettext_lazy("Merged"),
    "transfer": gettext_lazy("Transferred"),
    "close": gettext_lazy("Closed"),
    "reopen": gettext_lazy("Reopened"),
    "reclassify": gettext_lazy("Type changed"),
}


@dataclass(frozen=True)
class Event:
    """One entry of a timeline, as the macro takes it."""

    title: str
    by: str
    text: str
    moment: datetime | None = None
    day: date | None = None
    url: str = ""


def decisions(record: Record, words: Words) -> list[Event]:
    """The decisions on a threat, the newest first, each with its reason and who approved it."""
    return [
        Event(
            title=_("%(act)s: %(before)s to %(after)s")
            % {
                "act": ACTS[decision.act],
                "before": said(decision.act, decision.before, words),
                "after": said(decision.act, decision.after, words),
            },
            by=decision.decided_by.name,
            moment=decision.decided_at,
            text=_("%(reason)s Approved by %(approver)s. To be looked at again on %(day)s.")
            % {
                "reason": decision.reason,
                "approver": decision.approved_by.name,
                "day": formats.day(decision.check_on),
            },
        )
        for decision in record.decisions
    ]


def checks(record: Record, words: Words) -> list[Event]:
    """The exploitation checks on people of a threat, the newest first: outcome, reason, when somebody looks again."""
    names = {person.link.subject_id: person.name for person in record.people}
    return [
        Event(
            title=_("%(person)s: %(outcome)s")
            % {
                "person": names.get(check.subject_id, formats.unknown()),
                "outcome": words.outcomes.get(check.outcome, check.outcome),
            },
            by=check.checked_by.name,
            day=check.checked_on,
            text=_("%(reason)s To be looked at again on %(day)s.")
            % {"reason": check.reason, "day": formats.day(check.review_on)},
        )
        for check in sorted(record.checks, key=lambda check: check.checked_on, reverse=True)
    ]


def said(act: str, value: str, words: Words) -> str:
    """A value of a decision in words."""
    if act == "reclassify":
        return str(presenters.KINDS.get(value, value))
    if act in ("close", "reopen"):
        return words.phases.get(value, value)
    return words.agencies.get(int(value), value) if value.isdecimal() else value
