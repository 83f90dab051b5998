"""A run as a file. The CSV is the file of record: run again for the same moment and scope it is the same, byte for
byte, so it says nothing of who ran it or when, holds codes, and is in one language. The workbook is for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, spreadsheets
from fourfold.reporting.extracts import presenters, queries
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run


def csv_response(run: Run, definition: Definition) -> StreamingHttpResponse:
    """The rows of a run as CSV, under lines about the definition, the moment, the scope and the digest."""
    response = StreamingHttpResponse(iter(csv_lines(run, definition)), content_type="text/csv; charset=utf-8")
    return exports.attached(response, _cover(run, definition, []).file_name("csv"))


def csv_lines(run: Run, definition: Definition) -> list[str]:
    """Every line of the CSV; read at once, because the viewer's transaction ends before the file is sent."""
    rows = queries.rows_of(run)
    with translation.override("en-gb"):
        words = presenters.Words.on(_day(run))
        return [
            "\ufeff",
            *_cover_lines(run, definition, run.rows - len(rows)),
            *_row_lines(rows, definition, words),
        ]


def xlsx_response(run: Run, definition: Definition) -> FileResponse:
    """The rows of a run as a workbook in words; its cover says what, as known when, of whom, and the digest."""
    rows, words = queries.rows_of(run), presenters.Words.on(_day(run))
    values = ([words.said(name, queries.value(row, name)) for name in definition.columns] for row in rows)
    notes = [
        definition.sentence,
        _("Definition %(definition)s, digest %(digest)s")
        % {"definition": titled(definition), "digest": run.definition_digest},
        _("Scope: %(scope)s") % {"scope": presenters.scope_in_words(run, _day(run))},
    ]
    notes += [presenters.withheld(run.rows - len(rows))] if len(rows) < run.rows else []
    cover = _cover(run, definition, notes)
    return spreadsheets.xlsx_response(cover, presenters.columns(definition), values)


def titled(definition: Definition) -> str:
    """A definition by its title and version."""
    return _("%(title)s, version %(version)s") % {"title": definition.title, "version": definition.version}


def _cover(run: Run, definition: Definition, notes: list[str]) -> exports.Cover:
    return exports.Cover(title=titled(definition), who=run.run_by.name, run_at=run.run_at, as_of=run.as_of,
                         filters=notes, digest=run.digest)  # fmt: skip


def _cover_lines(run: Run, definition: Definition, withheld: int) -> Iterator[str]:
    kept = {_("Run"), _("Run by"), _("Filters")}
    facts = [fact for fact in _cover(run, definition, []).facts() if fact[0] not in kept]
    facts += [
        (_("Asked"), definition.sentence),
        (_("Definition digest"), run.definition_digest),
        (_("Moment"), run.as_of.isoformat()),
        (_("Scope"), presenters.scope_in_words(run, _day(run))),
        (_("Rows"), formats.number(run.rows)),
        (_("Digest"), run.digest),
    ]
    facts += [(_("Withheld"), formats.number(withheld))] if withheld else []
    return (exports.csv_line([f"# {label}", value]) for label, value in facts)


def _row_lines(rows: list[Any], definition: Definition, words: presenters.Words) -> Iterator[str]:
    yield exports.csv_line(definition.columns)
    for row in rows:
        yield exports.csv_line([words.coded(name, queries.value(row, name)) for name in definition.columns])


def _day(run: Run) -> Any:
    return clock.day_of(run.as_of)
