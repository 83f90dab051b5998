"""Two rows of headings and merged cells: a group over its columns, a value that repeats down."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.reading.cells import MOST_COLUMNS
from fourfold.data.sources.reading.merged import Merge, Merged

MAP = """
sender: lancashire
sends: threats
version: 1
format: xlsx
header_row: 2
header_rows: 2
merged_cells: yes
key: [ref]
columns:
  force: {headings: [Force], kind: code, codes: agencies, required: yes}
  ref: {headings: [Ref], required: yes}
  arrests: {headings: [Results / Arrests], kind: integer}
  charges: {headings: [Results / Charges], kind: integer}
  note: {headings: [Effect / Before]}
  after: {headings: [Effect / After]}
"""
ROWS = (
    ("Disruptions", None, None, None, None, None),
    ("Force", "Ref", "Results", None, "Effect", None),
    (None, None, "Arrests", "Charges", "Before", "After"),
    ("gmp", "L1", 2, 1, "five lines", None),
    (None, "L2", None, 3, None, "two lines"),
    (None, None, None, None, None, None),
    ("cheshire", "L3", None, None, None, None),
)
HEADS = ("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2")


def book(*merges, rows=ROWS, heads=HEADS):
    """The bytes of a workbook with merged cells."""
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for reference in (*heads, *merges):
        made.active.merge_cells(reference)
    made.save(stream := io.BytesIO())
    return stream.getvalue()


def contract(old="", new=""):
    """The map, with something in it changed."""
    return read_contract(MAP.replace(old, new, 1) if old else MAP)


def test_a_group_stands_over_its_columns_and_a_value_repeats_down(check):
    checked = check(book("A4:A6"), contract())
    assert checked.good == [
        ("gmp", "L1", 2, 1, "five lines", None),
        ("gmp", "L2", None, 3, None, "two lines"),
        ("cheshire", "L3", None, None, None, None),
    ]
    assert checked.rows == [4, 5, 7] and not checked.bad  # the empty row in the merge is no row


def test_a_cell_over_several_columns_is_held_back(check):
    checked = check(book("A4:A5", "E4:F4"), contract())
    assert checked.rows == [5, 7]
    assert checked.bad[0].sentences == [
        f"Row 4, Effect / {name}: The cells E4:F4 are merged into one, so it cannot be told which column this "
        "belongs to."
        for name in ("Before", "After")
    ]


def test_merged_cells_of_which_the_map_does_not_speak_refuse_the_file(check, refusal):
    silent = contract("merged_cells: yes\n")
    assert "Cells are merged at row 4, below the headings" in refusal(book("A4:A5"), silent)
    whole = [*ROWS[:4], ("gmp", *ROWS[4][1:]), *ROWS[5:]]
    assert check(book(rows=whole), silent).rows == [4, 5, 7]


def test_a_group_that_is_not_merged_is_named_as_a_changed_heading(refusal):
    said = refusal(book("A4:A5", heads=HEADS[:3]), contract())
    assert "The column “Results / Charges” is missing." in said


def test_too_many_merges_are_refused(refusal, monkeypatch):
    monkeypatch.setattr("fourfold.data.sources.reading.merged.MOST", 3)
    assert "The sheet has more than 3 merged cells" in refusal(book(), contract())


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_workbook_of_headings_alone_is_refused(refusal, count):
    assert refusal(book(rows=ROWS[:count], heads=HEADS[:1]), contract())


def test_cells_that_are_merged_again_and_again_are_refused(refusal):
    """Each would be given to each row: twenty thousand of them to four hundred rows took ten seconds."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book("A4:A6"))) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            again = b'<mergeCell ref="A4:A6"/>' * 600 if name.endswith("sheet1.xml") else b""
            new.writestr(name, old.read(name).replace(b"</mergeCells>", again + b"</mergeCells>"))
    assert "The workbook is cut short or damaged" in refusal(packed.getvalue(), contract())


def test_a_merge_over_more_columns_than_are_read_makes_no_row_longer():
    merged = Merged([Merge(4, 1, 9, 16_384)], body=4)
    assert len(merged.fill(4, ["gmp", "L1"])) == MOST_COLUMNS
