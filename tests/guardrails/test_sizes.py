"""Small files with a name of their own: nothing over 300 lines, nothing called by what it is not about."""

from __future__ import annotations

from collections.abc import Iterable

from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.source import PACKAGE, PLANTED

MOST_LINES = 300
NAMELESS = {"util", "utils", "helper", "helpers", "common", "misc", "shared", "tools"}


def faults(files: Iterable[tuple[str, int]]) -> list[str]:
    """Files that are too long or have no name of their own; each is its path and its number of lines."""
    return [
        sentence
        for name, lines in files
        for sentence in (
            f"{name} has {lines} lines. Mend: split it by what it is about; {MOST_LINES} lines are the most."
            if lines > MOST_LINES
            else "",
            f"{name} is named by no subject. Mend: name each part by what it is about."
            if NAMELESS & set(name.removesuffix(".py").split("/"))
            else "",
        )
        if sentence
    ]


def _sized(under: str) -> list[tuple[str, int]]:
    root = PLANTED if under else PACKAGE
    files = (root / under).rglob("*.py")
    return [(str(path.relative_to(root)), path.read_text().count("\n")) for path in files]


def test_every_file_is_small_and_named():
    must_hold(faults(_sized("")))


def test_planted_long_and_nameless_files_are_caught():
    must_name(
        faults([*_sized("sizes"), ("sizes/long.py", 301)]),
        "sizes/helpers.py is named by no subject",
        "long.py has 301",
    )
