"""Reads of assurance: decisions, answers, meetings, and what is due to be asked."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import past
from fourfold.tackling.disruptions.assurance import lasting
from fourfold.tackling.disruptions.assurance.lasting import Followed
from fourfold.tackling.disruptions.filters import COUNTED, Filters, narrowed
from fourfold.tackling.disruptions.models import Decision, Disruption, Followup, Meeting

MOST_MEETINGS = 50


def decisions(record: int, *, as_of: datetime | None = None) -> list[Any]:
    """What was decided about a record, the first first."""
    return past.rows(Decision, as_of, "by", disruption_id=record)


def followups(record: int, *, as_of: datetime | None = None) -> list[Any]:
    """What was answered later about a record, the first first."""
    return past.rows(Followup, as_of, "by", disruption_id=record)


def meetings() -> list[Any]:
    """The latest meetings that exist for this viewer, the last first, with the number of decisions of each
    (`decided`)."""
    counted = Meeting.objects.select_related("opened_by").annotate(decided=Count("decisions"))
    return list(counted.order_by("-held_on", "-pk")[:MOST_MEETINGS])


def meeting(number: int) -> Meeting | None:
    """One meeting, with its decisions; None where there is none for this viewer."""
    return Meeting.objects.filter(pk=number).select_related("opened_by").first()


def decided_in(one: Meeting) -> list[Decision]:
    """What a meeting decided, in order."""
    return list(Decision.objects.filter(meeting=one).select_related("disruption", "by").order_by("pk"))


def due(viewer: Viewer, on: date) -> QuerySet[Any]:
    """The viewer's own agencies' records of which the question of 30, 90 or 180 days is due, the oldest event first."""
    ended = Coalesce(F("event_ends_on"), F("event_on"))
    answers = Followup.objects.filter(disruption=OuterRef("pk"))
    rows = (
        Disruption.objects.annotate(record=F("id"), ended=ended, asked=Max("followups__days", default=0))
        .filter(agency_id__in=viewer.write_agencies, ended__lte=on - timedelta(days=lasting.QUESTIONS[0]))
        .exclude(Exists(answers.filter(back=lasting.BACK)))
    )
    counted = narrowed(rows, Filters(state=(COUNTED,), grade=lasting.SET_BACK))
    return counted.filter(_open_question(on)).order_by("ended", "pk")


def _open_question(on: date) -> Q:
    """The latest question that is due has no answer."""
    condition = Q(pk__in=[])
    for days in lasting.QUESTIONS:
        condition |= Q(ended__lte=on - timedelta(days=days), asked__lt=days)
    return condition


def followed(on: date, as_of: datetime | None = None) -> tuple[list[Followed], list[Followed]]:
    """Every counted record with an effect that may last and that is old enough to be asked about: under its effect,
    and once under each of its tactics."""
    columns = (
        "id",
        "coalesce(event_ends_on, event_on)",
        "coalesce(nullif(assured, ''), claimed)",
        "tactics",
        "joined_into_id",
    )
    rows = past.values(Disruption, as_of, *columns, withdrawn=False, standing="national")
    answers: dict[int, dict[int, str]] = {}
    for record, days, back in past.values(Followup, as_of, "disruption_id", "days", "back"):
        answers.setdefault(record, {})[days] = back
    by_effect: list[Followed] = []
    by_tactic: list[Followed] = []
    for record, ended, grade, tactics, joined in rows:
        age = (on - ended).days
        if joined is None and grade in lasting.SET_BACK and age >= lasting.QUESTIONS[0]:
            said = answers.get(record, {})
            by_effect.append(Followed(grade, age, said))
            by_tactic += [Followed(tactic, age, said) for tactic in tactics]
    return by_effect, by_tactic
