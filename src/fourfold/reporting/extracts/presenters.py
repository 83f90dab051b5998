"""Runs in words: of what, as known when, in which scope, with which totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.presenters import short_names
from fourfold.core.history import clock
from fourfold.core.ui import formats, frame
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.records import Records
from fourfold.reporting.extracts.records.shape import value
from fourfold.reporting.extracts.sealed import Standing
from fourfold.understanding.threats import presenters as threats

RUNS = (
    Column("run", gettext_lazy("Run"), sortable=True),
    Column("definition", gettext_lazy("Definition")),
    Column("as_of", gettext_lazy("As known")),
    Column("rows", gettext_lazy("Rows"), numeric=True),
    Column("digest", gettext_lazy("Digest")),
    Column("who", gettext_lazy("Run by")),
    Column("at", gettext_lazy("Run at")),
)


@dataclass(frozen=True)
class Words:
    """The words of a moment, as they were known then: a run reads the same whatever is worded otherwise later."""

    records: Records
    names: Mapping[int, str]
    lists: Mapping[str, Mapping[str, Any]]

    @classmethod
    def at(cls, moment: datetime, of: Records) -> Words:
        return cls(of, short_names(clock.day_of(moment), moment), of.said(moment))

    def said(self, name: str, value: Any) -> Any:
        """A value as people read it; None for what is not known."""
        if value is None or value == "" or value == []:
            return self.lists.get(name, {}).get("")
        if isinstance(value, list):
            return ", ".join(str(self.said(name, item)) for item in value)
        if name.endswith("agency"):
            return self.names.get(value, formats.unknown())
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, Decimal):
            return threats.plain(value)
        return self.lists.get(name, {}).get(value, value)


@dataclass(frozen=True)
class Codes:
    """Values as a file of record holds them: the same in every language and after any change of a label."""

    agencies: dict[int, str]

    @classmethod
    def read(cls) -> Codes:
        return cls({number: code for code, number in agencies.codes().items()})

    def coded(self, name: str, value: Any) -> Any:
        """A value of a column; a number without the noughts that its column may give it."""
        if name.endswith("agency"):
            return self.agencies.get(value)
        if isinstance(value, Decimal):
            return Decimal(f"{value.normalize():f}")
        return ";".join(value) if isinstance(value, list) else value

    def scope(self, run: Run) -> str:
        """The agencies of a run's scope, and the lists of restricted records."""
        return ";".join(sorted(self.agencies.get(key, f"C-{-key:04d}") for key in run.scope))


def columns(definition: Definition) -> tuple[Column, ...]:
    """The columns of a definition as a table shows them."""
    of = definition.records
    return tuple(Column(name, of.label(name), numeric=name in of.numeric) for name in definition.columns)


def run_row(run: Run, title: str) -> Row:
    """A run in the order of RUNS."""
    cells = (
        Cell(str(run), url=reverse("extracts:run", args=[run.pk])),
        Cell(title),
        Cell(formats.as_known(run.as_of)),
        Cell(run.rows),
        Cell(run.digest[:12]),
        Cell(run.run_by.name, typed=True),
        Cell(run.run_at),
    )
    return Row(run.pk, cells)


def version_row(version: Any, definition: Definition, words: Words, as_of: datetime) -> Row:
    """A sealed row in the definition's columns; its reference leads to the record as it was known then."""
    url = frame.with_query(definition.records.page_of(version), {frame.AS_OF: as_of.isoformat()})
    typed = definition.records.name
    said = ((name, words.said(name, value(version, name))) for name in definition.columns)
    cells = [_cell(name, shown, url, typed=name == typed) for name, shown in said]
    return Row(version.hid, cells)


def _cell(name: str, said: Any, url: str, *, typed: bool) -> Cell:
    if name == "reference":
        return Cell(said, url=url)
    return Cell(formats.short_day(said) if isinstance(said, date) else said, typed=typed)


def total_rows(name: str, counts: Mapping[Any, int], words: Words) -> list[tuple[str, int]]:
    """A total by its words, the largest first."""
    found = [(str(words.said(name, value) or formats.unknown()), number) for value, number in counts.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def scope_in_words(run: Run, day: date) -> str:
    """Whose records were asked, by their names on a day, as these were known when the run was made."""
    found = agencies.agencies_on(day, of=("force", "rocu"), known=run.run_at)
    names = [name.in_short for agency, name in found if agency.pk in set(run.scope)]
    if not names:
        alone = agencies.names_on(day, run.run_at).get(run.run_for_id)
        return _("%(agency)s alone") % {"agency": alone.in_short if alone else formats.unknown()}
    sentence = ngettext("%(count)s agency: %(names)s", "%(count)s agencies: %(names)s", len(names))
    return sentence % {"count": len(names), "names": ", ".join(names)}


def missing(standing: Standing) -> str:
    """The counted line for rows that are not shown any more; empty when all are."""
    counted = [
        sentence % {"count": formats.number(number)}
        for number, sentence in (
            (standing.withheld, _("%(count)s withheld")),
            (standing.disposed, _("%(count)s disposed")),
        )
        if number
    ]
    if not counted:
        return ""
    return _(
        "%(counted)s: these rows are not shown, because you may not see them now or because they were lawfully"
        " removed. The digest still covers them."
    ) % {"counted": ", ".join(counted)}
