"""The rows of somebody's own spreadsheet as drafts: each is held back, with what it needs, and none is loaded."""

from __future__ import annotations

from datetime import datetime

from fourfold.data.sources import rules, spool
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.models import Batch
from fourfold.data.sources.reading import draft_refusals
from fourfold.data.sources.reading.cells import Chunk, Row, as_json
from fourfold.data.sources.reading.opening import open_file
from fourfold.data.sources.reading.reasons import BadRow, Reason
from fourfold.data.sources.reading.validating import Validator
from fourfold.data.sources.taking import Feed, Outcome


def drafts_of(batch: Batch, at: datetime) -> Outcome:
    """Every row of a batch that was matched, held back; the headings of columns to fill in follow the file's own."""
    feed, outcome = Feed.of(batch, at), Outcome()
    with open_file(spool.path_of(batch), feed.contract) as rows:
        absent = [one for one in feed.contract.columns if one.headings and one.name not in rows.places]
        batch.headings = [*rows.headings, *(one.headings[0] for one in absent)]
        batch.places = {**rows.places, **{one.name: len(rows.headings) + at for at, one in enumerate(absent)}}
        batch.map_digest = feed.contract.digest
        validator = Validator(feed.contract, batch.headings, batch.places, feed.codes)
        for chunk in rows:
            width = len(rows.headings)
            padded = [
                _padded(batch, feed, number, row, width) for number, row in enumerate(chunk.rows, chunk.first)
            ]
            checked = validator.check(Chunk(chunk.first, padded))
            good = [_draft(number, padded[number - chunk.first]) for number in checked.rows]
            outcome.rows += len(checked.rows) + len(checked.bad) + len(checked.repeated)
            outcome.unchanged += len(checked.repeated)
            outcome.hold(sorted([*checked.bad, *good], key=lambda one: one.row))
            if outcome.rows > rules.MOST_DRAFTS:
                raise Refused(draft_refusals.TOO_MANY_DRAFTS.say(limit=rules.MOST_DRAFTS))
    return outcome


def _padded(batch: Batch, feed: Feed, number: int, row: Row, width: int) -> Row:
    """A row with boxes for what the spreadsheet has no column for; one without a reference gets one to begin with."""
    if not any(row) or len(row) != width:
        return row
    padded = [*row, *[""] * (len(batch.headings) - width)]
    place = batch.places[feed.contract.key[-1]]
    if place >= width:
        padded[place] = f"{batch}/{number}"
    return padded


def _draft(number: int, row: Row) -> BadRow:
    return BadRow(number, as_json(row), (Reason("", "", draft_refusals.DRAFT.say()),))
