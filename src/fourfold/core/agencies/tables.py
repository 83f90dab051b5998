"""Small tables that an administrator edits, as CSV: read whole, each fault told by its file, line and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

# Bytes that are no UTF-8 text are read as these characters, and stand in no text of their own.
NO_TEXT = range(0xDC80, 0xDD00)


class FileWrong(Exception):
    """A file cannot be used; the text names the file, the line and the column, and says what is wrong there."""


@dataclass(frozen=True)
class Line:
    """One line of a table under the names of its columns, and where it stands."""

    file: str
    number: int
    cells: dict[str, str]

    def text(self, column: str, *, most: int | None = None, needed: bool = False) -> str:
        """What stands in a column; `most` is how many characters it may have."""
        found = self.cells[column].strip()
        if needed and not found:
            raise self.wrong(column, _("nothing stands here, and something must"))
        if most is not None and len(found) > most:
            raise self.wrong(column, _("this has %(have)s characters, and %(most)s are the most") % {
                "have": len(found), "most": most})  # fmt: skip
        return found

    def day(self, column: str, *, needed: bool = False) -> date | None:
        """A day; None where nothing stands."""
        found = self.text(column, needed=needed)
        try:
            return date.fromisoformat(found) if found else None
        except ValueError:
            sentence = _("“%(found)s” is no day. Write it as 2023-04-01")
            raise self.wrong(column, sentence % {"found": found}) from None

    def number_up_to(self, column: str, most: int) -> int:
        """A whole number from 1 up to `most`."""
        found = self.text(column, needed=True)
        # A figure of another script is a digit to Python and none to whoever reads the file.
        if not (
            found.isascii() and found.isdigit() and len(found) <= len(str(most)) and 1 <= int(found) <= most
        ):
            sentence = _("“%(found)s” is no whole number from 1 to %(most)s, written in figures alone")
            raise self.wrong(column, sentence % {"found": found, "most": most})
        return int(found)

    def one_of(self, column: str, allowed: Collection[str], *, needed: bool = True) -> str:
        """One of a few words; without `needed`, nothing too."""
        found = self.text(column, needed=needed)
        if found and found not in allowed:
            sentence = _("“%(found)s” is none of these: %(allowed)s")
            raise self.wrong(column, sentence % {"found": found, "allowed": ", ".join(allowed)})
        return found

    def known(self, column: str, codes: Collection[str], *, needed: bool = False) -> str:
        """The code of an agency that there is."""
        found = self.text(column, needed=needed)
        if found and found not in codes:
            sentence = _("there is no agency with the code “%(found)s” in agencies.csv")
            raise self.wrong(column, sentence % {"found": found})
        return found

    def wrong(self, column: str, what: str) -> FileWrong:
        """The sentence about a cell."""
        place = {"file": self.file, "line": self.number, "column": column, "what": what}
        return FileWrong(_("%(file)s, line %(line)s, column %(column)s: %(what)s.") % place)


def lines(path: Path, columns: Sequence[str], *, once: Sequence[Sequence[str]]) -> list[Line]:
    """The lines of a table that has exactly these columns; no two agree in all columns of one of `once`."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError:
        raise FileWrong(_("%(file)s: there is no such file to read.") % {"file": path.name}) from None
    rows = list(_rows(path.name, text))
    if not rows:
        words = {"file": path.name, "columns": ", ".join(columns)}
        raise FileWrong(_("%(file)s is empty. Its first line names the columns: %(columns)s.") % words)
    _check_head(path.name, *rows[0], columns)
    found = [_line(path.name, number, cells, rows[0][1]) for number, cells in rows[1:]]
    for unique in once:
        _check_once(found, unique)
    return found


def _rows(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        sentence = _(
            "%(file)s, line %(line)s: a quotation mark is missing here, or stands where none belongs."
        )
        raise FileWrong(sentence % {"file": file, "line": begins}) from None


def _check_head(file: str, number: int, names: list[str], columns: Sequence[str]) -> None:
    where = {"file": file, "line": number, "columns": ", ".join(columns)}
    if any(map(_is_no_text, names)):
        raise FileWrong(
            _("%(file)s, line %(line)s: this is no UTF-8 text. Save the file as “CSV UTF-8”.") % where
        )
    for missing in (name for name in columns if name not in names):
        sentence = _(
            "%(file)s, line %(line)s, column %(column)s: the column is missing. There are: %(columns)s."
        )
        raise FileWrong(sentence % {**where, "column": missing})
    for other in (name for place, name in enumerate(names) if name not in columns or name in names[:place]):
        sentence = _(
            "%(file)s, line %(line)s, column %(column)s: no such column belongs here, or it stands twice."
        )
        raise FileWrong(sentence % {**where, "column": other or _("without a name")})


def _line(file: str, number: int, cells: list[str], names: list[str]) -> Line:
    if len(cells) != len(names):
        sentence = _(
            "%(file)s, line %(line)s, column %(column)s: the line has %(have)s cells and there are %(columns)s columns."
            " A text with a comma stands in quotation marks."
        )
        last = names[min(len(cells), len(names)) - 1]
        raise FileWrong(
            sentence
            % {"file": file, "line": number, "column": last, "have": len(cells), "columns": len(names)}
        )
    line = Line(file, number, dict(zip(names, cells, strict=True)))
    for name, cell in line.cells.items():
        if _is_no_text(cell):
            raise line.wrong(name, _("this is no UTF-8 text. Save the file as “CSV UTF-8”"))
    return line


def _is_no_text(cell: str) -> bool:
    return any(ord(letter) in NO_TEXT or letter == "\0" for letter in cell)


def _check_once(found: Sequence[Line], unique: Sequence[str]) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for line in found:
        key = tuple(line.text(name) for name in unique)
        if any(key) and key in seen:
            sentence = _("%(said)s stands on line %(line)s already")
            said = "“" + ", ".join(filter(None, key)) + "”"
            raise line.wrong(unique[0], sentence % {"said": said, "line": seen[key]})
        seen[key] = line.number
