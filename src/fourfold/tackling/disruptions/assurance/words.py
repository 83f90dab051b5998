"""Disruptions that wait, and what became of them, in words, tags and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.tackling.disruptions.assurance import lasting, queries
from fourfold.tackling.disruptions.assurance.lasting import Lasted
from fourfold.tackling.disruptions.models import DisruptionVersion
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.presenters import Words

COLUMNS = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("threat", gettext_lazy("Threat")),
    Column("agency", gettext_lazy("Force"), sortable=True, phone=False),
    Column("event_on", gettext_lazy("Happened"), sortable=True),
    Column("record_date", gettext_lazy("Record date"), sortable=True, phone=False),
    Column("entered_at", gettext_lazy("Entered"), sortable=True, phone=False),
    Column("main_p", gettext_lazy("P"), sortable=True, phone=False),
    Column("claimed", gettext_lazy("Claimed"), sortable=True),
    Column("assured", gettext_lazy("Assured"), phone=False),
    Column("duplicate", gettext_lazy("Duplicate")),
)


def grade(code: str, words: Words) -> str:
    """An effect, or that nobody claimed one."""
    return words.categories.get(code, code) if code else _("not claimed")


def rows(
    found: Sequence[Any], threats: Mapping[int, Sequence[Any]], doubles: Mapping[int, int], words: Words
) -> list[Row]:
    """The page's rows, in the order of COLUMNS."""
    return [_row(one, threats.get(one.pk, ()), doubles.get(one.pk, 0), words) for one in found]


def _row(one: Any, threats: Sequence[Any], doubles: int, words: Words) -> Row:
    return Row(
        one.pk,
        (
            Cell(one.reference, url=reverse("disruptions:assure", args=[one.reference])),
            Cell(", ".join(threat.reference for threat in threats) or None),
            Cell(words.agency(one.agency_id)),
            Cell(formats.short_day(one.event_on)),
            Cell(formats.short_day(one.record_date)),
            Cell(formats.short_day(one.entered_at)),
            Cell(words.ps.get(one.main_p)),
            Cell(grade(one.claimed, words)),
            Cell(words.categories.get(one.assured) or _("not yet")),
            Cell(_("may be one") if doubles else _("none seen")),
        ),
    )


def values(
    found: Sequence[Any], threats: Mapping[int, Sequence[Any]], doubles: Mapping[int, int], words: Words
) -> list[list[Any]]:
    """The rows for a file, in the order of COLUMNS."""
    return [
        [
            one.reference,
            ", ".join(threat.reference for threat in threats.get(one.pk, ())),
            words.agency(one.agency_id),
            one.event_on,
            one.record_date,
            one.entered_at,
            words.ps.get(one.main_p),
            grade(one.claimed, words),
            words.categories.get(one.assured, ""),
            _("may be one") if doubles.get(one.pk) else _("none seen"),
        ]
        for one in found
    ]


def decision(one: Any, words: Words) -> str:
    """One decision in a sentence."""
    said = {"who": one.by.name, "day": formats.day(one.at), "grade": words.categories.get(one.grade, "")}
    if one.act == "to_panel":
        return _("%(who)s left it to a panel on %(day)s.") % said
    if one.sitting:
        return _("%(grade)s, decided on %(day)s. %(sitting)s.") % {**said, "sitting": one.sitting}
    return _("%(grade)s, decided by %(who)s on %(day)s.") % said


BACK = {
    "yes": gettext_lazy("back at its usual level"),
    "no": gettext_lazy("still set back"),
    "not_known": gettext_lazy("not known"),
}


def followed(one: Any) -> str:
    """One answer in a sentence."""
    return _("After %(days)s days: %(back)s. %(who)s, %(day)s.") % {
        "days": one.days, "back": BACK[one.back], "who": one.by.name, "day": formats.day(one.at)
    }  # fmt: skip


FOLLOW_COLUMNS = (
    Column("reference", gettext_lazy("Reference")),
    Column("threat", gettext_lazy("Threat")),
    Column("ended", gettext_lazy("Happened"), sortable=True),
    Column("days", gettext_lazy("Question")),
    Column("effect", gettext_lazy("Effect"), phone=False),
)


def questions(
    found: Sequence[Any], threats: Mapping[int, Sequence[Any]], words: Words, on: date
) -> list[Row]:
    """The questions that are due, as rows of a table."""
    return [
        Row(
            one.pk,
            [
                Cell(one.reference, url=reverse("disruptions:lasted", args=[one.reference])),
                *map(Cell, cells[1:]),
            ],
        )
        for one, cells in zip(found, question_values(found, threats, words, on), strict=True)
    ]


def question_values(
    found: Sequence[Any], threats: Mapping[int, Sequence[Any]], words: Words, on: date
) -> list[list[Any]]:
    """The same for a file, in the order of FOLLOW_COLUMNS."""
    return [
        [
            one.reference,
            ", ".join(threat.reference for threat in threats.get(one.pk, ())),
            formats.short_day(one.ended),
            _("%(days)s days") % {"days": lasting.latest(one.ended, on)},
            grade(one.assured or one.claimed, words),
        ]
        for one in found
    ]


def shares(one: Lasted) -> str:
    """How many of those answered are still set back."""
    return formats.share(one.not_back, one.answered)


def interval(one: Lasted) -> str:
    """The ends of the interval in per cent."""
    if one.low is None or one.high is None:
        return str(formats.unknown())
    ends = {"low": formats.number(one.low * 100), "high": formats.number(one.high * 100)}
    return _("%(low)s%% to %(high)s%%") % ends


def panel(viewer: Any, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """What was decided of a disruption and answered later, for its page; of the past as it was known then."""
    as_of = moment if isinstance(subject, DisruptionVersion) else None
    said = Words.on(clock.day_of(moment), known=as_of)
    decided = queries.decisions(subject.record, as_of=as_of)
    return {
        "decisions": [(decision(each, said), each.reason) for each in decided],
        "answers": [(followed(each), each.note) for each in queries.followups(subject.record, as_of=as_of)],
        "reference": subject.reference,
        "may_assure": as_of is None
        and viewer.may(Permission.ASSURE)
        and subject.agency_id in viewer.write_keys,
    }
