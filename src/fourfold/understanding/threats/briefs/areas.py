"""Council areas that threats touch, as they are on a day: an area that ended counts as those that follow it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from fourfold.core.agencies import queries, rules
from fourfold.core.agencies.models import Kind
from fourfold.core.agencies.presenters import short_names
from fourfold.core.history import past
from fourfold.understanding.threats.models import AffectedPlace

# The councils of each threat that touches any.
Touched = dict[int, set[int]]


def touched(threats: Iterable[int], on: date, *, as_of: datetime | None) -> Touched:
    """The councils that each of these threats touches, by those that stand on the day."""
    wanted, steps = set(threats), queries.register(as_of).steps
    standing: dict[int, frozenset[int]] = {}
    found: Touched = defaultdict(set)
    for threat, council in past.values(AffectedPlace, as_of, "threat_id", "council_id"):
        if council is not None and threat in wanted:
            if council not in standing:
                standing[council] = rules.successors_on(steps, council, on)
            found[threat] |= standing[council]
    return found


def choices(
    found: Touched, keys: Iterable[int], on: date, *, as_of: datetime | None
) -> list[tuple[str, str]]:
    """The areas to choose from, by name: the councils that work with these agencies, and any that a threat touches."""
    register, held = queries.register(as_of), set(keys)
    tree, living = rules.tree_on(register.places, on), rules.existing(register.names, on)
    own = {
        one for one, place in tree.items() if place.parent in held and register.kinds.get(one) == Kind.COUNCIL
    }
    words = short_names(on, as_of)
    shown = (own & living) | set().union(*found.values())
    return sorted(((str(one), words[one]) for one in shown if one in words), key=lambda pair: pair[1])
