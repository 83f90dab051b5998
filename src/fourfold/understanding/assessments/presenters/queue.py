"""The moderation queue as rows of a table and of a file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.presenters import compared, words
from fourfold.understanding.assessments.waiting import Waiting

COLUMNS = (
    Column("reference", gettext_lazy("Threat"), sortable=True),
    Column("force", gettext_lazy("Force"), sortable=True),
    Column("assessor", gettext_lazy("Assessor"), sortable=True),
    Column("submitted", gettext_lazy("Submitted"), sortable=True),
    Column("risk", gettext_lazy("Risk"), sortable=True, numeric=True),
    Column("change", gettext_lazy("Change since last time")),
    Column("disagreement", gettext_lazy("Disagreement")),
    Column("waiting", gettext_lazy("Waiting"), sortable=True),
)


def rows(found: Waiting, agencies: dict[int, str], now: datetime) -> list[Row]:
    """The page's rows, in the order of COLUMNS."""
    return [_row(one, found, agencies, now) for one in found.rows]


def _row(one: Assessment, found: Waiting, agencies: dict[int, str], now: datetime) -> Row:
    last, seconds = found.records.get(one.threat_id), found.seconds.get(one.pk, [])
    was = _("was %(risk)s") % {"risk": words.risk(last) or formats.unknown()} if last else ""
    return Row(
        one.pk,
        (
            Cell(
                one.threat.reference, url=reverse("assessments:decide", args=[one.pk]), note=one.threat.name
            ),
            Cell(agencies.get(one.threat.owner_agency_id)),
            Cell(one.assessor.name, typed=True, note=_stated(one)),
            Cell(formats.short_day(one.submitted_at)),
            Cell(words.risk(one), note=was),
            Cell(compared.change_in_words(one, last), note="; ".join(_besides(one))),
            Cell(compared.disagreement_in_words(one, seconds), note=_seconds(seconds)),
            Cell(formats.waited(one.submitted_at, now) if one.submitted_at else None),
        ),
    )


def _stated(one: Assessment) -> str:
    said = words.stated(one)
    return _("judged by %(stated)s") % {"stated": said} if said else ""


def _besides(one: Assessment) -> list[str]:
    """What a moderator must know besides the answers: another tier asked for, a threat that changed."""
    changed = _("the threat changed") if one.threat.changed_since_moderation else ""
    return [said for said in (words.asked_tier(one), changed) if said]


def _seconds(seconds: list[Assessment]) -> str:
    return (
        _("risk %(risks)s") % {"risks": ", ".join(words.risk(one) or formats.unknown() for one in seconds)}
        if (seconds)
        else ""
    )


def values(found: Waiting, agencies: dict[int, str], now: datetime) -> list[list[Any]]:
    """The rows for a file, in the order of COLUMNS."""
    return [
        [
            one.threat.reference,
            agencies.get(one.threat.owner_agency_id),
            one.assessor.name,
            one.submitted_at,
            words.risk(one),
            "; ".join([compared.change_in_words(one, found.records.get(one.threat_id)), *_besides(one)]),
            compared.disagreement_in_words(one, found.seconds.get(one.pk, [])),
            formats.waited(one.submitted_at, now) if one.submitted_at else None,
        ]
        for one in found.rows
    ]
