"""Answers as plain lists and keys, to be kept as JSON, and back."""

from collections.abc import Mapping
from typing import Any

from .model import Answer, Answers


def to_stored(answers: Answers) -> dict[str, dict[str, Any]]:
    """Answers by criterion, each with level, reason and evidence."""
    return {
        code: {"level": answer.level, "reason": answer.reason, "evidence": list(answer.evidence)}
        for code, answer in answers.items()
    }


def from_stored(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, Answer]:
    """The answers that `to_stored` wrote."""
    return {
        code: Answer(kept["level"], kept.get("reason", ""), tuple(kept.get("evidence", ())))
        for code, kept in stored.items()
    }
