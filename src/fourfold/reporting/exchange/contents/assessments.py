"""Assessments for the national database: the one of record of each threat that stands there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import connection

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.reporting.exchange.contents import threats
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.rules import Due
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats import rules as threat_rules
from fourfold.understanding.threats.presenters import plain

SQL_FOR_CHANGED = """
    select id, max(recorded_from) from assessments_assessment_hist
     where id = any (%(ids)s) and recorded_from <= coalesce(%(as_of)s, 'infinity'::timestamptz) group by id
"""


def due(*, on: date, records: Collection[int] | None = None, as_of: datetime | None = None) -> list[Due]:
    """The assessments of record of the threats that must stand there. One that was replaced stands there no longer."""
    of = None
    if records is not None:
        of = list(Assessment.objects.filter(pk__in=records).values_list("threat_id", flat=True))
    codes = {number: code for code, number in agencies.codes().items()}
    return [
        Due(
            Kind.ASSESSMENT,
            one.pk,
            f"{threat.reference}-A{one.number}",
            threat.owner_agency_id,
            _content(threat, one, codes),
            one.moderated_at,
            only_if_there=threat_rules.is_closed(threat.phase),
            threats=(threat.record,),
        )
        for threat, one in threats.standing_ones(of, as_of=as_of)
        if records is None or one.pk in records
    ]


def changed_at(records: Collection[int], as_of: datetime | None = None) -> dict[int, datetime]:
    """When each of these assessments was last recorded anew."""
    with connection.cursor() as cursor:
        cursor.execute(SQL_FOR_CHANGED, {"ids": list(records), "as_of": as_of})
        return dict(cursor.fetchall())


def _content(threat: Any, one: Assessment, codes: dict[int, str]) -> dict[str, str]:
    """Levels without their reasons: reasons are free words, and may name anybody."""
    levels = {code: said.get("level") or "" for code, said in one.answers.items()}
    return {
        "threat": threat.reference,
        "owner": codes[threat.owner_agency_id],
        "type": one.model.kind,
        "model": str(one.model),
        "moderation": one.state,
        "moderated_on": clock.day_of(one.moderated_at).isoformat() if one.moderated_at else "",
        "tier": _text(one.tier),
        "risk": plain(one.risk) or "",
        "confidence": one.confidence,
        "position": one.position,
        "criteria": "; ".join(f"{code}={level}" for code, level in sorted(levels.items()) if level),
    }


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
