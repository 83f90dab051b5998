"""Writes to the tree of agencies: open, rename, move, merge, split, and decide what goes to whom.

Every change takes the day from which it holds (`on`), stands on evidence, and closes rows; it rewrites none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from fourfold.core.agencies import checks, kinds, queries, rows, rules
from fourfold.core.agencies.loading import load_register
from fourfold.core.agencies.models import (
    Agency,
    AgencyName,
    AgencyPlace,
    Bond,
    CarryOver,
    Succession,
    SuccessionKind,
)
from fourfold.core.agencies.signing import Person, signed

__all__ = ["carry_over", "load_register", "merge", "move", "open_agency", "rename", "split"]


@transaction.atomic
def open_agency(
    *,
    code: str,
    kind: str,
    name: str,
    on: date,
    evidence: str,
    by: Person,
    at: datetime,
    name_cy: str = "",
    short_name: str = "",
    parent: Agency | None = None,
    bond: str = Bond.PART_OF,
    number: int | None = None,
    **described: Any,
) -> Agency:
    """A new agency from a day; it gets the next number of this installation, or that of the register file."""
    checks.check_evidence(evidence)
    checks.check_new_code(code, Agency.objects.filter(code=code).exists())
    agency = Agency.objects.create(id=number or rows.next_number(), code=code, kind=kind, **described)
    rows.name(agency, on, name=name, name_cy=name_cy, short_name=short_name)
    rows.place(agency, on, parent=parent, bond=bond)
    _step(agency, agency, SuccessionKind.OPENED, on, evidence, by, at)
    return agency


@transaction.atomic
def rename(
    *,
    agency: Agency,
    name: str,
    on: date,
    evidence: str,
    by: Person,
    at: datetime,
    name_cy: str = "",
    short_name: str = "",
) -> Succession:
    """Give an agency another name from a day; the old name stands for the days before."""
    found = _locked([agency])
    _check_change(found, [agency], on, evidence)
    checks.check_forward(found.names, agency.id, on, agency.code)
    rows.close(AgencyName, [agency.id], on)
    rows.name(agency, on, name=name, name_cy=name_cy, short_name=short_name)
    return _step(agency, agency, SuccessionKind.RENAMED, on, evidence, by, at)


@transaction.atomic
def move(
    *,
    agency: Agency,
    parent: Agency | None,
    on: date,
    evidence: str,
    by: Person,
    at: datetime,
    bond: str = Bond.PART_OF,
) -> Succession:
    """Put an agency under another parent from a day, for example a force into another region."""
    found = _locked([agency, *([parent] if parent else [])])
    _check_change(found, [agency, *([parent] if parent else [])], on, evidence)
    checks.check_forward(found.places, agency.id, on, agency.code)
    checks.check_parent(found, agency.id, parent.id if parent else None, on)
    rows.close(AgencyPlace, [agency.id], on)
    rows.place(agency, on, parent=parent, bond=bond)
    return _step(agency, agency, SuccessionKind.MOVED, on, evidence, by, at)


@transaction.atomic
def merge(
    *, agencies: Iterable[Agency], successor: Agency, on: date, evidence: str, by: Person, at: datetime
) -> list[Succession]:
    """End agencies on a day, all succeeded by one; their units and areas go with them."""
    agencies = list(agencies)
    parts = _end(agencies, [successor], on, evidence)
    rows.rehang(dict.fromkeys(parts, successor.id), on)
    return [_step(agency, successor, SuccessionKind.MERGED, on, evidence, by, at) for agency in agencies]


@transaction.atomic
def split(
    *,
    agency: Agency,
    successors: Iterable[Agency],
    on: date,
    evidence: str,
    by: Person,
    at: datetime,
    parts: Mapping[int, int] | None = None,
) -> list[Succession]:
    """End an agency on a day, succeeded by several; `parts` says where each of its units and areas goes."""
    successors = list(successors)
    checks.check_split([successor.id for successor in successors])
    below = _end([agency], successors, on, evidence)
    checks.check_parts(below, parts or {}, [successor.id for successor in successors])
    rows.rehang({part: (parts or {})[part] for part in below}, on)
    return [_step(agency, successor, SuccessionKind.SPLIT, on, evidence, by, at) for successor in successors]


@transaction.atomic
def carry_over(*, succession: Succession, kind: str, decision: str, by: Person, at: datetime) -> CarryOver:
    """Decide, in words, that one kind of thing which an ended agency held goes to this successor."""
    checks.check_ended(succession.kind in rules.ENDINGS)
    checks.check_kind(kind, kinds.held())
    checks.check_decision(decision)
    checks.check_once(CarryOver.objects.filter(succession=succession, kind_of_thing=kind).exists())
    decided = {"succession": succession, "kind_of_thing": kind, "decision": decision}
    return CarryOver.objects.create(**decided, **signed(by, at))


def _locked(agencies: Iterable[Agency]) -> rules.Register:
    """The register, with these agencies held, in one order, until the end of the change."""
    ids = {agency.id for agency in agencies}
    list(Agency.objects.select_for_update().filter(id__in=ids).order_by("id"))
    return queries.register()


def _check_change(found: rules.Register, agencies: Iterable[Agency], on: date, evidence: str) -> None:
    checks.check_evidence(evidence)
    for agency in agencies:
        checks.check_exists(found, agency.id, on, agency.code)


def _end(agencies: list[Agency], successors: list[Agency], on: date, evidence: str) -> list[int]:
    """Close the names and places of agencies; gives the numbers of what stood under them."""
    found = _locked([*agencies, *successors])
    ids = [agency.id for agency in agencies]
    checks.check_apart(ids, [successor.id for successor in successors])
    _check_change(found, [*agencies, *successors], on, evidence)
    for agency in agencies:
        checks.check_forward([*found.names, *found.places], agency.id, on, agency.code)
    rows.close(AgencyName, ids, on)
    rows.close(AgencyPlace, ids, on)
    tree = rules.tree_on(found.places, on)
    parts = sorted(place.agency for place in tree.values() if place.parent in ids and place.agency not in ids)
    for part in parts:
        checks.check_forward(found.places, part, on, queries.code_of(part))
    return parts


def _step(
    agency: Agency, successor: Agency, kind: str, on: date, evidence: str, by: Person, at: datetime
) -> Succession:
    return Succession.objects.create(
        agency=agency, successor=successor, kind=kind, on_day=on, evidence=evidence, **signed(by, at)
    )
