"""What partners gave, in words: the conditions always beside what was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from fourfold.core.access import queries as people
from fourfold.core.sharing.forms.giving import STEPS, GiveForm
from fourfold.core.sharing.presenters import Words
from fourfold.core.ui import formats


@dataclass(frozen=True)
class Block:
    """One thing that a partner told, as either side reads it."""

    what: str
    giver: str
    to: str
    about: str
    purpose: str
    conditions: tuple[str, ...]
    given_at: str
    became: str
    became_at: str
    url: str


def block(given: Any, words: Words) -> Block:
    """One thing that was told."""
    return Block(
        what=given.what,
        giver=words.agency(given.giver_id),
        to=words.agency(given.to_agency_id),
        about=given.about,
        purpose=words.one("sharing_purpose", given.purpose),
        conditions=tuple(words.one("given_condition", code) for code in given.conditions),
        given_at=formats.moment(given.given_at),
        became=given.became,
        became_at=formats.moment(given.became_at) if given.became_at else "",
        url=reverse("sharing:given-one", args=[given.pk]),
    )


def uses(rows: Iterable[Any], words: Words) -> list[tuple[str, ...]]:
    """What it was used for: purpose, what for, who agreed, who wrote it down and when."""
    found = list(rows)
    names = people.names(one.used_by_id for one in found)
    return [
        (words.one("sharing_purpose", one.purpose), one.what_for, one.agreed_by, names.get(one.used_by_id, ""),
         formats.moment(one.used_at))
        for one in found
    ]  # fmt: skip


def answers(form: GiveForm, words: Words) -> list[tuple[str, str, str]]:
    """What was answered so far: the question, the answer, and the step that changes it."""
    said = form.cleaned_data if form.is_valid() else {}
    shown = {
        "what": said.get("what", ""),
        "to_agency_id": words.agency(said.get("to_agency_id")),
        "purpose": words.one("sharing_purpose", said.get("purpose", "")),
        "conditions": words.said("given_condition", said.get("conditions", ())),
    }
    return [(str(form.fields[name].label), shown[name], name) for name in STEPS]
