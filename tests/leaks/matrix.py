"""Every surface asked in both regions by everybody, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie

from tests.guardrails.examples import Arguments
from tests.leaks.asking import Answer, answer, count_from
from tests.leaks.callers import Caller
from tests.leaks.hiding import MARK, Hiding
from tests.leaks.region import Region
from tests.leaks.surfaces import Names, Surface

POINTER = "A record exists"


@dataclass(frozen=True)
class Leak:
    """What a hidden record changed, or showed, to whom."""

    surface: str
    role: str
    hiding: str
    what: str

    def __str__(self) -> str:
        return f"{self.surface}, asked as {self.role}, {self.what} ({self.hiding})"


def leaks(region: Region, role: str, surfaces: Iterable[Surface]) -> Iterator[Leak]:
    """What the hidden records change in the answers to one role, in each of the region's ways of hiding."""
    who, asked = region.callers[role], list(surfaces)
    there = {hiding: _with(region, hiding, who, asked) for hiding in region.hidings}
    names = region.last_asked
    for number, surface in enumerate(asked):
        without = _answer(region, surface, who, names)
        for hiding, answers in there.items():
            for what in _faults(answers[number], without, hiding.points):
                yield Leak(surface.name, role, hiding.name, what)


def _with(region: Region, hiding: Hiding, who: Caller, asked: list[Surface]) -> list[Answer]:
    with region.with_hidden(hiding) as theirs:
        names = region.names(theirs, who.role.key)
        if hiding is region.hidings[0]:
            _visited_before(region, asked, theirs)
        return [_answer(region, surface, who, names) for surface in asked]


def _visited_before(region: Region, surfaces: Iterable[Surface], theirs: Arguments) -> None:
    """Somebody who may see the records opens every page first: what is kept of that would be shown to others."""
    names = region.names_inside(theirs)
    for surface in surfaces:
        if surface.kind == "pages":
            _answer(region, surface, region.insider, names)


def _answer(region: Region, surface: Surface, who: Caller, names: Names) -> Answer:
    """The answer to one question, after which nothing is left of it: no row, no number, no cookie."""
    count_from(region.numbers_from)
    who.browser.cookies = SimpleCookie(who.cookies)
    return answer(lambda: surface.ask(who, names))


def _faults(with_it: Answer, without: Answer, points: bool) -> Iterator[str]:
    if MARK in with_it.said:
        at = with_it.said.index(MARK)
        yield f"shows {with_it.said[max(0, at - 40) : at + 60]!r}"
    elif points and POINTER in with_it.said:
        pass  # all that is said is that there is one, and whom to ask
    elif difference := with_it.differs(without):
        yield difference
    if with_it.status >= 500:
        yield f"breaks with {with_it.status}"


def blind(region: Region, surfaces: Iterable[Surface]) -> Iterator[str]:
    """Sources of which no surface is changed by the records even for those who may see them: they prove nothing."""
    waiting = list(surfaces)
    for who in sorted(region.insiders(), key=lambda who: -len(who.role.permissions)):
        with region.with_hidden(region.hidings[0]) as theirs:
            names = region.names_inside(theirs)
            there = [_answer(region, surface, who, names) for surface in waiting]
        shown = {
            surface.source
            for surface, with_it in zip(waiting, there, strict=True)
            if with_it.differs(_answer(region, surface, who, names))
        }
        waiting = [surface for surface in waiting if surface.source not in shown]
    yield from sorted({surface.source for surface in waiting})
