"""Disruptions for the national database: those that count there and have a category, and what is said of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import F

from fourfold.core.agencies import queries as agencies
from fourfold.reporting.exchange import rules
from fourfold.reporting.exchange.contents.around import Around, around
from fourfold.reporting.exchange.contents.people import NOTHING
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.rules import Due
from fourfold.tackling.disruptions import rules as disruption_rules
from fourfold.tackling.disruptions.models import Disruption, DisruptionVersion

SQL_FOR_CHANGED = """
    select id, max(recorded_from) from (
        select id, recorded_from from disruptions_disruption_hist where id = any (%(ids)s)
        union all
        select disruption_id, recorded_from from disruptions_against_hist where disruption_id = any (%(ids)s)
        union all
        select disruption_id, recorded_from from disruptions_result_hist where disruption_id = any (%(ids)s)
    ) recorded where recorded_from <= coalesce(%(as_of)s, 'infinity'::timestamptz) group by id
"""


def due(*, on: date, records: Collection[int] | None = None, as_of: datetime | None = None) -> list[Due]:
    """The disruptions that must stand there: national standing, counted, not withdrawn, with a category, and against
    a threat that must stand there or does."""
    live = Disruption.objects.annotate(record=F("id"))
    rows = live if as_of is None else DisruptionVersion.objects.as_of(as_of)
    rows = rows.filter(joined_into_id__isnull=True, withdrawn=False, standing="national")
    if records is not None:
        rows = rows.filter(record__in=records)
    found = [one for one in rows.order_by("record") if _may(one)]
    held = around({one.record: one.agency_id for one in found}, on, as_of)
    codes = {number: code for code, number in agencies.codes().items()}
    return [_due(one, held, codes) for one in found if held.against.get(one.record)]


def changed_at(records: Collection[int], as_of: datetime | None = None) -> dict[int, datetime]:
    """When each of these disruptions, its threats or its results were last recorded anew."""
    with connection.cursor() as cursor:
        cursor.execute(SQL_FOR_CHANGED, {"ids": list(records), "as_of": as_of})
        return dict(cursor.fetchall())


def _may(one: Any) -> bool:
    return rules.disruption_may_stand(
        counts=disruption_rules.counts(one.joined_into_id, one.withdrawn, one.standing),
        category=disruption_rules.grade(one.claimed, one.assured),
    )


def _due(one: Any, held: Around, codes: Mapping[int, str]) -> Due:
    against = held.against[one.record]
    return Due(
        Kind.DISRUPTION,
        one.record,
        one.reference,
        one.agency_id,
        _content(one, held, codes),
        one.entered_at,
        known_as=one.apmis_reference,
        threats=tuple(against),
        shared=any(held.owners[threat] != one.agency_id for threat in against),
    )


def _content(one: Any, held: Around, codes: Mapping[int, str]) -> dict[str, str]:
    """Where it was, the evidence and the people concerned are not among it.

    Tactics in a sender's own words, and references as somebody typed them, are free words too.
    """
    words = held.sendable.get(one.record, NOTHING).words
    return {
        "against": "; ".join(map(str, held.against[one.record])),
        "threats": "; ".join(filter(words, _references(one, held))),
        "owner": codes[one.agency_id],
        "lead": codes[one.lead_agency_id],
        "role": one.role,
        "benefits": codes[one.benefits_id] if one.benefits_id else "",
        "event_on": one.event_on.isoformat(),
        "event_ends_on": one.event_ends_on.isoformat() if one.event_ends_on else "",
        "record_date": one.record_date.isoformat(),
        "main_p": one.main_p,
        "further_ps": "; ".join(sorted(one.further_ps)),
        "category": disruption_rules.grade(one.claimed, one.assured),
        "tactics": "; ".join(filter(words, sorted(one.tactics))),
        "what": words(one.what),
        "could_before": words(one.could_before),
        "could_after": words(one.could_after),
        "results": "; ".join(_result(*row) for row in held.results.get(one.record, [])),
    }


def _references(one: Any, held: Around) -> list[str]:
    """The threats by their references, as far as whoever enters this sees them; of one that is another agency's, and
    was attached by the region, the reference that was typed when this was recorded."""
    said = held.sayable[one.record]
    typed = (
        held.typed.get(one.record, set())
        if len(said) < len(held.against[one.record])
        else set(one.threats_given)
    )
    return sorted(set(said.values()) | typed)


def _result(kind: str, drug_class: str, amount: Decimal, unit: str) -> str:
    sort = f"{kind} {drug_class}".strip()
    return f"{sort}={_plain(amount)} {unit}"


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
