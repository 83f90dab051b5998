"""Threats for the national database: which must stand there, and what is said of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import connection

from fourfold.core.agencies import queries as agencies
from fourfold.reporting.exchange import rules
from fourfold.reporting.exchange.contents import people
from fourfold.reporting.exchange.contents.people import Sendable
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.rules import Due
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats import rules as threat_rules
from fourfold.understanding.threats.models import ExternalReference, Threat

TACTICAL, NATIONAL = "tactical", "APMIS"
SQL_FOR_CHANGED = """
    select id, max(recorded_from) from (
        select id, recorded_from from threats_threat_hist where id = any (%(ids)s)
        union all
        select threat_id, recorded_from from threats_linkedperson_hist where threat_id = any (%(ids)s)
    ) recorded group by id
"""


def due(*, on: date, records: Collection[int] | None = None) -> list[Due]:
    """The threats that must stand there: SOC, with a moderated tactical assessment, not merged into another."""
    found = standing_ones(records)
    sendable = people.of_threats([threat.pk for threat, _moderated in found], on)
    codes = {number: code for code, number in agencies.codes().items()}
    given = _given([threat.pk for threat, _moderated in found])
    return [
        Due(
            Kind.THREAT,
            threat.pk,
            threat.reference,
            threat.owner_agency_id,
            _content(threat, sendable.get(threat.pk, Sendable()), codes),
            moderated.moderated_at,
            only_if_there=threat_rules.is_closed(threat.phase),
            threats=(threat.pk,),
            known_as=given.get(threat.pk, ""),
        )
        for threat, moderated in found
    ]


def standing_ones(records: Collection[int] | None = None) -> list[tuple[Threat, Any]]:
    """Each threat that belongs on the national list, with its assessment of record, by reference."""
    rows = Threat.objects.filter(assessment_of_record__isnull=False)
    if records is not None:
        rows = rows.filter(pk__in=records)
    threats = list(rows.order_by("reference"))
    wanted = [threat.assessment_of_record for threat in threats]
    found = Assessment.objects.select_related("model").in_bulk(wanted)
    pairs = [(threat, found.get(threat.assessment_of_record or 0)) for threat in threats]
    return [(threat, record) for threat, record in pairs if record is not None and _must(threat, record)]


def changed_at(records: Collection[int]) -> dict[int, datetime]:
    """When each of these threats, or who is linked to it, was last recorded anew."""
    with connection.cursor() as cursor:
        cursor.execute(SQL_FOR_CHANGED, {"ids": list(records)})
        return dict(cursor.fetchall())


def _given(threats: list[int]) -> dict[int, str]:
    """The national reference that a sender gave of each of these threats."""
    rows = ExternalReference.objects.filter(system=NATIONAL, threat_id__in=threats)
    return dict(rows.values_list("threat_id", "value"))


def _must(threat: Threat, record: Assessment) -> bool:
    return rules.threat_must_stand(
        is_soc=threat.is_soc,
        merged=threat.merged_into_id is not None,
        moderated=record.moderated_at is not None and record.model.kind == TACTICAL,
    )


def _content(threat: Threat, sendable: Sendable, codes: dict[int, str]) -> dict[str, str]:
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
        "people": sendable.names,
    }
