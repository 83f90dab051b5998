"""Who makes the examples, and the threat that most of them need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat

Arguments = dict[str, dict[str, Any]]


class Examples:
    """A force's people and those of its region's unit, and what they recorded."""

    def __init__(self, person: Callable[..., Viewer], register: dict[str, int]) -> None:
        self.agency = register["cheshire"]
        self.analyst = person("analyst", "cheshire", "⟦A Rees⟧")
        self.coordinator = person("coordinator", "cheshire", "⟦C Orr⟧")
        # Walks through the pages of restricted records, and so is on their lists.
        self.walker = person("coordinator", "cheshire", "⟦coordinator⟧")
        self.moderator = person("moderator", "nwrocu_rocta", "⟦M Vale⟧")
        self.administrator = person("administrator", "nwrocu", "⟦D Skerrick⟧")
        self.decider = person("decider", "nwrocu_rocta", "⟦P Quill⟧")
        self.chair = person("panel", "nwrocu", "⟦A Penhale⟧")
        self.clerk = person("partner", "halton_council", "⟦J Lee⟧")

    def threat(self, name: str) -> Threat:
        """A group of Cheshire's."""
        facts = {"name": name, "kind": "ocg", "owner_agency_id": self.agency, "lead_agency_id": self.agency,
                 "phase": "pursue", "main_area": "drugs", "summary": "⟦Supplies Dunmere.⟧",
                 "review_due": date(2022, 1, 4)}  # fmt: skip
        with viewing(self.coordinator) as now:
            return recording.add(facts=facts, by=self.coordinator, at=now)
