"""What holds of somebody's part in a threat beside their other parts in it: asked by the page and of every file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from fourfold.understanding.threats import rules


class Said(Protocol):
    """What is said of a part that somebody shall have."""

    @property
    def role(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def possibly_exploited(self) -> bool: ...


class Had(Said, Protocol):
    """A part that somebody has or had."""

    @property
    def ends_on(self) -> date | None: ...


def check(
    part: Said, others: Iterable[Had], *, born_on: date | None, has_current_check: bool, on: date
) -> None:
    """Whether somebody with these other parts in the same threat may have this one; rules.Broken says why not."""
    other_parts = list(others)
    rules.check_role(
        rules.PersonToLink(
            role=part.role,
            category=part.category,
            born_on=born_on,
            possibly_exploited=part.possibly_exploited or any(map(_says_exploited, other_parts)),
            has_current_check=has_current_check,
            is_victim_here=any(_says_victim(one) and goes_on(one.ends_on, on) for one in other_parts),
        ),
        on=on,
    )


def goes_on(ends_on: date | None, on: date) -> bool:
    """A part that ends today has ended: it may have been entered by mistake."""
    return ends_on is None or ends_on > on


def _says_exploited(part: Had) -> bool:
    """Also a part that has ended: a look whether they are exploited is owed all the same."""
    return part.possibly_exploited or part.role == "exploited_person"


def _says_victim(part: Had) -> bool:
    return "victim" in (part.role, part.category)
