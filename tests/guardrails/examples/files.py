"""A file that came, a file for the national database, and a run of an extract."""

from __future__ import annotations

import io

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.tests import cheshire
from fourfold.demo.national.database import NationalDatabase
from fourfold.reporting.exchange import file_queries, files
from fourfold.reporting.exchange.actions import listing
from fourfold.reporting.exchange.actions import writing as sending
from fourfold.reporting.extracts import actions as extracts
from fourfold.reporting.extracts.definitions import definitions
from tests.guardrails.examples.makers import Arguments, Examples


def a_batch(who: Examples) -> Arguments:
    """A file of Cheshire's of which one row was held back; no other force's system writes such a file."""
    if who.code != "cheshire":
        return {}
    batch = cheshire.loaded(who.analyst, _row(who, 1), _row(who, 2, Type=who.say("⟦Gang⟧")))
    with viewing(who.analyst):
        held = HeldRow.objects.get(batch=batch)
    return {"sources": {"number": batch.pk, "row": held.row}}


def _row(who: Examples, number: int, **changes: str) -> dict[str, str]:
    return cheshire.row(
        number,
        **{
            "Threat_name": who.say("⟦Op Oak⟧"),
            "Summary": who.say("⟦Supplies.⟧"),
            "LRO": who.say("⟦DI Vale⟧"),
            **changes,
        },
    )


def an_upload(who: Examples) -> Arguments:
    """A file for the national database, of the threat that was moderated; and its list, which says it otherwise."""
    if who.enters_nowhere:
        return {}
    with viewing(who.coordinator) as now:
        upload = sending.write(kind="threat", by=who.coordinator, at=now)
        sent = files.as_csv(files.rows(upload, file_queries.sent_of(upload)))
    national = NationalDatabase()
    national.take("threat", sent)
    for record in national.records.values():
        record.cells["Name"] = who.say("⟦Op Tansy⟧")
    with viewing(who.coordinator) as now:
        listing.load(kind="threat", file=io.BytesIO(national.export("threat")), by=who.coordinator, at=now)
    return {"exchange": {"number": upload.pk}}


def a_run(who: Examples) -> Arguments:
    """Two runs of the first definition."""
    code, definition = next(iter(definitions().items()))
    with viewing(who.coordinator) as now:
        run, other = (
            extracts.run(definition=definition, as_of=now, by=who.coordinator, at=now) for _each in range(2)
        )
    return {"extracts": {"number": run.pk, "other": other.pk, "code": code}}
