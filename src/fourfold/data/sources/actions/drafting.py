"""Somebody's own spreadsheet: looked at when it came, and taken in as drafts once its columns are named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.data.sources import queries, rules, spool
from fourfold.data.sources.actions import loading
from fourfold.data.sources.actions.turns import waiting
from fourfold.data.sources.contracts import proposing
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.drafts import drafts_of
from fourfold.data.sources.models import Batch
from fourfold.data.sources.reading import draft_refusals
from fourfold.data.sources.reading.glancing import Glance


def look(*, batch: Batch, by: Viewer, at: datetime) -> Batch:
    """See that a spreadsheet can be read and has headings; the batch is refused in words where it cannot."""
    with waiting(batch, by) as found:
        if found.state == Batch.State.UNMATCHED:
            try:
                if spool.size_of(found) > rules.MOST_BYTES_OF_A_PAGE:
                    limit = rules.MOST_BYTES_OF_A_PAGE >> 20
                    raise Refused(draft_refusals.TOO_BIG_FOR_DRAFTS.say(limit=limit))
                if queries.is_long(found):
                    limit = rules.MOST_UNPACKED_OF_A_PAGE >> 20
                    raise Refused(draft_refusals.UNPACKS_TOO_BIG.say(limit=limit))
                queries.glances(found)
            except Refused as refused:
                return loading.refuse(found, str(refused), by)
    return found


def match(*, batch: Batch, glance: Glance, named: Mapping[str, str], by: Viewer, at: datetime) -> Batch:
    """Take a spreadsheet in as drafts: `named` gives the heading of each of our columns that it has.

    Every row is held back with what it needs; nothing is loaded before somebody has completed its row.
    """
    with waiting(batch, by) as found:
        if found.state != Batch.State.UNMATCHED:
            return found
        base, known = queries.maps_for(found)
        found.own_map = proposing.own_map(base, known, named, glance.headings, **glance.how)
        try:
            with transaction.atomic():
                outcome = drafts_of(found, at)
                loading.hold(found, outcome.held)
        except Refused as refused:
            return loading.refuse(found, str(refused), by)
        found.rows, found.held, found.unchanged = outcome.rows, len(outcome.held), outcome.unchanged
        found.added = found.changed = 0
        found.state, found.loaded_at = Batch.State.LOADED, clock.read()
        found.save()
    transaction.on_commit(lambda: spool.remove(found))
    audit.record(
        audit.Operation.COLLECTION, "batch.match", by=by, kind="batch", target=found, rows=found.rows
    )
    return found
