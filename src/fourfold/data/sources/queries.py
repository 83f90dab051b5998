"""Reads of batches and held-back rows."""

from __future__ import annotations

from fourfold.core.access.viewers import Viewer
from fourfold.data.sources.models import Batch, HeldRow


def batches() -> list[Batch]:
    """The latest 200 batches that this viewer may see."""
    return list(Batch.objects.select_related("sender", "received_by").order_by("-pk")[:200])


def batch(number: int) -> Batch | None:
    found: Batch | None = Batch.objects.select_related("sender", "received_by").filter(pk=number).first()
    return found


def held_rows(of: Batch) -> list[HeldRow]:
    """The rows of a batch that were held back, in the order of the file."""
    return list(HeldRow.objects.filter(batch=of).select_related("settled_by").order_by("row"))


def unsettled(viewer: Viewer) -> list[HeldRow]:
    """Held-back rows that nobody has settled, the oldest first."""
    rows = HeldRow.objects.filter(state=HeldRow.State.HELD, batch__sender_id__in=viewer.write_keys)
    return list(rows.select_related("batch").order_by("pk")[:1000])
