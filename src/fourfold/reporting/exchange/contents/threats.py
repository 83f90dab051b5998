"""Threats for the national database: which must stand there, and what is said of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import F

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import past
from fourfold.reporting.exchange import rules
from fourfold.reporting.exchange.contents import people
from fourfold.reporting.exchange.contents.people import Sendable
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.rules import Due
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats import rules as threat_rules
from fourfold.understanding.threats.models import ExternalReference, Threat, ThreatVersion

TACTICAL, NATIONAL = "tactical", "APMIS"
SQL_FOR_CHANGED = """
    select id, max(recorded_from) from (
        select id, recorded_from from threats_threat_hist where id = any (%(ids)s)
        union all
        select threat_id, recorded_from from threats_linkedperson_hist where threat_id = any (%(ids)s)
    ) recorded where recorded_from <= coalesce(%(as_of)s, 'infinity'::timestamptz) group by id
"""


def due(*, on: date, records: Collection[int] | None = None, as_of: datetime | None = None) -> list[Due]:
    """The threats that must stand there: SOC, with a moderated tactical assessment, not merged into another."""
    found = standing_ones(records, as_of=as_of)
    numbers = [threat.record for threat, _moderated in found]
    sendable, given = people.of_threats(numbers, on, as_of), _given(numbers, as_of)
    codes = {number: code for code, number in agencies.codes().items()}
    return [
        Due(
            Kind.THREAT,
            threat.record,
            threat.reference,
            threat.owner_agency_id,
            _content(threat, sendable.get(threat.record, Sendable()), codes),
            moderated.moderated_at,
            only_if_there=threat_rules.is_closed(threat.phase),
            threats=(threat.record,),
            known_as=given.get(threat.record, ""),
        )
        for threat, moderated in found
    ]


def standing_ones(
    records: Collection[int] | None = None, *, as_of: datetime | None = None
) -> list[tuple[Any, Any]]:
    """Each threat that belongs on the national list, with its assessment of record, by reference; or that did, as known
    at a past moment. A threat of either has its number as `record`."""
    live = Threat.objects.annotate(record=F("id"))
    rows = live if as_of is None else ThreatVersion.objects.as_of(as_of)
    rows = rows.filter(assessment_of_record__isnull=False)
    if records is not None:
        rows = rows.filter(record__in=records)
    threats = list(rows.order_by("reference"))
    wanted = [threat.assessment_of_record for threat in threats]
    found = {one.pk: one for one in past.rows(Assessment, as_of, "model", id=wanted)}
    pairs = [(threat, found.get(threat.assessment_of_record or 0)) for threat in threats]
    return [(threat, record) for threat, record in pairs if record is not None and _must(threat, record)]


def changed_at(records: Collection[int], as_of: datetime | None = None) -> dict[int, datetime]:
    """When each of these threats, or who is linked to it, was last recorded anew."""
    with connection.cursor() as cursor:
        cursor.execute(SQL_FOR_CHANGED, {"ids": list(records), "as_of": as_of})
        return dict(cursor.fetchall())


def _given(threats: list[int], as_of: datetime | None) -> dict[int, str]:
    """The national reference that a sender gave of each of these threats."""
    rows = past.rows(ExternalReference, as_of, system=NATIONAL, threat_id=threats)
    return {row.threat_id: row.value for row in rows}


def _must(threat: Any, record: Assessment) -> bool:
    return rules.threat_must_stand(
        is_soc=threat.is_soc,
        merged=threat.merged_into_id is not None,
        moderated=record.moderated_at is not None and record.model.kind == TACTICAL,
    )


def _content(threat: Any, sendable: Sendable, codes: dict[int, str]) -> dict[str, str]:
    """Briefs, notes and reasons are not among it: they are for whoever works on the threat here."""
    return {
        "name": sendable.words(threat.name) or threat.reference,
        "kind": threat.kind,
        "subtype": threat.subtype,
        "main_area": threat.main_area,
        "further_areas": "; ".join(sorted(threat.further_areas)),
        "owner": codes[threat.owner_agency_id],
        "lead": codes[threat.lead_agency_id],
        "lro": threat.lro,
        "phase": threat.phase,
        "first_identified": threat.first_identified.isoformat() if threat.first_identified else "",
        "summary": sendable.words(threat.summary),
        "people": sendable.names(threat.owner_agency_id),
    }
