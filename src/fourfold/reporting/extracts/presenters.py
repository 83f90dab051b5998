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
from fourfold.core.history import clock
from fourfold.core.ui import formats, frame
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.reporting.extracts import queries
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.sealed import Standing
from fourfold.understanding.threats import presenters as threats

LABELS = {
    "reference": gettext_lazy("Reference"), "name": gettext_lazy("Name"), "kind": gettext_lazy("Type"),
    "subtype": gettext_lazy("Subtype"), "main_area": gettext_lazy("Threat area"),
    "owner_agency": gettext_lazy("Owner"), "lead_agency": gettext_lazy("Lead agency"),
    "phase": gettext_lazy("Phase"), "is_soc": gettext_lazy("SOC"), "tier": gettext_lazy("Tier"),
    "risk": gettext_lazy("Risk"), "confidence": gettext_lazy("Confidence"),
    "moderation": gettext_lazy("Moderation"), "first_identified": gettext_lazy("First identified"),
    "review_due": gettext_lazy("Review"),
}  # fmt: skip
NUMERIC = ("tier", "risk")
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

    labels: threats.Words

    @classmethod
    def at(cls, moment: datetime) -> Words:
        return cls(threats.Words.on(clock.day_of(moment), known=moment))

    def said(self, name: str, value: Any) -> Any:
        """A value as people read it; None for what is not known."""
        if value is None or value == "" or value == []:
            return None
        if isinstance(value, list):
            return ", ".join(str(self.said(name, item)) for item in value)
        if name.endswith("_agency"):
            return self.labels.agency(value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        lists: dict[str, Mapping[str, Any]] = {
            "kind": threats.KINDS, "moderation": threats.MODERATION, "confidence": threats.CONFIDENCE,
            "main_area": self.labels.areas, "further_areas": self.labels.areas, "phase": self.labels.phases,
            "subtype": self.labels.subtypes,
        }  # fmt: skip
        known = lists.get(name, {})
        return threats.plain(value) if name == "risk" else known.get(value, value)


@dataclass(frozen=True)
class Codes:
    """Values as a file of record holds them: the same in every language and after any change of a label."""

    agencies: dict[int, str]

    @classmethod
    def read(cls) -> Codes:
        return cls({number: code for code, number in agencies.codes().items()})

    def coded(self, name: str, value: Any) -> Any:
        """A value of a column; a number without the noughts that its column may give it."""
        if name.endswith("_agency"):
            return self.agencies.get(value)
        if isinstance(value, Decimal):
            return Decimal(f"{value.normalize():f}")
        return ";".join(value) if isinstance(value, list) else value

    def scope(self, run: Run) -> str:
        """The agencies of a run's scope."""
        return ";".join(sorted(self.agencies.get(key, str(key)) for key in run.scope))


def columns(definition: Definition) -> tuple[Column, ...]:
    """The columns of a definition as a table shows them."""
    return tuple(Column(name, LABELS.get(name, name), numeric=name in NUMERIC) for name in definition.columns)


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
    """A sealed row in the definition's columns; its reference leads to the threat as it was known then."""
    page = reverse("threats:threat", args=[version.reference])
    url = frame.with_query(page, {frame.AS_OF: as_of.isoformat()})
    cells = [_cell(name, words.said(name, queries.value(version, name)), url) for name in definition.columns]
    return Row(version.hid, cells)


def _cell(name: str, said: Any, url: str) -> Cell:
    if name == "reference":
        return Cell(said, url=url)
    return Cell(formats.short_day(said) if isinstance(said, date) else said, typed=name == "name")


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
