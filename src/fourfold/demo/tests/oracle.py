"""The slow, obvious twin: what the extract must answer on a day, from the plan alone, threat by threat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import yaml

from fourfold.demo.region.shapes import PlannedThreat, Region, Verb


def listed(region: Region, day: date, models: Mapping[date, str]) -> Counter[tuple[str, str]]:
    """How many threats of each (owner, type) a day ends with on the list; `models` are texts by first day."""
    found = (_standing(threat, day, models) for threat in region.threats if threat.arrives <= day)
    return Counter(one for one in found if one)


def _standing(threat: PlannedThreat, day: date, models: Mapping[date, str]) -> tuple[str, str] | None:
    facts = dict(threat.facts)
    owner, record, draft, submitted, returned, merged = threat.sender, None, None, None, False, False
    model = ""
    for act in threat.acts:
        if act.day > day:
            break
        if act.verb in (Verb.CORRECT, Verb.AMEND):
            facts.update(act.said["changes"])
        elif act.verb is Verb.ASSESS:
            # A draft keeps the model that was in force when it was begun.
            model = model if draft else models[max(first for first in models if first <= act.day)]
            draft = tier_of(model, {code: answer.level for code, answer in act.said["answers"].items()})
        elif act.verb is Verb.SUBMIT:
            submitted, returned = act.said.get("override", (draft,))[0], False
        elif act.verb is Verb.AGREE:
            record, draft, submitted = submitted, None, None
        elif act.verb is Verb.RETURN:
            returned = True
        elif act.verb is Verb.RULE and act.said["overturn"] and returned:
            record, draft, returned = submitted, None, False
        elif act.verb is Verb.WITHDRAW and draft:
            draft = None
        elif act.verb is Verb.WITHDRAW:
            record = None
        elif act.verb is Verb.RECLASSIFY:
            facts["kind"] = act.said["to"]
        elif act.verb in (Verb.CLOSE, Verb.REOPEN):
            facts["phase"] = act.said["to"]
        elif act.verb is Verb.MERGE:
            merged = True
        elif act.verb is Verb.TRANSFER:
            owner = act.said["to"]
    kept = (
        record is not None
        and record != 5
        and facts["is_soc"]
        and "closed" not in facts["phase"]
        and not merged
    )
    return (owner, facts["kind"]) if kept else None


@cache
def _read(text: str) -> dict[str, Any]:
    return yaml.safe_load(text)


def tier_of(text: str, levels: Mapping[str, str]) -> int:
    """The tier of some answers under a tactical model's text, by plain sums; what is unknown counts least."""
    model = _read(text)
    sums = {"harm": 0.0, "likelihood": 0.0, "position": 0.0}
    for criterion in model["criteria"]:
        values = {level["code"]: level["value"] for level in model["scales"][criterion["scale"]]}
        value = values.get(levels[criterion["code"]], min(values.values()))
        sums[criterion["section"]] += criterion.get("weight", 1) * value
    risk = sums["harm"] * sums["likelihood"]
    bands: list[dict[str, Any]] = model["tiers"]
    return int(next(band["tier"] for band in bands if band["from"] <= risk < band.get("below", float("inf"))))
