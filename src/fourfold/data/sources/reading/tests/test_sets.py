"""Sets of CSV files in one archive: joined by a key, counted, and nothing that belongs to no record lost."""

import io
import zipfile

import pytest

from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.reading import belonging

MAP = """
sender: cumbria
sends: threats
version: 1
format: zip
files:
  disruptions: {file: "disruptions*.csv", joined_by: No}
  threats: {file: threats.csv, joined_by: Disruption no}
  results: {file: results.csv, joined_by: Disruption no, may_be_missing: yes}
counts: {file: control.csv, name: File, rows: Rows}
key: [ref]
columns:
  ref: {headings: [No], required: yes}
  force: {headings: [Force], kind: code, codes: agencies, required: yes}
  threats: {headings: [threats/Unique no], kind: list}
  arrests: {headings: ["results[What=Arrests]/How many"], kind: integer, add_up: yes}
  note: {headings: [Effect]}
"""
CONTRACT = read_contract(MAP)
FILES = {
    "disruptions_2023.csv": "No,Force,Effect\nC1,gmp,line closed\nC2,cheshire,\n",
    "threats.csv": "Disruption no,Unique no\nC2,T9\nC1,T1\nC1,T2\n",
    "results.csv": "Disruption no,What,How many\nC1,arrests,2\nC1,Arrests,1\n",
    "control.csv": "File,Rows\ndisruptions_2023.csv,2\nthreats.csv,3\nresults.csv,2\n",
}


def packed(changes=None, but=(), **given):
    """The archive, with files changed or left out."""
    with zipfile.ZipFile(stream := io.BytesIO(), "w", zipfile.ZIP_DEFLATED, **given) as archive:
        for name, text in {**FILES, **(changes or {})}.items():
            if name not in but:
                archive.writestr(name, text)
    return stream.getvalue()


def uncounted():
    """The map without the file that counts the others."""
    return read_contract("\n".join(line for line in MAP.splitlines() if not line.startswith("counts")))


def test_rows_of_the_other_files_come_to_their_record(check):
    checked = check(packed(), CONTRACT)
    assert checked.good == [
        ("C1", "gmp", ["T1", "T2"], 3, "line closed"),
        ("C2", "cheshire", ["T9"], None, None),
    ]
    assert checked.rows == [2, 3]


def test_a_file_that_may_be_missing_may_be_missing(check):
    checked = check(packed(but=("results.csv", "control.csv")), uncounted())
    assert [row[3] for row in checked.good] == [None, None]


def test_a_row_that_belongs_to_no_record_is_held_back_by_itself(check):
    content = packed({"threats.csv": FILES["threats.csv"] + "C7,T4\n"}, but=("control.csv",))
    checked = check(content, uncounted())
    assert checked.rows == [2, 3]
    assert checked.bad[0].sentences == [
        "Row 4: threats.csv, row 5: no row of disruptions_2023.csv has the Disruption no “C7” that this row belongs to."
    ]
    assert "T4" in checked.bad[0].raw


def test_a_row_of_another_width_and_a_result_nobody_knows_hold_back_their_record(check):
    files = {
        "disruptions_2023.csv": FILES["disruptions_2023.csv"] + "C3,gmp\n",
        "results.csv": FILES["results.csv"] + "C2,boats,1\n",
    }
    checked = check(packed(files, but=("control.csv",)), uncounted())
    assert checked.rows == [2]
    assert [bad.sentences[0] for bad in checked.bad] == [
        "Row 3: The record has results whose what is “boats”, which is not in the column map.",
        "Row 4: The row has 2 cells, not 3.",
    ]


@pytest.mark.parametrize(
    ("changes", "but", "said"),
    [
        ({}, ("threats.csv",), "The archive has no file “threats.csv”. Nothing loaded."),
        ({"notes.docx": "x"}, (), "The archive has “notes.docx”, which is not in the column map."),
        ({"disruptions_2.csv": "x"}, (), "two files for “disruptions*.csv”"),
        ({"../threats.csv": "x"}, (), "two files for “threats.csv”"),
        ({"threats.csv": "No,Unique no\nC1,T1\n"}, (), "threats.csv has no column “Disruption no”"),
        (
            {"threats.csv": "Disruption no,Unique no\nC1\n"},
            (),
            "threats.csv, row 2: The row has 1 cells, not 2. Nothing",
        ),
        (
            {"threats.csv": 'Disruption no,Unique no\nC1,"T1\n'},
            (),
            "threats.csv: File stops at row 2: a quotation",
        ),
        (
            {"threats.csv": "Disruption no;Unique no\n"},
            (),
            "threats.csv: The columns of this file are divided by “;”",
        ),
        (
            {"threats.csv": "Disruption no,Unique no,Colour\n"},
            (),
            "“threats/Colour” is not in the column map",
        ),
        ({"disruptions_2023.csv": "No,Forc,Effect\nC1,gmp,\n"}, (), "Has it become “Forc”?"),
        (
            {"disruptions_2023.csv": "No,Force,No,Effect\n"},
            (),
            "disruptions_2023.csv: The column “No” is there twice.",
        ),
        (
            {"control.csv": "File,Rows\ndisruptions_2023.csv,2\n"},
            (),
            "control.csv does not say how many rows threats.csv has",
        ),
        (
            {"control.csv": FILES["control.csv"].replace("threats.csv,3", "threats.csv,4")},
            (),
            "control.csv says that threats.csv has 4 rows, and it has 3. Nothing loaded.",
        ),
        (
            {"disruptions_2023.csv": FILES["disruptions_2023.csv"][:23]},
            (),
            "control.csv says that disruptions_2023.csv has 2",
        ),
        ({"xl/workbook.xml": "", "[Content_Types].xml": ""}, (), "This file is a workbook"),
    ],
)
def test_a_set_that_is_not_whole_is_refused(refusal, changes, but, said):
    assert said in refusal(packed(changes, but), CONTRACT)


def test_what_is_no_archive_or_a_damaged_or_endless_one_is_refused(refusal):
    whole = packed()
    assert "not a ZIP archive of CSV files" in refusal(b"No,Force\nC1,gmp\n", CONTRACT)
    assert "cut short or damaged" in refusal(whole[:-40], CONTRACT)
    broken = packed(compresslevel=0).replace(b"C1,T1", b"C1,T8")
    assert "cut short or damaged" in refusal(broken if broken != whole else whole[:60], CONTRACT)
    endless = packed({"threats.csv": "Disruption no,Unique no\n" + "C1,T1\n" * 20_000_000})
    assert "as no set of CSV files does" in refusal(endless, CONTRACT)


def test_an_archive_with_a_password_is_refused(refusal):
    whole = bytearray(packed())
    at = whole.index(b"PK\x01\x02")
    whole[at + 8] |= 1  # the mark of an encrypted part
    assert "The archive has a password" in refusal(bytes(whole), CONTRACT)


def test_a_map_of_a_set_needs_its_files():
    from fourfold.data.sources.contracts.saying import Refused

    with pytest.raises(Refused, match="“files” is missing"):
        read_contract(MAP.replace("files:", "version: 1\nfils:").split("counts")[0].split("version: 1\nfils")[0]
                      + "key: [ref]\ncolumns: {ref: {headings: [No], required: yes}}\n")  # fmt: skip


def many(rows, records=1):
    """A set of records with one key, and rows that belong to it."""
    heads = {"disruptions_2023.csv": "No,Force,Effect\n" + "C1,gmp,line closed\n" * records}
    return packed(
        heads | {"threats.csv": "Disruption no,Unique no\n" + "C1,T1\n" * rows}, but=("control.csv",)
    )


def test_more_than_one_record_can_hold_is_refused_before_it_fills_the_memory(refusal, monkeypatch):
    monkeypatch.setattr(belonging, "LARGEST_RECORD", 10_000)
    assert "Record 2 is larger than 0 MB" in refusal(many(1_000), uncounted())


@pytest.mark.parametrize("bound", [{"rows": 2_000}, {"rows": 50, "records": 200}])
def test_short_lines_and_a_key_of_many_records_fill_no_disk_and_take_no_hours(refusal, monkeypatch, bound):
    monkeypatch.setattr(belonging, "LARGEST", 100_000)
    assert "The archive unpacks to more than 0 MB" in refusal(many(**bound), uncounted())
