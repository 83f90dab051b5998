"""What holds of agencies over time. Plain Python: rows and days are given, nothing is read.

The rows are the register: small enough (some hundred agencies) to walk whole, in memory, on every question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

PART_OF = "part of"
ENDINGS = frozenset({"merged", "split"})
RECORDS = "records"


@dataclass(frozen=True)
class Name:
    """What an agency is called, in English and Welsh, from a day until a day (not included)."""

    agency: int
    name: str
    name_cy: str = ""
    short_name: str = ""
    from_day: date | None = None
    until_day: date | None = None

    @property
    def in_short(self) -> str:
        """The short name, or the name where there is none: what lists and choices show."""
        return self.short_name or self.name


@dataclass(frozen=True)
class Place:
    """Under which parent an agency stands; `bond` is how."""

    agency: int
    parent: int | None
    bond: str = ""
    from_day: date | None = None
    until_day: date | None = None


@dataclass(frozen=True)
class Step:
    """One agency's step to a successor; `carried` are the kinds of thing that were decided to go with it."""

    agency: int
    successor: int
    kind: str
    on_day: date
    carried: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Register:
    """Everything that questions about the tree need."""

    kinds: Mapping[int, str] = field(default_factory=dict)
    names: tuple[Name, ...] = ()
    places: tuple[Place, ...] = ()
    steps: tuple[Step, ...] = ()


def in_force(row: Name | Place, day: date) -> bool:
    """Whether a row holds on a day."""
    return (row.from_day is None or row.from_day <= day) and (row.until_day is None or day < row.until_day)


def name_on(names: Iterable[Name], agency: int, day: date) -> Name | None:
    """The name on a day; of an agency that had ended, its last name; of one yet to begin, its first."""
    own = sorted((row for row in names if row.agency == agency), key=lambda row: row.from_day or date.min)
    begun = [row for row in own if row.from_day is None or row.from_day <= day]
    return begun[-1] if begun else next(iter(own), None)


def existing(names: Iterable[Name], day: date) -> frozenset[int]:
    """The agencies that exist on a day: those that have a name on it."""
    return frozenset(row.agency for row in names if in_force(row, day))


def tree_on(places: Iterable[Place], day: date) -> dict[int, Place]:
    """Each agency's place on a day."""
    return {row.agency: row for row in places if in_force(row, day)}


def ancestors(tree: Mapping[int, Place], agency: int) -> list[int]:
    """The agencies above, the nearest first."""
    found: list[int] = []
    parent = tree[agency].parent if agency in tree else None
    while parent is not None and parent not in found:
        found.append(parent)
        parent = tree[parent].parent if parent in tree else None
    return found


def region_of(register: Register, agency: int, day: date) -> int | None:
    """The ROCU, or the arrangement in its stead, of the region in which an agency stands or works."""
    line = [agency, *ancestors(tree_on(register.places, day), agency)]
    return next((one for one in line if register.kinds.get(one) in {"rocu", "arrangement"}), None)


def descendants(register: Register, top: int, day: date) -> frozenset[int]:
    """An agency and all that is part of it on a day, with the ended agencies whose records came to them.

    Partners are not part of the body that they work with: they are left out, with whatever is theirs.
    """
    below = defaultdict(set)
    for agency, above in _lines(register, day):
        below[above].add(agency)
    found, waiting = {top}, [top]
    while waiting:
        new = below[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return frozenset(found)


def _lines(register: Register, day: date) -> Iterator[tuple[int, int]]:
    """(agency, what it is part of) for the living; (agency, keeper) for those that have ended."""
    tree = tree_on(register.places, day)
    for place in tree.values():
        if place.parent is not None and place.bond == PART_OF:
            yield place.agency, place.parent
    past = (row for row in register.places if row.until_day is not None and row.until_day <= day)
    last = {row.agency: row for row in sorted(past, key=lambda row: row.until_day or date.max)}
    for agency in last.keys() - tree.keys():
        yield from ((agency, keeper) for keeper in _keepers(register, last[agency], day))


def _keepers(register: Register, last: Place, day: date) -> Iterator[int]:
    """Who sees an ended agency's records: whoever it merged into or was given them, else its parent."""
    steps = endings(register.steps, last.agency, day)
    given = [step.successor for step in steps if step.kind == "merged" or RECORDS in step.carried]
    if given:
        yield from given
    elif last.parent is not None and last.bond == PART_OF:
        yield last.parent


def endings(steps: Iterable[Step], agency: int, day: date) -> list[Step]:
    """The steps by which an agency has ended by a day; several when it was split."""
    return [step for step in steps if step.agency == agency and step.kind in ENDINGS and step.on_day <= day]


def successors_on(steps: Iterable[Step], agency: int, day: date, kind: str | None = None) -> frozenset[int]:
    """Who stands on a day where an agency stood, through every merger and split; itself if it has not ended.

    With `kind`, only where it was decided that this kind of thing goes there: what is undecided stays.
    """
    steps = list(steps)
    found, waiting, seen = set(), [agency], {agency}
    while waiting:
        one = waiting.pop()
        onward = [step.successor for step in endings(steps, one, day) if kind is None or kind in step.carried]
        if not onward:
            found.add(one)
        waiting.extend(step for step in onward if step not in seen)
        seen.update(onward)
    return frozenset(found)


def undecided(steps: Iterable[Step], agency: int, day: date, kinds: Iterable[str]) -> list[str]:
    """The kinds of thing of an ended agency for which nobody has decided yet where they go."""
    steps = endings(steps, agency, day)
    carried = frozenset[str]().union(*(step.carried for step in steps))
    return [kind for kind in kinds if steps and kind not in carried]


def would_loop(tree: Mapping[int, Place], agency: int, parent: int | None) -> bool:
    """Whether standing under `parent` would put an agency above itself."""
    return parent is not None and (parent == agency or agency in ancestors(tree, parent))
