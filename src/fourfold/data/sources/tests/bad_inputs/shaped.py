"""Wrong workbooks, nested records and sets of files."""

from __future__ import annotations

from datetime import date
from typing import Any

from fourfold.data.sources.tests.bad_inputs.made import Wrong, archive, changed, cut, right, workbook

ELSEWHERE = '<!DOCTYPE e [<!ENTITY a SYSTEM "file:///etc/passwd">]><Echdyniad>'


def _sheet(book: Any) -> Any:
    return book["Disruptions"]


def _renamed(book: Any) -> None:
    _sheet(book).title = "Sheet1"


def _typed(place: str, value: Any) -> Any:
    def change(book: Any) -> None:
        _sheet(book)[place] = value

    return change


def _moved_down(book: Any) -> None:
    for merge in list(_sheet(book).merged_cells.ranges):
        _sheet(book).unmerge_cells(str(merge))
    _sheet(book).insert_rows(1)


def _with(name: str, old: str, new: str) -> Any:
    def change(files: dict[str, str]) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new)

    return archive(change)


WORKBOOKS = (
    Wrong(
        "A CSV file where the map says workbook",
        "lancashire",
        lambda: right("cheshire"),
        "This file is not a workbook (XLSX), and the column map says it is. Nothing loaded.",
    ),
    Wrong(
        "A workbook cut short",
        "lancashire",
        cut("lancashire", 300),
        "The workbook is cut short or damaged and cannot be read to its end. Nothing loaded.",
    ),
    Wrong(
        "The sheet has another name",
        "lancashire",
        workbook(_renamed),
        "There is no sheet “Disruptions”. The workbook has Sheet1. Nothing loaded.",
    ),
    Wrong(
        "A formula in a cell",
        "lancashire",
        workbook(_typed("K5", "=SUM(A1:A2)")),
        "Row 5, Effect / What was done: This is a formula, not a value.",
    ),
    Wrong(
        "An error in a cell",
        "lancashire",
        workbook(_typed("K5", "#REF!")),
        "Row 5, Effect / What was done: The workbook shows an error here: #REF!.",
    ),
    Wrong(
        "A reference that the workbook made a date of",
        "lancashire",
        workbook(_typed("B5", date(2023, 3, 1))),
        "Row 5, No: The workbook has made a date of this (2023-03-01). Format the column as text and type it "
        "again.",
    ),
    Wrong(
        "A cell merged over several columns below the headings",
        "lancashire",
        workbook(lambda book: _sheet(book).merge_cells("J5:K5")),
        "Row 5, Category: The cells J5:K5 are merged into one, so it cannot be told which column this "
        "belongs to.\n"
        "Row 5, Effect / What was done: The cells J5:K5 are merged into one, so it cannot be told which "
        "column this belongs to.",
    ),
    Wrong(
        "A group of headings that is no longer merged over its columns",
        "lancashire",
        workbook(lambda book: _sheet(book).unmerge_cells("E2:G2")),
        "The column “Dates / Ended” is missing. Nothing loaded.\n"
        "The column “Dates / Recorded” is missing. Has it become “Recorded”? If so, add that to the column "
        "map. Nothing loaded.\n"
        "The column “Ended” is not in the column map. Map it, or list it as extra. Nothing loaded.",
    ),
    Wrong(
        "A row inserted above the headings",
        "lancashire",
        workbook(_moved_down),
        "Row 2 should hold the headings, and 26 of the 34 that are needed are not there. Was a row added "
        "above them, or is this another file? Nothing loaded.",
    ),
)
NDJSON = (
    Wrong(
        "A line that is no record",
        "gmp",
        changed("gmp", '{"disruptionId": "D/0002"', '{"disruptionId": D/0002'),
        "Row 2: The line cannot be read as a JSON record.",
    ),
    Wrong("The last line is cut short", "gmp", cut("gmp", 30), "File stops at row 2. Nothing loaded."),
    Wrong(
        "A field given twice",
        "gmp",
        changed("gmp", '"disruptionId": "D/0002"', '"disruptionId": "D/0002", "disruptionId": "D/0003"'),
        "Row 2: The record gives one of its fields twice.",
    ),
    Wrong(
        "A kind of result that nobody knows",
        "gmp",
        changed("gmp", '"arrests"', '"boats"', last=True),
        "Row 2: The record has results whose kind is “boats”, which is not in the column map.",
    ),
    Wrong(
        "A field inside that the map does not know",
        "gmp",
        changed("gmp", '"event": {', '"event": {"unit": "x", ', last=True),
        "The column “event/unit” is not in the column map. Map it, or list it as extra. Nothing loaded.",
    ),
    Wrong(
        "A list where one value belongs",
        "gmp",
        changed("gmp", '"category": "moderate"', '"category": ["moderate", "major"]', last=True),
        "Row 2, category: “moderate; major” is not a word that this column may hold.",
    ),
)
XML = (
    Wrong(
        "An element that is not closed",
        "north_wales",
        changed("north_wales", "</PedairP>", "", last=True),
        "Record 2 cannot be read as XML (line 2 of the file). Nothing loaded.",
    ),
    Wrong(
        "The file is cut short", "north_wales", cut("north_wales", 40), "File stops at row 2. Nothing loaded."
    ),
    Wrong(
        "A document type, as it hides or fetches text",
        "north_wales",
        changed("north_wales", "<Echdyniad>", ELSEWHERE),
        "The file declares a document type (DOCTYPE), which can hide what it says. Send it without. Nothing "
        "loaded.",
    ),
    Wrong(
        "The count of records is another",
        "north_wales",
        changed("north_wales", 'cofnodion="2"', 'cofnodion="3"'),
        "“Pennyn/@cofnodion” says 3 records and the file has 2. Nothing loaded.",
    ),
    Wrong(
        "The records have another name",
        "north_wales",
        lambda: right("north_wales").replace(b"Tarfu", b"Disruption"),
        "The file has no “Tarfu”. Nothing loaded.",
    ),
    Wrong(
        "A kind of result that nobody knows",
        "north_wales",
        changed("north_wales", "arestiadau", "cychod", last=True),
        "Row 2: The record has Canlyniadau/Canlyniad whose @math is “cychod”, which is not in the column map.",
    ),
    Wrong(
        "An element that the map does not know",
        "north_wales",
        changed("north_wales", "<Categori>", "<Lliw>coch</Lliw><Categori>"),
        "The column “Lliw” is not in the column map. Map it, or list it as extra. Nothing loaded.",
    ),
)
SETS = (
    Wrong(
        "No archive at all",
        "cumbria",
        lambda: right("cheshire"),
        "This file is not a ZIP archive of CSV files, and the column map says it is. Nothing loaded.",
    ),
    Wrong(
        "A workbook in place of the archive",
        "cumbria",
        lambda: right("lancashire"),
        "This file is a workbook (XLSX) or an archive, and the column map says ZIP. Nothing loaded.",
    ),
    Wrong(
        "The archive is cut short",
        "cumbria",
        cut("cumbria", 100),
        "The archive is cut short or damaged and cannot be read to its end. Nothing loaded.",
    ),
    Wrong(
        "A file is missing from the set",
        "cumbria",
        archive(lambda files: files.pop("results.csv")),
        "The archive has no file “results.csv”. Nothing loaded.",
    ),
    Wrong(
        "A file in the set that the map does not know",
        "cumbria",
        archive(lambda files: files.update({"people.csv": "x"})),
        "The archive has “people.csv”, which is not in the column map. Take it out, or map it. Nothing "
        "loaded.",
    ),
    Wrong(
        "A file of the set is shorter than its count",
        "cumbria",
        _with("threats.csv", "D/0002;NW-OCG-0002\r\n", ""),
        "control.csv says that threats.csv has 2 rows, and it has 1. Nothing loaded.",
    ),
    Wrong(
        "The control file does not count a file",
        "cumbria",
        _with("control.csv", "threats.csv;2\r\n", ""),
        "control.csv does not say how many rows threats.csv has. Nothing loaded.",
    ),
    Wrong(
        "The heading that joins two files was renamed",
        "cumbria",
        _with("threats.csv", "Disruption no.", "Number"),
        "threats.csv has no column “Disruption no.”, by which its rows belong to their records. Nothing "
        "loaded.",
    ),
    Wrong(
        "A row of results with a cell too few",
        "cumbria",
        _with("results.csv", ";Arrest;2", ";Arrest"),
        "results.csv, row 3: The row has 2 cells, not 3. Nothing loaded.",
    ),
    Wrong(
        "A result that belongs to no disruption",
        "cumbria",
        _with("results.csv", "D/0002", "D/0009"),
        "Row 4: results.csv, row 3: no row of disruptions.csv has the Disruption no. “D/0009” that this row "
        "belongs to.",
    ),
    Wrong(
        "A kind of result that nobody knows",
        "cumbria",
        _with("results.csv", "D/0002;Arrest", "D/0002;Boats"),
        "Row 3: The record has results whose kind is “Boats”, which is not in the column map.",
    ),
)
