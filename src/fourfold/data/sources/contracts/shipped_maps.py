"""The column maps that come with the platform: examples of invented habits, to copy and change."""

from __future__ import annotations

from importlib.resources import files

from fourfold.data.sources.contracts import sentences
from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract


def shipped_maps() -> dict[str, str]:
    """The text of each shipped map by its file name without the ending, such as `threats_cheshire`."""
    folder = files("fourfold.data.sources.contracts") / "shipped"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".yaml")]
    return {
        entry.name.removesuffix(".yaml"): entry.read_text("utf-8")
        for entry in sorted(found, key=lambda e: e.name)
    }


def shipped_contract(sends: str, sender: str) -> Contract:
    """The shipped column map for what a sender sends; raises Refused when there is none."""
    text = shipped_maps().get(f"{sends}_{sender}")
    if text is None:
        raise Refused(sentences.NO_MAP.say(sends=sends, sender=sender))
    return read_contract(text)
