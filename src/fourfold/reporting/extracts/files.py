"""A run as a file. The CSV is the file of record: run again for the same moment and scope it is the same, byte for
byte, so it says nothing of who ran it or when, holds codes, and is in one language. The workbook is for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, spreadsheets
from fourfold.reporting.extracts import presenters, sealed
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.records.shape import value


def csv_response(run: Run, definition: Definition, reader: Viewer) -> StreamingHttpResponse:
    """The rows of a run as CSV, between lines about the definition, the moment, the scope and the digest."""
    response = StreamingHttpResponse(
        csv_pieces(run, definition, reader), content_type="text/csv; charset=utf-8"
    )
    return exports.attached(response, _cover(run, definition, []).file_name("csv"))


def csv_pieces(run: Run, definition: Definition, reader: Viewer) -> Iterator[str]:
    """The CSV in pieces. Each is read in a transaction of its own, as its reader, and none is open while a piece is
    on its way: the view's has ended by then, and a slow line must not hold one."""
    with _in_english(reader):
        codes, gone = presenters.Codes.read(), sealed.disposed(run)
        piece = "\ufeff" + "".join(_opening(run, definition, codes)) + exports.csv_line(definition.columns)
    after = shown = 0
    while piece:
        yield piece
        with _in_english(reader):
            rows = sealed.portion(run, gone, after=after)
            lines = [_line(version, definition, codes) for _row, version in rows if version is not None]
        piece, shown, after = "".join(lines), shown + len(lines), rows[-1][0].place if rows else after
    with _in_english(reader):
        yield "".join(_ending(run, shown, len(gone)))


def xlsx_response(run: Run, definition: Definition) -> FileResponse:
    """The rows of a run as a workbook in words; its cover says what, as known when, of whom, and the digest."""
    gone, words = sealed.disposed(run), presenters.Words.at(run.as_of, definition.records)
    missing = presenters.missing(sealed.standing(run, definition, gone))
    notes = [
        definition.sentence,
        *definition.notes,
        _("Definition %(definition)s, digest %(digest)s")
        % {"definition": titled(definition), "digest": run.definition_digest},
        _("Scope: %(scope)s") % {"scope": presenters.scope_in_words(run, clock.day_of(run.as_of))},
        *([missing] if missing else []),
    ]
    values = (
        [words.said(name, value(version, name)) for name in definition.columns]
        for rows in sealed.portions(run, gone)
        for _row, version in rows
        if version is not None
    )
    cover = _cover(run, definition, notes)
    return spreadsheets.xlsx_response(cover, presenters.columns(definition), values)


def titled(definition: Definition) -> str:
    """A definition by its title and version."""
    return _("%(title)s, version %(version)s") % {"title": definition.title, "version": definition.version}


@contextmanager
def _in_english(reader: Viewer) -> Iterator[None]:
    with viewing(reader), translation.override("en-gb"):
        yield


def _cover(run: Run, definition: Definition, notes: list[str]) -> exports.Cover:
    return exports.Cover(title=titled(definition), who=run.run_by.name, run_at=run.run_at, as_of=run.as_of,
                         filters=notes, digest=run.digest)  # fmt: skip


def _opening(run: Run, definition: Definition, codes: presenters.Codes) -> list[str]:
    kept = {_("Run"), _("Run by"), _("Filters")}
    facts = [fact for fact in _cover(run, definition, []).facts() if fact[0] not in kept]
    return _facts(
        *facts,
        (_("Asked"), definition.sentence),
        *((_("Note"), note) for note in definition.notes),
        (_("Definition digest"), run.definition_digest),
        (_("Moment"), run.as_of.isoformat()),
        (_("Scope"), codes.scope(run)),
        (_("Rows"), formats.number(run.rows)),
        (_("Digest"), run.digest),
    )


def _ending(run: Run, shown: int, disposed: int) -> list[str]:
    """The last lines count, so that a broken download is noticed."""
    withheld = run.rows - shown - disposed
    counts = [(_("Rows in this file"), shown)]
    counts += [
        (label, number) for label, number in ((_("Withheld"), withheld), (_("Disposed"), disposed)) if number
    ]
    return _facts(*((label, formats.number(number)) for label, number in counts))


def _facts(*facts: tuple[str, str]) -> list[str]:
    return [exports.csv_line([f"# {label}", value]) for label, value in facts]


def _line(version: Any, definition: Definition, codes: presenters.Codes) -> str:
    return exports.csv_line([codes.coded(name, value(version, name)) for name in definition.columns])
