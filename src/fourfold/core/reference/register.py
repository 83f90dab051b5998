"""The file of code lists, `data/codes.yaml`: read, checked, and told in words when it cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

FILE = Path(__file__).parent / "data" / "codes.yaml"
WORDS = {"label", "label_cy", "meaning", "often_mistaken", "source"}
DAYS = {"in_force_from", "in_force_to"}


class CodesWrong(Exception):
    """The file cannot be used; the text names the list and the code, and says what to put right."""


@dataclass(frozen=True)
class Entry:
    """One code as the file gives it."""

    list_name: str
    code: str
    order: int
    label: str
    label_cy: str = ""
    meaning: str = ""
    examples: tuple[str, ...] = ()
    often_mistaken: str = ""
    illustrative: bool = False
    source: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None


def read(file: Path | None = None) -> list[Entry]:
    """The codes of a file (ours by default), in order; CodesWrong when something in it is not right."""
    try:
        found = yaml.safe_load((file or FILE).read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise CodesWrong(_("The file of code lists is no YAML: %(what)s.") % {"what": error}) from error
    if not isinstance(found, dict) or not all(isinstance(codes, dict) for codes in found.values()):
        raise CodesWrong(_("The file of code lists must name lists, and under each list its codes."))
    entries = [entry for listed, codes in found.items() for entry in _entries(str(listed), codes)]
    _check_once(entries)
    return entries


def _entries(listed: str, codes: dict[str, Any]) -> Iterator[Entry]:
    """The codes of one list; what stands under `all` holds for each of them."""
    shared = codes.get("all", {})
    for order, (code, given) in enumerate((pair for pair in codes.items() if pair[0] != "all"), start=1):
        # A code that was followed by another wording has one block for each time.
        for block in given if isinstance(given, list) else [given]:
            yield _entry(listed, str(code), order, {**shared, **(block or {})})


def _entry(listed: str, code: str, order: int, given: dict[str, Any]) -> Entry:
    for name, value in given.items():
        if not _is_right(name, value):
            sentence = _("List %(list)s, code %(code)s: %(name)s is unknown or has the wrong form.")
            raise CodesWrong(sentence % {"list": listed, "code": code, "name": name})
    if not given.get("label"):
        raise CodesWrong(_("List %(list)s, code %(code)s has no label.") % {"list": listed, "code": code})
    kept = {**given, "examples": tuple(given.get("examples", ()))}
    return Entry(list_name=listed, code=code, order=order, **kept)


def _is_right(name: str, value: object) -> bool:
    if name in DAYS:
        return isinstance(value, date)
    if name == "examples":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if name == "illustrative":
        return isinstance(value, bool)
    return name in WORDS and isinstance(value, str)


def _check_once(entries: list[Entry]) -> None:
    seen: set[tuple[str, str, date | None]] = set()
    for entry in entries:
        key = (entry.list_name, entry.code, entry.in_force_from)
        if key in seen:
            sentence = _("List %(list)s gives %(code)s twice from the same day.")
            raise CodesWrong(sentence % {"list": entry.list_name, "code": entry.code})
        seen.add(key)
