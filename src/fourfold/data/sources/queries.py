"""Reads of batches, of what they brought, and of the rows held back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.db.models import Count, Max, Q

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.jobs import queries as jobs
from fourfold.core.jobs.models import Work
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.data.sources import rules, spool
from fourfold.data.sources.contracts import proposing
from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.contracts.shipped_maps import shipped_maps
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.reading import glancing
from fourfold.data.sources.reading.glancing import Glance

NEWEST_FIRST = Sort("received", descending=True)
IN_FILE_ORDER = Sort("row")
WAITS = Q(heldrows__state=HeldRow.State.HELD)


@dataclass(frozen=True)
class Feed:
    """What a sender sends under one column map."""

    column_map: str
    contract: Contract
    sender_id: int


def batches(asked: Asked | None = None) -> Page:
    """A page of the batches that this viewer may see, each with its rows that still wait (`waiting`)."""
    rows = Batch.objects.select_related("sender", "received_by").annotate(
        waiting=Count("heldrows", filter=WAITS)
    )
    return paging.page(rows, "received_at", asked or Asked(NEWEST_FIRST))


def batch(number: int) -> Batch | None:
    """One batch, with its rows that still wait; None when there is none for this viewer."""
    rows = Batch.objects.select_related("sender", "received_by").annotate(
        waiting=Count("heldrows", filter=WAITS)
    )
    found: Batch | None = rows.filter(pk=number).first()
    return found


def held_rows(of: Batch) -> list[HeldRow]:
    """The rows of a batch that were held back, in the order of the file."""
    return list(HeldRow.objects.filter(batch=of).select_related("settled_by").order_by("row"))


def held_page(of: Batch, asked: Asked) -> Page:
    """A page of the rows held back, in the order of the file."""
    return paging.page(HeldRow.objects.filter(batch=of).select_related("settled_by"), "row", asked)


def held_row(of: Batch, row: int) -> HeldRow | None:
    """One row held back, by its number in the file."""
    found: HeldRow | None = (
        HeldRow.objects.select_related("batch", "settled_by").filter(batch=of, row=row).first()
    )
    return found


def arrivals(of: Batch, asked: Asked) -> Page:
    """A page of where the rows of a batch went, in the order of the file."""
    return paging.page(Arrival.objects.filter(batch=of), "row", asked)


def records(of: Batch, rows: list[Arrival]) -> dict[int, tuple[str, str]]:
    """The reference and address of each record that rows went to, of those that exist for this viewer."""
    found: dict[int, tuple[str, str]] = capability.load(capability.intake(of.what).records)(
        {row.target for row in rows}
    )
    return found


def unsettled(viewer: Viewer) -> list[Batch]:
    """Loaded batches with held-back rows that nobody has settled (`waiting`), the oldest first."""
    rows = Batch.objects.filter(sender_id__in=viewer.write_agencies).annotate(
        waiting=Count("heldrows", filter=WAITS)
    )
    return list(rows.filter(waiting__gt=0).order_by("pk"))


def undecided(viewer: Viewer) -> list[Batch]:
    """Files that wait for somebody to load them or take them back; not those that the worker has in hand."""
    waiting = Batch.objects.filter(sender_id__in=viewer.write_agencies, state__in=Batch.WAITING)
    return list(waiting.exclude(pk__in=in_hand()).order_by("pk"))


def in_hand() -> dict[int, Work]:
    """What the worker is asked to do with files and has not done, by the number of the batch."""
    return jobs.open_work(rules.WORK)


def is_asked_for(of: Batch) -> bool:
    """Whether the worker is asked to try or to load a file."""
    found = work_on(of)
    return found is not None and found.is_open


def is_long(of: Batch) -> bool:
    """Whether a waiting file is too large for somebody to wait for, as it came or unpacked."""
    large = spool.size_of(of) > rules.MOST_BYTES_OF_A_PAGE
    return large or spool.unpacked_size_of(of) > rules.MOST_UNPACKED_OF_A_PAGE


def turn_is_taken(of: Batch) -> bool:
    """Whether the worker has another file of the same sender in hand, so that this one waits for its turn."""
    return Batch.objects.filter(pk__in=in_hand(), sender_id=of.sender_id, what=of.what).exists()


def work_on(of: Batch) -> Work | None:
    """What the worker was asked last to do with a file."""
    return jobs.latest(of.pk, rules.WORK)


def feeds(viewer: Viewer) -> list[Feed]:
    """What a viewer may load: column maps of agencies whose records they may change, for what somebody takes in."""
    numbers, taken_in = agencies.codes(), capability.taken_in()
    found = [Feed(name, contract, numbers.get(contract.sender, 0)) for name, contract in _contracts().items()]
    return [one for one in found if one.sender_id in viewer.write_agencies and one.contract.sends in taken_in]


def column_map(name: str) -> Contract:
    """A shipped column map by its name."""
    return _contracts()[name]


def maps_for(of: Batch) -> tuple[Contract, list[Contract]]:
    """The newest column map of a batch's sender for what it holds, and the maps of the others."""
    asked = column_map(of.column_map)
    known = [one for one in _contracts().values() if one.sends == asked.sends]
    base = proposing.newest_of(known, asked.sender, asked.sends)
    return base, [one for one in known if one.sender != asked.sender]


def glances(of: Batch, row: int | None = None) -> list[Glance]:
    """The sheets of somebody's own spreadsheet, the likeliest first; raises Refused for what is none."""
    base, known = maps_for(of)
    return glancing.glances(spool.path_of(of), lambda cells: proposing.known_among(cells, base, known), row)


def newest_place(sender_id: int, what: str) -> int:
    """The place of the newest file of a sender that came so far; 0 where none said its own."""
    came = Batch.objects.filter(sender_id=sender_id, what=what).exclude(
        state__in=[Batch.State.REFUSED, Batch.State.WITHDRAWN]
    )
    return came.aggregate(newest=Max("place_in_order"))["newest"] or 0


def newer_than(of: Batch) -> Batch | None:
    """The newest file of its sender that was loaded and is newer than this one."""
    newer = Q(place_in_order__gt=of.place_in_order) | Q(place_in_order=of.place_in_order, pk__gt=of.pk)
    loaded = Batch.objects.filter(newer, sender_id=of.sender_id, what=of.what, state=Batch.State.LOADED)
    found: Batch | None = loaded.order_by("place_in_order", "pk").last()
    return found


@cache
def _contracts() -> dict[str, Contract]:
    return {name: read_contract(text) for name, text in shipped_maps().items()}
