"""The agencies as they stood on a day: a tree, and those that had ended by then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from fourfold.core.agencies import presenters, queries, rules
from fourfold.core.agencies.models import Kind

ORDER = list(Kind.values)


@dataclass(frozen=True)
class Node:
    """One agency with what stands under it; `partner` says that it works in the area of the one above."""

    number: int
    code: str
    name: str
    lang: str
    kind: str
    partner: bool
    below: tuple[Node, ...]


@dataclass(frozen=True)
class Ended:
    """An agency that had ended by a day, and who stands in its place."""

    code: str
    name: str
    ended_on: date
    successors: tuple[tuple[str, str], ...]


def on(day: date, known: datetime | None = None) -> list[Node]:
    """The tops of the tree on a day (as `known` at a moment), each with all that stands under it."""
    found, codes = queries.register(known), {number: code for code, number in queries.codes().items()}
    living = rules.existing(found.names, day)
    under: dict[int | None, list[rules.Place]] = {}
    for place in rules.tree_on(found.places, day).values():
        if place.agency in living:
            under.setdefault(place.parent if place.parent in living else None, []).append(place)
    names = queries.names_on(day, known)

    def node(place: rules.Place) -> Node:
        return Node(
            number=place.agency,
            code=codes[place.agency],
            name=presenters.in_words(names[place.agency]),
            lang=presenters.lang(names[place.agency]),
            kind=found.kinds[place.agency],
            partner=place.bond == "partner in",
            below=nodes(place.agency),
        )

    def nodes(parent: int | None) -> tuple[Node, ...]:
        return tuple(sorted(map(node, under.get(parent, ())), key=_place))

    return list(nodes(None))


def flat(nodes: list[Node] | tuple[Node, ...], above: str = "") -> Iterator[tuple[Node, str]]:
    """Every agency of a tree with the name of the one above it, for an export."""
    for one in nodes:
        yield one, above
        yield from flat(one.below, one.name)


def ended(day: date, known: datetime | None = None) -> list[Ended]:
    """The agencies that existed once and had ended by a day, the latest first."""
    found, codes = queries.register(known), {number: code for code, number in queries.codes().items()}
    names, living = queries.names_on(day, known), rules.existing(found.names, day)
    gone = []
    for number in names.keys() - living:
        last = names[number].until_day
        if last is None or last > day:
            continue
        stands = sorted(rules.successors_on(found.steps, number, day) - {number})
        successors = tuple((codes[one], presenters.in_words(names[one])) for one in stands)
        gone.append(Ended(codes[number], presenters.in_words(names[number]), last, successors))
    return sorted(gone, key=lambda one: (-one.ended_on.toordinal(), one.name))


def _place(one: Node) -> tuple[bool, int, str]:
    return one.partner, ORDER.index(one.kind), one.name
