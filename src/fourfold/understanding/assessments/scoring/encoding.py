"""One spelling for what a moderator decided on, so that the same content always has the same digest."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from .model import Answer, Answers, ScoringModel

FORMAT = "fourfold-assessment-1"


def digest(
    model: ScoringModel,
    answers: Answers,
    facts: Mapping[str, object],
    override: tuple[int, str] | None = None,
) -> str:
    """The sha256 (hex) of the model's file, every answer with reason and evidence, and the material facts.

    With `override`, a tier other than the one worked out and why, of that too: whoever agrees has read both.

    `facts` are facts of the threat by name; only those that the model calls material count. A missing one
    raises KeyError, because a moderation that leaves it out would not bind it. The order of evidence does
    not count.
    """
    content: dict[str, object] = {
        "format": FORMAT,
        "model": [model.code, model.version, model.digest],
        "answers": {code: _answer(answer) for code, answer in answers.items()},
        "facts": {name: _fact(facts[name]) for name in model.material.threat},
    }
    if override:
        content["override"] = list(override)
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _answer(answer: Answer) -> list[object]:
    return [answer.level, answer.reason, sorted(set(answer.evidence))]


def _fact(value: object) -> object:
    """A value that JSON can only write in one way; floats are refused, since they have no one spelling."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, Decimal):
        # Not normalize(), which rounds to the context; a zero has no sign here.
        return {"number": f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, (set, frozenset)):
        return {"set": sorted((_fact(item) for item in value), key=json.dumps)}
    if isinstance(value, (list, tuple)):
        return [_fact(item) for item in value]
    raise TypeError(f"A {type(value).__name__} cannot be part of a digest.")
