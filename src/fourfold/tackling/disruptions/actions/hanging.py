"""What hangs on a record is written here: its threats, its results, its people; and with the threats, its standing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from fourfold.core.agencies import queries as agencies
from fourfold.tackling.disruptions import rules, standards
from fourfold.tackling.disruptions.models import Against, Disruption, Involved, Result
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.filters import PRISON_SUBTYPES


def add_threats(disruption: Disruption, found: Iterable[Any], on: date) -> None:
    """Say against which threats a record is, each with its type of now."""
    have = set(Against.objects.filter(disruption=disruption).values_list("threat_id", flat=True))
    Against.objects.bulk_create(
        Against(
            disruption=disruption, threat_id=one.pk, kind_then=one.kind, prison_then=_is_regional(one, on)
        )
        for one in found
        if one.pk not in have
    )


def replace_threats(disruption: Disruption, found: Iterable[Any], on: date) -> bool:
    """Say against which threats a record is; those that the viewer cannot see stay, since somebody else saw them.

    Gives whether anything changed.
    """
    found = list(found)
    there = list(Against.objects.filter(disruption=disruption))
    seen = threats.references([row.threat_id for row in there])
    gone = [
        row.pk for row in there if row.threat_id in seen and row.threat_id not in {one.pk for one in found}
    ]
    Against.objects.filter(pk__in=gone).delete()
    add_threats(disruption, found, on)
    return bool(gone) or bool({one.pk for one in found} - {row.threat_id for row in there})


def replace_results(disruption: Disruption, outcomes: Collection[rules.Outcome]) -> bool:
    """Write the results of a record; whether anything changed."""
    rules.check_outcomes(outcomes)
    wanted = {(one.kind, one.drug_class): one for one in outcomes}
    there = {(row.kind, row.drug_class): row for row in Result.objects.filter(disruption=disruption)}
    same = {key for key in wanted.keys() & there.keys() if _is_same(wanted[key], there[key])}
    Result.objects.filter(pk__in=[row.pk for key, row in there.items() if key not in same]).delete()
    Result.objects.bulk_create(
        Result(disruption=disruption, kind=one.kind, amount=one.amount, unit=one.unit, drug_class=one.drug_class,
               note=one.note)
        for key, one in wanted.items()
        if key not in same
    )  # fmt: skip
    return len(same) != max(len(wanted), len(there))


def replace_people(disruption: Disruption, subjects: Iterable[int]) -> bool:
    """Write whom a record concerns, by the numbers of subjects; whether anything changed."""
    wanted = set(subjects)
    there = dict(Involved.objects.filter(disruption=disruption).values_list("subject_id", "pk"))
    Involved.objects.filter(pk__in=[pk for subject, pk in there.items() if subject not in wanted]).delete()
    Involved.objects.bulk_create(
        Involved(disruption=disruption, subject_id=subject) for subject in sorted(wanted - there.keys())
    )
    return wanted != there.keys()


def targets_of(disruption: Disruption) -> list[standards.Target]:
    """What a record is against, as the standard looks at it."""
    rows = Against.objects.filter(disruption=disruption)
    return [standards.Target(row.kind_then, row.prison_then) for row in rows]


def targets(found: Iterable[Any], on: date) -> list[standards.Target]:
    """Threats as the standard looks at them on a day."""
    return [standards.Target(one.kind, _is_regional(one, on)) for one in found]


def standing(facts: Mapping[str, Any], against: Iterable[standards.Target]) -> str:
    """As what the standard of the event's day lets a record with these facts stand."""
    kind = kind_of(facts["agency_id"], facts["event_on"])
    return standards.standing(kind, facts["role"], facts["main_p"], against, on=facts["event_on"])


def kind_of(agency_id: int, on: date) -> str:
    """What an agency is to the standard: a force or a regional unit, or what the one that it is part of is."""
    found = agencies.register()
    line = [agency_id, *agencies.ancestors(agency_id, on)]
    kinds = (found.kinds[number] for number in line if number in found.kinds)
    return next((kind for kind in kinds if kind in ("force", "rocu")), "")


def _is_regional(threat: Any, on: date) -> bool:
    """Whether the regional unit maps a threat as one of a prison."""
    return threat.subtype in PRISON_SUBTYPES and kind_of(threat.owner_agency_id, on) == "rocu"


def _is_same(wanted: rules.Outcome, row: Result) -> bool:
    return (wanted.amount, wanted.note) == (row.amount, row.note)
