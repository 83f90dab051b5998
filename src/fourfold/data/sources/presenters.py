"""Batches, held-back rows and where rows went, in words and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.ui import formats
from fourfold.core.ui.letters import printable
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.reading.cells import as_text, from_json
from fourfold.data.sources.reading.reasons import Reason, from_stored

BATCHES = (
    Column("file", gettext_lazy("File")),
    Column("sender", gettext_lazy("Sender")),
    Column("received", gettext_lazy("Received"), sortable=True),
    Column("rows", gettext_lazy("Rows"), numeric=True),
    Column("added", gettext_lazy("New"), numeric=True),
    Column("changed", gettext_lazy("Changed"), numeric=True),
    Column("unchanged", gettext_lazy("Unchanged"), numeric=True),
    Column("held", gettext_lazy("Held back"), numeric=True),
    Column("state", gettext_lazy("State")),
)
HELD = (
    Column("row", gettext_lazy("Row"), sortable=True),
    Column("column", gettext_lazy("Column")),
    Column("found", gettext_lazy("Found")),
    Column("reason", gettext_lazy("Reason")),
    Column("mend", gettext_lazy("What to do")),
)
ARRIVALS = (
    Column("row", gettext_lazy("Row"), sortable=True),
    Column("record", gettext_lazy("Record")),
    Column("news", gettext_lazy("What the row did")),
)
STATES = {
    Batch.State.RECEIVED: gettext_lazy("Waits to be loaded"),
    Batch.State.UNMATCHED: gettext_lazy("Its columns are not named yet"),
    Batch.State.UNTRIED: gettext_lazy("Not tried yet"),
    Batch.State.TRIED: gettext_lazy("Tried, nothing loaded yet"),
    Batch.State.LOADED: gettext_lazy("Loaded"),
    Batch.State.REFUSED: gettext_lazy("Nothing loaded"),
    Batch.State.WITHDRAWN: gettext_lazy("Taken back"),
}
SETTLED = {
    HeldRow.State.MENDED: gettext_lazy("Mended"),
    HeldRow.State.SET_ASIDE: gettext_lazy("Set aside"),
}


def batch_row(batch: Batch, names: Mapping[int, str], in_hand: str = "") -> Row:
    """A batch in the order of BATCHES, and what the worker does with it. Counts of a trial are none of a load."""
    cells = (
        Cell(batch.file_name, url=reverse("sources:batch", args=[batch.pk]), typed=True, note=str(batch)),
        Cell(names.get(batch.sender_id)),
        Cell(batch.received_at),
        *(Cell(_count(batch, name)) for name in ("rows", "added", "changed", "unchanged")),
        Cell(_count(batch, "held"), note=waiting_note(batch)),
        Cell(STATES[Batch.State(batch.state)], note=in_hand or batch.refusal),
    )
    return Row(batch.pk, cells)


def waiting_note(batch: Any) -> str:
    """How many of the rows held back still wait for somebody."""
    if not batch.waiting:
        return ""
    return ngettext("%(count)s to settle", "%(count)s to settle", batch.waiting) % {
        "count": formats.number(batch.waiting)
    }


def counts(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The counts of a load or a trial as facts; they add up to the rows of the file."""
    return [
        (_("Rows in the file"), formats.number(found["rows"])),
        (_("New"), formats.number(found["added"])),
        (_("Changed"), formats.number(found["changed"])),
        (_("Unchanged"), formats.number(found["unchanged"])),
        (_("Held back"), formats.number(found["held"])),
    ]


def good_and_held(found: Mapping[str, Any]) -> str:
    """The one sentence of a load or a trial: 4,819 good, 12 held back."""
    return _("%(good)s good, %(held)s held back") % {
        "good": formats.number(found["rows"] - found["held"]),
        "held": formats.number(found["held"]),
    }


def drafts(batch: Batch) -> str:
    """The one sentence of somebody's own spreadsheet: 57 drafts to complete."""
    left: int = getattr(batch, "waiting", batch.held) or 0
    return ngettext("%(count)s draft to complete", "%(count)s drafts to complete", left) % {
        "count": formats.number(left)
    }


def reasons(stored: Sequence[Mapping[str, Any]]) -> list[Reason]:
    """The reasons kept with a row; their sentences come out in the reader's language."""
    return [from_stored(one) for one in stored]


def what_became(row: HeldRow) -> str:
    """Who settled a row, when and why."""
    return _("%(how)s by %(person)s, %(day)s: %(why)s") % {
        "how": SETTLED[HeldRow.State(row.state)],
        "person": row.settled_by.name if row.settled_by else formats.unknown(),
        "day": formats.short_day(row.settled_at),
        "why": row.settled_why,
    }


def arrival_row(arrival: Arrival, found: Mapping[int, tuple[str, str]]) -> Row:
    """Where a row went. A record that is another agency's by now has no link: its page would not open."""
    reference, url = found.get(arrival.target, (_("with another agency now"), ""))
    return Row(
        arrival.pk,
        (
            Cell(arrival.row),
            Cell(reference, url=url),
            Cell(_("made it") if arrival.added else _("changed it")),
        ),
    )


def as_sent(text: str) -> list[str]:
    """The cells of a row as text that a page can hold; a list cell with its items set apart."""
    return [printable(as_text(cell)) for cell in from_json(text)]


def for_sender(row: HeldRow, width: int) -> list[Any]:
    """A held-back row as it goes back to its sender: number, every reason, then the cells as sent."""
    why = " ".join(str(reason.said) if not reason.heading else f"{reason.heading}: {reason.said}"
                   for reason in reasons(row.reasons))  # fmt: skip
    cells = as_sent(row.sent)
    return [row.row, why, *cells, *[""] * (width - len(cells))]


def _count(batch: Batch, name: str) -> str:
    if batch.state in (Batch.State.REFUSED, Batch.State.WITHDRAWN):
        return _("none")
    number = getattr(batch, name)
    return _("not yet") if number is None else formats.number(number)
