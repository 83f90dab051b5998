"""What hung on a disruption at each of its versions, in words: its threats, its results, the people concerned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from fourfold.core.history import past
from fourfold.data.entities import queries as entities
from fourfold.tackling.disruptions import presenters
from fourfold.tackling.disruptions.models import Against, Involved, Result
from fourfold.tackling.disruptions.presenters import Words
from fourfold.understanding.threats import queries as threats

Fields = dict[Any, str]
Say = Callable[[list[Any]], str]


@dataclass(frozen=True)
class Hung:
    """The versions of each sort of row, and how some of them are said; what the viewer may not see is not said."""

    sorts: tuple[tuple[Any, list[Any], Say], ...]

    def at(self, version: Any, following: Any | None) -> Fields:
        """What hung on the record once the transaction of one of its versions was done, by label.

        A new record's rows are written after it, those of an amendment before: both have its request. A record may
        be written twice in one request, so nothing counts that came with the version that follows.
        """
        own = [row for _label, rows, _say in self.sorts for row in rows if _belongs(row, version, following)]
        moment = max([version.recorded_from, *(row.recorded_from for row in own)])
        return {
            label: say([row for row in rows if row.recorded_from <= moment < row.recorded_to])
            for label, rows, say in self.sorts
        }


def of(record: int, words: Words, *, until: datetime) -> Hung:
    """All that hung on a record up to a moment, people by what they were called then."""
    against, results, people = (
        past.versions_until(model, until, disruption_id=record) for model in (Against, Result, Involved)
    )
    references = threats.references({row.threat_id for row in against})
    names = entities.names({row.subject_id for row in people}, as_of=until)
    return Hung((
        (gettext_lazy("Threats"), against, lambda rows: _called(references, (row.threat_id for row in rows))),
        (gettext_lazy("Results"), results, lambda rows: _results(rows, words)),
        (gettext_lazy("People concerned"), people, lambda rows: _called(names, (row.subject_id for row in rows))),
    ))  # fmt: skip


def _belongs(row: Any, version: Any, following: Any | None) -> bool:
    same = bool(version.in_request) and row.in_request == version.in_request
    return same and (following is None or row.recorded_from < following.recorded_from)


def _called(names: dict[int, str], numbers: Iterable[int]) -> str:
    return ", ".join(sorted(names[number] for number in numbers if number in names))


def _results(rows: list[Any], words: Words) -> str:
    said = presenters.results(rows, words)
    return "; ".join(
        f"{label}: {amount} ({note})" if note else f"{label}: {amount}" for label, amount, note in said
    )
