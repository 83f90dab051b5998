"""A list as a file: CSV streamed row by row, or a spreadsheet with a cover sheet.

The caller gives an iterable. For a stream it must be one that opens its own transaction, since the view's has
ended by the time that the first row is sent.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from . import formats, frame
from .lists import Column

LINES_OF_A_PIECE = 500
RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Cover:
    """What a file says about itself: title, filters in words, moments, who ran it, marking."""

    title: str
    who: str
    run_at: datetime
    as_of: datetime | None = None
    filters: Sequence[str] = ()
    marking: str = field(default_factory=frame.marking)
    digest: str = ""

    def facts(self) -> list[tuple[str, str]]:
        """The lines of the cover that are known before the first row, in words."""
        found = [
            (_("Marking"), self.marking),
            (_("Title"), self.title),
            (_("Filters"), "; ".join(self.filters) or _("none")),
            (_("As known"), formats.as_known(self.as_of or self.run_at)),
            (_("Run"), formats.audit_moment(self.run_at)),
            (_("Run by"), self.who),
        ]
        if getattr(settings, "DEMONSTRATION", False):
            found.insert(1, (_("Data"), _("Invented data")))
        return found

    def file_name(self, ending: str) -> str:
        """A name that holds the title and the day of the data, and nothing about a person."""
        known = formats.day_known(self.as_of or self.run_at)
        return f"fourfold-{slugify(self.title) or 'list'}-{known.isoformat()}.{ending}"


class Tally:
    """Counts the rows as they pass, and digests them (SHA-256 over the CSV lines), without keeping them."""

    def __init__(self) -> None:
        self.rows = 0
        self._digest = hashlib.sha256()

    def line(self, values: Iterable[Any]) -> str:
        """One CSV line; the same values give the same line and digest in every file."""
        text = csv_line(values)
        self._digest.update(text.encode())
        return text

    @property
    def digest(self) -> str:
        """The digest of every line so far, as 64 hexadecimal figures."""
        return self._digest.hexdigest()


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe is put before a risky start."""
    return f"'{text}" if text.startswith(RISKY_STARTS) else text


def plain(value: Any) -> str:
    """A value as text in a file: days and moments in ISO 8601, the unknown in words, text made harmless."""
    if value is None or value == "":
        return formats.unknown()
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return formats.in_london(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return str(value)
    return harmless(str(value))


def csv_line(values: Iterable[Any]) -> str:
    """One line of CSV with its line end."""
    out = io.StringIO()
    csv.writer(out).writerow([plain(value) for value in values])
    return out.getvalue()


def csv_response(
    cover: Cover, columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, bare: bool = False
) -> StreamingHttpResponse:
    """A CSV file, sent as it is made; `bare` leaves out the lines about the file, for machines."""
    lines = _csv_lines(cover, columns, rows, bare=bare)
    response = StreamingHttpResponse(_in_pieces(lines), content_type="text/csv; charset=utf-8")
    return attached(response, cover.file_name("csv"))


def attached(response: Any, name: str) -> Any:
    """A response that the browser saves under `name` and that no cache keeps."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store, private"
    return response


def _in_pieces(lines: Iterator[str]) -> Iterator[str]:
    """A few hundred lines at a time: a write to the network for each line would be slow."""
    while piece := "".join(islice(lines, LINES_OF_A_PIECE)):
        yield piece


def _csv_lines(
    cover: Cover, columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, bare: bool
) -> Iterator[str]:
    tally = Tally()
    yield "\ufeff"  # spreadsheets take a file without this mark for an older character set
    if not bare:
        yield from (csv_line([f"# {label}", value]) for label, value in cover.facts())
    yield tally.line([str(column.label) for column in columns])
    for row in rows:
        yield tally.line(row)
        tally.rows += 1
    if not bare:  # the last line says how much there was, so that a broken download is noticed
        yield csv_line([f"# {_('Rows')}", tally.rows])
        yield csv_line([f"# {_('Digest')}", cover.digest or tally.digest])
        yield csv_line([f"# {_('Marking')}", cover.marking])
