"""How the rows of a run divide by two columns: for each force its four Ps, as counts and shares, with a total."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.ui import formats
from fourfold.reporting.extracts import sealed
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.presenters import Words


@dataclass(frozen=True)
class Mix:
    """A table: what its rows are, a heading for each value, and for each row its name, shares and total."""

    of: Any
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str], int]]


def mix(found: Run, definition: Definition, gone: Collection[int], words: Words) -> Mix | None:
    """The mix that a definition asks for, of the rows that the reader sees; None where it asks for none.

    Rows stand by name, for a mix is no ranking; a share is of its row, half up, and only counted when under 10.
    """
    if not definition.mix:
        return None
    by, across = definition.mix
    counts = sealed.counts(found, definition, (by, across), gone)
    values = [value for value in words.lists[across] if any(value == second for _first, second in counts)]
    named = sorted((str(words.said(by, first)), first) for first in {first for first, _second in counts})
    rows = [
        (name, [counts[first, value] for value in values], sum(counts[first, value] for value in values))
        for name, first in named
    ]
    whole = [sum(line[place] for _name, line, _total in rows) for place in range(len(values))]
    rows.append((_("All"), whole, sum(whole)))
    return Mix(
        of=definition.records.label(by),
        heads=[str(words.said(across, value)) for value in values],
        rows=[(name, [formats.share(one, total) for one in line], total) for name, line, total in rows],
    )
