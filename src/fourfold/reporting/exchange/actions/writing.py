"""A file for the national database: written, put in by a person, or taken back before that.

Writing keeps what each row says, so that the file can be made again at any time: a machine that stops between two
steps loses nothing, and nothing is sent twice, since a record is on its way once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.reporting.exchange import entering, file_queries, files, maps, policy, waiting
from fourfold.reporting.exchange.actions.turns import one_at_a_time
from fourfold.reporting.exchange.lines import keeping
from fourfold.reporting.exchange.models import Kind, Sent, Upload
from fourfold.reporting.exchange.rules import Broken
from fourfold.reporting.exchange.working_out import Entry
from fourfold.tackling.disruptions.models import Disruption
from fourfold.understanding.threats.models import Threat


def write(*, kind: str, unchanged_too: bool = False, by: Viewer, at: datetime) -> Upload:
    """A file of everything of a kind that waits in the outbox of the viewer's unit. Broken where nothing waits."""
    on = clock.day_of(at)
    unit = entering.unit_of(by, on)
    policy.check_send(by, unit)
    assert unit is not None  # whoever sends has one
    with one_at_a_time(unit):
        said = maps.newest()
        chosen = waiting.to_send(
            on=on,
            kind=kind,
            unit=unit,
            owners=by.write_agencies,
            unchanged_too=unchanged_too,
            most=said.most_rows,
        )
        if not chosen:
            raise Broken(
                _("Nothing waits to be sent. Somebody may have written the file a moment ago: see the files.")
            )
        made = Upload.objects.create(
            agency_id=unit,
            kind=kind,
            map_version=said.version,
            rows=len(chosen),
            made_by_id=by.user_id,
            made_at=at,
        )
        _keep(made, chosen, at)
        keeping.refresh(on=on, at_once=None)
    audit.disclosed(
        "exchange.write",
        by=by,
        kind="upload",
        target=made,
        rows=made.rows,
        recipient=audit.NATIONAL_DATABASE,
        purpose=audit.Purpose.NATIONAL_DATABASE,
    )
    return made


def _keep(made: Upload, chosen: list[Entry], at: datetime) -> None:
    restricted = _restricted(chosen)
    rows = [_sent(made, place, one, at) for place, one in enumerate(chosen, 1)]
    for row in rows:
        row.akey = restricted.get(row.disruption_id or row.threat_id or 0, row.akey)
    try:
        with transaction.atomic():
            Sent.objects.bulk_create(rows)
    except IntegrityError as error:
        if "on_its_way_once" not in str(error):
            raise
        raise Broken(
            _("One of these records is on its way in another file. Write the file again.")
        ) from error
    made.digest = files.digest(made, rows)
    made.save(update_fields=["digest"])


def _restricted(chosen: list[Entry]) -> dict[int, int]:
    """The keys of those records that are restricted: whoever writes the file is on their lists."""
    if not chosen:
        return {}
    model: type[Disruption | Threat] = Disruption if chosen[0].kind == Kind.DISRUPTION else Threat
    records = {number for one in chosen for number in _belongs_to(one).values() if number}
    return dict(model.objects.filter(akey__lt=0, pk__in=records).values_list("pk", "akey"))


def _sent(made: Upload, place: int, one: Entry, at: datetime) -> Sent:
    """A withdrawal says again what stood there: whoever reads the file sees what is to go."""
    content = one.due.content if one.due else one.there.content if one.there else {}
    digest = one.due.digest if one.due else one.there.digest if one.there else ""
    return Sent(
        upload=made,
        place=place,
        kind=one.kind,
        record=one.record,
        reference=one.reference,
        **_belongs_to(one),
        act=one.standing.act,
        content=dict(content),
        digest=digest,
        known_as=one.standing.national_reference,
        written_at=at,
        akey=one.agency,
    )


def _belongs_to(one: Entry) -> dict[str, int | None]:
    """What a row follows to another agency: the threat, or the disruption."""
    if one.kind == Kind.DISRUPTION:
        return {"disruption_id": one.record}
    return {"threat_id": one.threats[0] if one.due else one.there.threat_id if one.there else None}


def put_in(*, upload: Upload, by: Viewer, at: datetime) -> Upload:
    """Say that a file was put into the national database. Said twice, it changes nothing."""
    with _held(upload, by, at) as held:
        if held.taken_back_at is not None:
            raise Broken(
                _("This file was taken back: its records wait in the outbox again. Write a new one.")
            )
        if held.put_in_at is None:
            held.put_in_by_id, held.put_in_at = by.user_id, at
            held.save(update_fields=["put_in_by", "put_in_at"])
            Sent.objects.filter(upload=held).update(put_in_at=at)
            audit.disclosed(
                "exchange.put in",
                by=by,
                kind="upload",
                target=held,
                recipient=audit.NATIONAL_DATABASE,
                purpose=audit.Purpose.NATIONAL_DATABASE,
            )
    return held


def take_back(*, upload: Upload, because: str, by: Viewer, at: datetime) -> Upload:
    """Take back a file that was not put in: its records wait in the outbox again."""
    with _held(upload, by, at) as held:
        if held.put_in_at is not None:
            raise Broken(_("This file was put in, so it cannot be taken back. Wait for its receipt."))
        if not because.strip():
            raise Broken(_("Say why the file is taken back."))
        if held.taken_back_at is None:
            held.taken_back_by_id, held.taken_back_at, held.taken_back_because = by.user_id, at, because
            held.save(update_fields=["taken_back_by", "taken_back_at", "taken_back_because"])
            Sent.objects.filter(upload=held).update(taken_back_at=at)
            audit.record(
                audit.Operation.ALTERATION,
                "exchange.take back",
                by=by,
                kind="upload",
                target=held,
                recipient=audit.NATIONAL_DATABASE,
                purpose=audit.Purpose.NATIONAL_DATABASE,
            )
    return held


@contextmanager
def _held(upload: Upload, by: Viewer, at: datetime) -> Iterator[Upload]:
    """The file as it stands, with nobody else of the unit at work on one."""
    unit = entering.unit_of(by, clock.day_of(at))
    policy.check_send(by, unit)
    if unit != upload.agency_id:
        raise Refused(_("This file is another unit's."))
    with one_at_a_time(upload.agency_id):
        held = Upload.objects.select_for_update(of=["self"]).get(pk=upload.pk)
        file_queries.check_sees(by, [held], clock.day_of(at))
        yield held
        keeping.tend(at)
