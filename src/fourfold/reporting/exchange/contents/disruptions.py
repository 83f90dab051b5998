"""Disruptions for the national database: those that count there and have a category, and what is said of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import F, Model

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import past
from fourfold.data.entities import queries as entities
from fourfold.reporting.exchange import rules
from fourfold.reporting.exchange.contents import people
from fourfold.reporting.exchange.contents.people import NOTHING, Sendable
from fourfold.reporting.exchange.contents.threats import standing_ones
from fourfold.reporting.exchange.models import Kind, Sent
from fourfold.reporting.exchange.rules import Due
from fourfold.tackling.disruptions import rules as disruption_rules
from fourfold.tackling.disruptions.models import Against, Disruption, DisruptionVersion, Involved, Result
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats import rules as threat_rules

SQL_FOR_CHANGED = """
    select id, max(recorded_from) from (
        select id, recorded_from from disruptions_disruption_hist where id = any (%(ids)s)
        union all
        select disruption_id, recorded_from from disruptions_against_hist where disruption_id = any (%(ids)s)
        union all
        select disruption_id, recorded_from from disruptions_result_hist where disruption_id = any (%(ids)s)
    ) recorded where recorded_from <= coalesce(%(as_of)s, 'infinity'::timestamptz) group by id
"""


@dataclass(frozen=True)
class _Around:
    """What hangs on the disruptions of one reading, and whose names no words may say."""

    codes: Mapping[int, str]
    against: Mapping[int, list[int]]
    references: Mapping[int, str]
    typed: Mapping[int, set[str]]
    results: Mapping[int, list[Any]]
    sendable: Mapping[int, Sendable]


def due(*, on: date, records: Collection[int] | None = None, as_of: datetime | None = None) -> list[Due]:
    """The disruptions that must stand there: national standing, counted, not withdrawn, with a category, and against
    a threat that must stand there or does."""
    live = Disruption.objects.annotate(record=F("id"))
    rows = live if as_of is None else DisruptionVersion.objects.as_of(as_of)
    rows = rows.filter(joined_into_id__isnull=True, withdrawn=False, standing="national")
    if records is not None:
        rows = rows.filter(record__in=records)
    found = [one for one in rows.order_by("record") if _may(one)]
    around = _around([one.record for one in found], on, as_of)
    return [_due(one, around) for one in found if around.against.get(one.record)]


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


def _due(one: Any, around: _Around) -> Due:
    return Due(
        Kind.DISRUPTION,
        one.record,
        one.reference,
        one.agency_id,
        _content(one, around),
        one.entered_at,
        known_as=one.apmis_reference,
        threats=tuple(around.against.get(one.record, ())),
    )


def _content(one: Any, around: _Around) -> dict[str, str]:
    """Where it was, the evidence and the people concerned are not among it.

    Tactics in a sender's own words, and references as somebody typed them, are free words too.
    """
    words = around.sendable.get(one.record, NOTHING).words
    return {
        "against": "; ".join(map(str, around.against.get(one.record, []))),
        "threats": "; ".join(filter(words, _references(one, around))),
        "owner": around.codes[one.agency_id],
        "lead": around.codes[one.lead_agency_id],
        "role": one.role,
        "benefits": around.codes[one.benefits_id] if one.benefits_id else "",
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
        "results": "; ".join(_result(*row) for row in around.results.get(one.record, [])),
    }


def _references(one: Any, around: _Around) -> list[str]:
    """The threats by their references, as far as the reader sees them; of one that is another agency's, and was
    attached by the region, the reference that was typed when this was recorded."""
    against = around.against.get(one.record, [])
    seen = {around.references[threat] for threat in against if threat in around.references}
    typed = around.typed.get(one.record, set()) if len(seen) < len(against) else set(one.threats_given)
    return sorted(seen | typed)


def _result(kind: str, drug_class: str, amount: Decimal, unit: str) -> str:
    sort = f"{kind} {drug_class}".strip()
    return f"{sort}={_plain(amount)} {unit}"


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _around(records: list[int], on: date, as_of: datetime | None) -> _Around:
    every = _gathered(Against, ["threat_id"], records, as_of)
    there = _there({threat for found in every.values() for threat in found}, as_of)
    against = {record: [one for one in found if one in there] for record, found in every.items()}
    concerned = {threat for found in against.values() for threat in found}
    references = threats.references(concerned, as_of=as_of)
    return _Around(
        {number: code for code, number in agencies.codes().items()},
        against,
        references,
        _typed([record for record, found in against.items() if not references.keys() >= set(found)], as_of),
        _gathered(Result, ["kind", "drug_class", "amount", "unit"], records, as_of),
        _sendable(records, against, on, as_of),
    )


def _there(concerned: set[int], as_of: datetime | None) -> set[int]:
    """Those of some threats that must stand in the national database, or do; of one that the reader does not see, it
    is taken to."""
    seen = threats.references(concerned, as_of=as_of)
    standing = standing_ones(concerned, as_of=as_of)
    must = {one.record for one, _moderated in standing if not threat_rules.is_closed(one.phase)}
    accepted = past.values(Sent, as_of, "record", kind=Kind.THREAT.value, record=concerned, accepted=True)
    return (concerned - seen.keys()) | must | {record for (record,) in accepted}


def _typed(records: list[int], as_of: datetime | None) -> dict[int, set[str]]:
    """Every reference that was ever typed on these disruptions, by a past moment where one is given."""
    found: dict[int, set[str]] = {}
    rows = DisruptionVersion.objects.filter(record__in=records).exclude(threats_given=[])
    rows = rows if as_of is None else rows.filter(recorded_from__lte=as_of)
    for record, given in rows.values_list("record", "threats_given"):
        found.setdefault(record, set()).update(given)
    return found


def _sendable(
    records: list[int], against: Mapping[int, list[int]], on: date, as_of: datetime | None
) -> dict[int, Sendable]:
    """Of each disruption, whose names its words may not say: everybody on its threats, and everybody whom it
    concerns, but those who are involved."""
    of_threats = people.of_threats({threat for found in against.values() for threat in found}, on, as_of)
    concerned = _gathered(Involved, ["subject_id"], records, as_of)
    names = entities.names({subject for found in concerned.values() for subject in found}, as_of=as_of)
    return {
        record: people.together(
            [of_threats[threat] for threat in against.get(record, []) if threat in of_threats],
            {subject: names.get(subject, "") for subject in concerned.get(record, [])},
        )
        for record in records
    }


def _gathered(
    model: type[Model], columns: Sequence[str], records: list[int], as_of: datetime | None
) -> dict[int, list[Any]]:
    """What hangs on each disruption, in order: a value, or several together. Not as objects, for there are many."""
    found: dict[int, list[Any]] = {}
    rows = past.values(model, as_of, "disruption_id", *columns, disruption_id=records)
    for record, *told in sorted(rows):
        found.setdefault(record, []).append(told[0] if len(columns) == 1 else tuple(told))
    return found
