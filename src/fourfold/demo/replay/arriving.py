"""Files arrive and are loaded; rows held back earlier are settled; people are linked."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from fourfold.core.access.viewers import Viewer
from fourfold.data.entities import actions as entities
from fourfold.data.sources.actions import loading, receiving, settling
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.demo.files.building import SentFile
from fourfold.demo.region.shapes import Linked, PlannedThreat
from fourfold.demo.replay.world import World
from fourfold.understanding.threats.actions import people
from fourfold.understanding.threats.models import AffectedPlace, Threat

CHECKED = "Spoken to with a youth worker present; nobody directs what they do."
LOOK_AGAIN = date(2023, 12, 31)


def load(world: World, file: SentFile, by: Viewer, at: datetime) -> Batch:
    """Receive and load a file; remembers which threat each row became."""
    sender = world.numbers[file.sender]
    given = {
        "what": file.what,
        "column_map": file.column_map,
        "file_name": file.name,
        "file": BytesIO(file.content),
    }
    received = receiving.receive(sender_id=sender, by=by, at=at, **given)  # type: ignore[arg-type]
    batch = loading.load(batch=received, by=by, at=at)
    if batch.state != Batch.State.LOADED:
        raise RuntimeError(f"{file.name} was refused: {batch.refusal}")
    if file.what != "threats":
        return batch
    for key, target in Arrival.objects.filter(batch=batch).values_list("key", "target"):
        world.ids[key.rpartition("\x1f")[2]] = target
    return batch


def settle(file: SentFile, before: Batch, by: Viewer, at: datetime) -> None:
    """Settle the rows of the file before: mended where this one brings them again, else set aside.

    So those of a sender's last file wait for whoever opens the demonstration.
    """
    for row in HeldRow.objects.filter(batch=before, state=HeldRow.State.HELD).select_related("batch"):
        mended = any(key in row.sent for key in file.keys)
        why = (
            "The next file brought it right." if mended else "Asked the sender; it is not meant to be loaded."
        )
        how = HeldRow.State.MENDED if mended else HeldRow.State.SET_ASIDE
        settling.settle(row=row, how=how, why=why, by=by, at=at)


def attach(world: World, threat: Threat, planned: PlannedThreat, by: Viewer, at: datetime) -> None:
    """Link people to a threat that has just arrived, and name its prison."""
    for one in planned.people:
        _link(world, threat, planned.sender, one, by, at)
    if planned.prison:
        AffectedPlace.objects.create(threat=threat, prison=planned.prison)


def _link(world: World, threat: Threat, sender: str, one: Linked, by: Viewer, at: datetime) -> None:
    held_by = world.numbers[sender]
    subject = world.subjects.get(one.who) or entities.add_person(
        name=one.name, born_on=one.born_on, held_by=held_by, by=by, source=f"{sender} SOC register"
    )
    world.subjects[one.who] = subject
    if one.checked:
        people.record_check(
            threat=threat,
            subject=subject,
            outcome=one.checked,
            reason=CHECKED,
            review_on=LOOK_AGAIN,
            by=by,
            at=at,
        )
    part = people.Part(
        role=one.role,
        category=one.category,
        source="Intelligence log",
        confidence="medium",
        possibly_exploited=one.exploited,
    )
    people.link(threat=threat, subject=subject, part=part, by=by, at=at)
