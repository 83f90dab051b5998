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
    """A force's people and those of its region's unit, and what they recorded.

    What they type goes through `say`: a region of other words is made with another.
    """

    def __init__(
        self,
        person: Callable[..., Viewer],
        register: dict[str, int],
        *,
        force: str = "cheshire",
        unit: str = "nwrocu_rocta",
        rocu: str = "nwrocu",
        say: Callable[[str], str] = str,
        panel_met: int = 0,
    ) -> None:
        # So many days ago: a region's panel meets once a day.
        self.panel_met = panel_met
        self.code, self.agency, self.say = force, register[force], say
        # Who enters for a force in the national database is known of one region.
        self.enters_nowhere = rocu != "nwrocu"
        self.analyst = person("analyst", force, say("⟦A Rees⟧"))
        self.coordinator = person("coordinator", force, say("⟦C Orr⟧"))
        # Walks through the pages of restricted records, and so is on their lists.
        self.walker = person("coordinator", force, say("⟦coordinator⟧"))
        self.moderator = person("moderator", unit, say("⟦M Vale⟧"))
        self.administrator = person("administrator", rocu, say("⟦D Skerrick⟧"))
        self.decider = person("decider", unit, say("⟦P Quill⟧"))
        self.chair = person("panel", rocu, say("⟦A Penhale⟧"))
        self.clerk = person("partner", "halton_council", say("⟦J Lee⟧"))

    def threat(self, name: str) -> Threat:
        """A group of Cheshire's."""
        facts = {"name": name, "kind": "ocg", "owner_agency_id": self.agency, "lead_agency_id": self.agency,
                 "phase": "pursue", "main_area": "drugs", "summary": self.say("⟦Supplies Dunmere.⟧"),
                 "review_due": date(2022, 1, 4)}  # fmt: skip
        with viewing(self.coordinator) as now:
            return recording.add(facts=facts, by=self.coordinator, at=now)
