"""What hangs on disruptions: their threats by reference, their results, and whose names their words may not say.

Read over all agencies (`reach`), so that it is the same whoever asks.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import past
from fourfold.core.restricted import queries as restrictions
from fourfold.data.entities import queries as entities
from fourfold.reporting.exchange import entering
from fourfold.reporting.exchange.contents import people, reach
from fourfold.reporting.exchange.contents.people import Sendable
from fourfold.reporting.exchange.contents.threats import standing_ones
from fourfold.reporting.exchange.models import Kind, Sent
from fourfold.tackling.disruptions.models import Against, DisruptionVersion, Involved, Result
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats import rules as threat_rules


@dataclass(frozen=True)
class Around:
    """What hangs on the disruptions of one reading. `against` are the threats that stand on the national list,
    `sayable` the references of those of them that whoever enters the disruption sees."""

    against: Mapping[int, list[int]]
    sayable: Mapping[int, dict[int, str]]
    owners: Mapping[int, int]
    typed: Mapping[int, set[str]]
    results: Mapping[int, list[Any]]
    sendable: Mapping[int, Sendable]


def around(owners: Mapping[int, int], on: date, as_of: datetime | None) -> Around:
    """What hangs on these disruptions, each with the agency whose record it is."""
    with reach.everything():
        records = list(owners)
        every = _gathered(Against, ["threat_id"], records, as_of)
        found = threats.several({one for some in every.values() for one in some}, as_of=as_of)
        there = _there(found.keys(), as_of)
        against = {record: [one for one in some if one in there] for record, some in every.items()}
        listed = restrictions.with_lists()
        open_ones = {number: threat for number, threat in found.items() if -threat.akey not in listed}
        sayable = _sayable(against, open_ones, owners, on)
        partly = [record for record, some in against.items() if len(sayable[record]) < len(some)]
        return Around(
            against,
            sayable,
            {number: threat.owner_agency_id for number, threat in found.items()},
            _typed(partly, as_of),
            _gathered(Result, ["kind", "drug_class", "amount", "unit"], records, as_of),
            _sendable(records, against, on, as_of),
        )


def _there(concerned: Collection[int], as_of: datetime | None) -> set[int]:
    """Those of some threats that must stand in the national database, or do."""
    standing = standing_ones(concerned, as_of=as_of)
    must = {one.record for one, _moderated in standing if not threat_rules.is_closed(one.phase)}
    accepted = past.values(Sent, as_of, "record", kind=Kind.THREAT.value, record=concerned, accepted=True)
    return must | {record for (record,) in accepted}


def _sayable(
    against: Mapping[int, list[int]], found: Mapping[int, Any], owners: Mapping[int, int], on: date
) -> dict[int, dict[int, str]]:
    """The references that whoever enters a disruption may say: its own agency knows its own threats alone, the unit of
    a region all of that region; of a threat with a list nobody says any."""
    sees: dict[int, frozenset[int]] = {}
    for agency in set(owners.values()):
        unit = entering.entered_by(agency, on)
        sees[agency] = frozenset({agency}) if unit == agency else agencies.descendants(unit, on)
    return {
        record: {
            one: found[one].reference
            for one in some
            if one in found and found[one].owner_agency_id in sees[owners[record]]
        }
        for record, some in against.items()
    }


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
