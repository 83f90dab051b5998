"""The room of agencies: their codes, names and places on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ninja import Schema

from fourfold.core.access import as_known
from fourfold.core.api.rooms import Room
from fourfold.core.audit import actions as audit
from fourfold.resourcing.register import tree
from fourfold.resourcing.register.policy import Permission

room = Room("Agencies")


class AgencyTold(Schema):
    """One agency as it stands: `above` is the code of the one that it stands under."""

    code: str
    name: str
    kind: str
    above: str | None


class Agencies(Schema):
    """Every agency of the day."""

    count: int
    items: list[AgencyTold]


@room.reads("/agencies", Permission.VIEW, Agencies, past=True)
def agencies(request: Any) -> Agencies:
    """Every agency: forces, regional units, councils and partners, by the codes that records use."""
    day = as_known.day_of(request)
    found = list(_told(tree.on(day, request.as_of), None))
    audit.consulted("agency.list", by=request.viewer, kind="agency", rows=len(found))
    return Agencies(count=len(found), items=found)


def _told(nodes: Iterable[tree.Node], above: str | None) -> Iterator[AgencyTold]:
    for one in nodes:
        yield AgencyTold(code=one.code, name=one.name, kind=one.kind, above=above)
        yield from _told(one.below, one.code)
