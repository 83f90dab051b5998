"""Decisions that somebody asked for in the replay's last days, and that still wait when a visitor arrives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from fourfold.demo.colleagues import who
from fourfold.demo.region.shapes import PlannedThreat
from fourfold.demo.replay.deciding import grounds
from fourfold.demo.replay.world import World
from fourfold.understanding.threats.actions import asking
from fourfold.understanding.threats.models import Threat

WHEN = time(17)
# Threats of these fates stay on the list as they are once their acts are over: nothing of the plan is waited for.
QUIET = ("moderation_upheld", "return_upheld", "changed", "reopened", "lowered_later")


@dataclass(frozen=True)
class Asked:
    """Who asks whom, about which sender's threat, on which day: role and agency of each."""

    day: date
    act: str
    sender: str
    by: tuple[str, str]
    approver: tuple[str, str]
    why: str
    to: str = ""


UNSETTLED = (
    Asked(date(2023, 7, 3), "close", "cheshire", ("lro", "cheshire"), ("coordinator", "cheshire"),
          "The last of them was sentenced in June, and nobody has taken over.", "closed_dismantled"),
    Asked(date(2023, 7, 5), "reclassify", "cheshire", ("coordinator", "cheshire"), ("moderator", "nwrocu_rocta"),
          "The line goes on whoever answers the phone.", "vulnerability"),
    Asked(date(2023, 7, 6), "close", "north_wales", ("lro", "north_wales"), ("coordinator", "north_wales"),
          "Two of three moved away, and no report has come in since March.", "closed_below_threshold"),
    Asked(date(2023, 7, 10), "transfer", "gmp", ("moderator", "nwrocu_rocta"), ("decider", "nwrocu_rocta"),
          "The group works from three forces' areas now.", "nwrocu"),
)  # fmt: skip


def on(world: World, threats: Iterable[PlannedThreat], day: date) -> None:
    """Ask for what is asked for on this day, where the region has a threat that it fits."""
    for one in UNSETTLED:
        if one.day == day:
            _ask(world, [threat for threat in threats if _fits(threat, one, world)], one)


def _fits(threat: PlannedThreat, one: Asked, world: World) -> bool:
    over = all(act.day < one.day for act in threat.acts)
    kind = one.act != "reclassify" or threat.facts["kind"] == "ocg"
    return threat.sender == one.sender and threat.fate in QUIET and over and kind and threat.key in world.ids


def _ask(world: World, fitting: list[PlannedThreat], one: Asked) -> None:
    with world.sitting(who(*one.by), one.day, WHEN) as (by, at):
        found = [
            threat for threat in world.threats(each.key for each in fitting).values() if _is_plain(threat)
        ]
        if not found:
            return
        # The least of them: visitors and their colleagues begin with the worst.
        threat = min(found, key=lambda each: (each.risk or 0, each.pk))
        given: dict[str, Any] = {"threat": threat, "by": by, "at": at}
        given["grounds"] = grounds(world, one.why, who(*one.approver), at)
        if one.act == "transfer":
            asking.transfer(to_id=world.numbers[one.to], **given)
        elif one.act == "reclassify":
            asking.reclassify(to=one.to, subtype="county_line", **given)
        else:
            asking.close(to=one.to, **given)


def _is_plain(threat: Threat) -> bool:
    return "closed" not in threat.phase and not threat.changed_since_moderation
