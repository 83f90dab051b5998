"""What openpyxl makes of a workbook's cells, one row at a time, with what was passed forgotten.

Its own reader of rows keeps every element between rows, asks the sheet how large it is, and lets go of a row whose
number was there before. Here each of these is bounded or refused.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import refusals, workbook_refusals
from fourfold.data.sources.reading.archive import Archive
from fourfold.data.sources.reading.cells import MOST_COLUMNS, shown
from fourfold.data.sources.reading.elements import each
from fourfold.data.sources.reading.merged import Merge, merge_of
from fourfold.data.sources.reading.sheet_cells import Cells

ROW, TEXT_OF_CELLS, RUN, TEXT, MERGE = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("row", "si", "r", "t", "mergeCell")
)
MERGE_IN_TEXT = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([A-Z0-9:$]+)["']""")
BLOCK = 1 << 20
MOST_ROWS = 1_048_576  # the format's own limit
LONGEST_TEXT = 131_072  # the format's own limit for a cell is a quarter of this
Row = list[dict[str, Any]]  # cells with column, value and data_type


def rows_of(archive: Archive, contract: Contract, wanted: int = 0) -> Iterator[Row]:
    """The rows of the sheet that a column map names, empty ones too; `wanted` is how many merges it is to have."""
    book, sheet = _book(archive, contract)
    texts = _shared_texts(book)
    parser: Any = Cells(archive.stream, texts, epoch=book.wb.epoch, date_formats=book.wb._date_formats,
                             timedelta_formats=book.wb._timedelta_formats)  # fmt: skip
    last = merges = 0
    with archive.open(sheet) as part:
        for element in each(part, ROW, MERGE):
            if element.tag == MERGE:
                merges += 1
                _check_merge(merge_of(element.attrib["ref"]), contract)
                continue
            if len(element) > MOST_COLUMNS:
                raise Refused(refusals.TOO_MANY_COLUMNS.say(limit=MOST_COLUMNS))
            number, cells = parser.parse_row(element)
            _check_order(number, last, cells)
            yield from ([] for _ in range(last + 1, number))
            yield cells
            last = number
    if _speaks_of_merges(contract) and merges != wanted:
        raise Refused(workbook_refusals.DAMAGED_WORKBOOK.say())


def merges_of(archive: Archive, contract: Contract) -> list[Merge]:
    """The merged cells of the sheet, which stand behind its rows; only for a column map that speaks of them.

    They are looked for in the text of the sheet, which takes a tenth of the time of reading it as XML. When it is, with
    its rows, they are compared: text that only looks like a merge does not pass for one.
    """
    if not _speaks_of_merges(contract):
        return []
    _made, sheet = _book(archive, contract)
    found: list[Merge] = []
    with archive.open(sheet) as part:
        rest = b""
        while block := part.read(BLOCK):
            part.passed()
            text = rest + block
            found += [merge_of(one[1].decode()) for one in MERGE_IN_TEXT.finditer(text)]
            last = text.rfind(b"<")
            rest = text[last:] if last >= 0 and b">" not in text[last:] else b""
            if len(rest) > BLOCK:
                raise Refused(workbook_refusals.DAMAGED_WORKBOOK.say())
    return found


def _speaks_of_merges(contract: Contract) -> bool:
    return contract.merged_cells or contract.header_rows > 1


def _check_merge(merge: Merge, contract: Contract) -> None:
    """Below the headings the other cells of a merge are empty, and would be taken for nothing."""
    if not contract.merged_cells and merge.last >= contract.header_row + contract.header_rows:
        raise Refused(workbook_refusals.MERGED_BODY.say(row=merge.first))


def _book(archive: Archive, contract: Contract) -> tuple[Any, str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of formatting it drops; only values matter here
        book = _opened(archive)
        return book, _choose(book, contract)


def _opened(archive: Archive) -> Any:
    book = ExcelReader(archive.stream, read_only=True, keep_links=False)
    book.archive = archive
    book.read_manifest()
    book.read_workbook()
    apply_stylesheet(archive, book.wb)
    return book


def sheets_of(archive: Archive) -> dict[str, str]:
    """The names of a workbook's sheets, and which part of the archive each is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _sheets(_opened(archive))


def _sheets(book: Any) -> dict[str, str]:
    held = set(book.archive.namelist())
    return {
        sheet.name: part.target
        for sheet, part in book.parser.find_sheets()
        if "chartsheet" not in part.Type and part.target in held
    }


def _choose(book: Any, contract: Contract) -> str:
    sheets = _sheets(book)
    names = shown(", ".join(sheets))
    if contract.sheet is None:
        if len(sheets) != 1:
            raise Refused(workbook_refusals.WHICH_SHEET.say(sheets=names))
        return next(iter(sheets.values()))
    wanted = contract.sheet.strip().casefold()
    for name, target in sheets.items():
        if name.strip().casefold() == wanted:
            return str(target)
    raise Refused(workbook_refusals.NO_SHEET.say(sheet=contract.sheet, sheets=names))


def _shared_texts(book: Any) -> list[str]:
    """The texts that cells share; read once, however many sheets are looked at."""
    if book.archive.texts is None:
        book.archive.texts = _texts_of(book)
    texts: list[str] = book.archive.texts
    return texts


def _texts_of(book: Any) -> list[str]:
    found = book.package.find(SHARED_STRINGS)
    if found is None:
        return []
    with book.archive.open(found.PartName[1:]) as part:
        texts = list(map(_text, each(part, TEXT_OF_CELLS)))
    if len(max(texts, key=len, default="")) > LONGEST_TEXT:
        raise Refused(workbook_refusals.WORKBOOK_CELL_TOO_LONG.say(limit=LONGEST_TEXT))
    return texts


def _text(element: Element) -> str:
    """A shared text with its runs, without the readings that stand beside it in Japanese workbooks."""
    pieces = (
        one.text if one.tag == TEXT else one.findtext(TEXT) for one in element if one.tag in (TEXT, RUN)
    )
    return "".join(filter(None, pieces)).replace("x005F_", "")


def _check_order(number: int, last: int, cells: Row) -> None:
    columns = [cell["column"] for cell in cells]
    if number <= last or columns != sorted(set(columns)):
        raise Refused(workbook_refusals.CELLS_OVERLAP.say(row=last + 1))
    if number > MOST_ROWS:
        raise Refused(workbook_refusals.TOO_MANY_ROWS.say(limit=MOST_ROWS))
    if columns and columns[-1] > MOST_COLUMNS:
        raise Refused(refusals.TOO_MANY_COLUMNS.say(limit=MOST_COLUMNS))
