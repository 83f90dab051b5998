"""Rows of people as senders send them, and what became of them, for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources.models import Batch, HeldRow
from fourfold.data.sources.presenters import reasons
from fourfold.understanding.threats.models import LinkedPerson

MAP = "people_cheshire"
DAY = date(2023, 2, 28)
CHILD = date(2020, 5, 6)


def row(number: int = 1, threat: str = "NW-OCG-0001", **more: Any) -> dict[str, Any]:
    """A good row: the part of person `number` in a threat."""
    return {
        "part_reference": f"L{number}", "person_key": f"P{number}", "threat_reference": threat,
        "name": f"Ann Oswin {number}", "born_on": date(1990, 1, 2), "role": "member", "category": "suspect",
        "starts_on": date(2022, 3, 4), "source": "Log 41", "confidence": "low", "possibly_exploited": False,
        "taken_back": False, "said_on": DAY, **more,
    }  # fmt: skip


def checked(**more: Any) -> dict[str, Any]:
    """An exploitation check, as a part of a row."""
    return {"check_outcome": "not_exploited", "check_reason": "Seen alone twice.", "check_on": DAY,
            "check_review": date(2099, 1, 1), **more}  # fmt: skip


def parts(viewer: Viewer) -> list[LinkedPerson]:
    """Every part that somebody has or had in a threat, of those that the viewer sees."""
    with viewing(viewer):
        return list(LinkedPerson.objects.order_by("pk"))


def held_sentence(viewer: Viewer) -> tuple[str, str]:
    """The heading and the sentence of the row that was held back last."""
    with viewing(viewer):
        reason = reasons(HeldRow.objects.latest("pk").reasons)[0]
        return reason.heading, str(reason.said)


def counts(batch: Batch) -> tuple[int | None, ...]:
    """How many rows were new, changed, the same, held back."""
    return batch.added, batch.changed, batch.unchanged, batch.held
