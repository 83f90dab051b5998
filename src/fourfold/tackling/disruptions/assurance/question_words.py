"""The questions of 30, 90 and 180 days, their answers, and how long effects last, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.tackling.disruptions.assurance import lasting
from fourfold.tackling.disruptions.assurance.lasting import Lasted
from fourfold.tackling.disruptions.assurance.words import grade
from fourfold.tackling.disruptions.presenters import Words

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
