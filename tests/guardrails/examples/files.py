"""A file that came, a file for the national database, and a run of an extract."""

from __future__ import annotations

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.tests import cheshire
from fourfold.reporting.exchange.actions import writing as sending
from fourfold.reporting.extracts import actions as extracts
from fourfold.reporting.extracts.definitions import definitions
from tests.guardrails.examples.makers import Arguments, Examples


def a_batch(who: Examples) -> Arguments:
    """A file of which one row was held back."""
    batch = cheshire.loaded(who.analyst, _row(who, 1), _row(who, 2, Type="⟦Gang⟧"))
    with viewing(who.analyst):
        held = HeldRow.objects.get(batch=batch)
    return {"sources": {"number": batch.pk, "row": held.row}}


def _row(who: Examples, number: int, **changes: str) -> dict[str, str]:
    return cheshire.row(
        number, **{"Threat_name": "⟦Op Oak⟧", "Summary": "⟦Supplies.⟧", "LRO": "⟦DI Vale⟧", **changes}
    )


def an_upload(who: Examples) -> Arguments:
    """A file for the national database, of the threat that was moderated."""
    with viewing(who.coordinator) as now:
        upload = sending.write(kind="threat", by=who.coordinator, at=now)
    return {"exchange": {"number": upload.pk}}


def a_run(who: Examples) -> Arguments:
    """A run of the first definition."""
    code, definition = next(iter(definitions().items()))
    with viewing(who.coordinator) as now:
        run = extracts.run(definition=definition, as_of=now, by=who.coordinator, at=now)
    return {"extracts": {"number": run.pk, "code": code}}
