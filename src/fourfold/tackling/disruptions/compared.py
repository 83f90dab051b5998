"""After a clash: each field that differs, what stands now, and what was written, in words."""

from __future__ import annotations

from typing import Any

from fourfold.tackling.disruptions.changes import LABELS, said
from fourfold.tackling.disruptions.presenters import Words


def differences(form: Any, agency_id: int, current: Any, words: Words) -> list[tuple[Any, str, str]]:
    """Field, stands now, you wrote."""
    return [
        (LABELS[name], said(name, getattr(current, name), words), said(name, written, words))
        for name, written in form.facts(agency_id).items()
        if name in LABELS and getattr(current, name) != written
    ]
