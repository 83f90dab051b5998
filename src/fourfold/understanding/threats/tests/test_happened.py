"""What a version of a threat is called by."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest

from fourfold.understanding.threats import happened
from fourfold.understanding.threats.changes import Change, FieldChange
from fourfold.understanding.threats.presenters import Words

WHEN = datetime(2023, 1, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({}, "Recorded"),
        ({"name": ("Op Larch", "Op Elm")}, "Name changed"),
        ({"name": ("Op Larch", "Op Elm"), "risk": (8, 9)}, "2 fields changed"),
        ({"subtype": ("", "county_line"), "kind": ("ocg", "vul")}, "Type changed"),
        ({"tier": (None, 4), "moderation": ("submitted", "moderated")}, "Assessment moderated"),
        ({"moderation": ("moderated", "none")}, "Moderation changed"),
        ({"phase": ("pursue", "closed_other")}, "Closed"),
        ({"phase": ("closed_other", "pursue")}, "Reopened"),
        ({"phase": ("develop", "pursue")}, "Phase changed"),
    ],
)
def test_a_version_is_called_by_the_weightiest_of_its_changes(changed: dict[str, Any], title: str):
    changes = [FieldChange(name, before, after) for name, (before, after) in changed.items()]
    words = Words(*({} for _ in dataclasses.fields(Words)))
    (event,) = happened.shown([Change(WHEN, "", changes, "")], words, {})
    assert event.title == title
