"""The upload file: the same bytes each time, as CSV and as a workbook, and harmless to spreadsheets."""

from __future__ import annotations

import csv
import hashlib
import io

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.contracts.shape import Column, Contract, Format
from fourfold.data.sources.reading.validating import check_file
from fourfold.reporting.exchange import file_queries, files, maps, working_out
from fourfold.reporting.exchange.tests.test_disruptions import recorded


def test_the_file_can_be_made_again_whatever_the_record_became(exchange):
    threat = exchange.threat()
    upload = exchange.write()
    before = exchange.file(upload)
    exchange.amend(threat, name="Op Ash", main_area="firearms")
    assert exchange.file(upload) == before
    assert hashlib.sha256(before).hexdigest() == upload.digest


def test_the_workbook_says_the_same_as_the_csv(exchange, tmp_path):
    exchange.threat("Öp Lärch, with a comma")
    upload = exchange.write()
    with viewing(exchange.moderator):
        cells = list(files.rows(upload, file_queries.sent_of(upload)))
    with (path := tmp_path / "file.xlsx").open("wb") as file:
        files.write_xlsx(file, "Threats", cells)
    headings = cells[0]
    contract = Contract(
        "national", "upload", 1, Format.XLSX, tuple(Column(one, (one,)) for one in headings), (headings[0],)
    )
    read = [
        [value or "" for value in row] for checked in check_file(path, contract, {}) for row in checked.good
    ]
    assert read == cells[1:]
    assert list(csv.reader(io.StringIO(files.as_csv(cells).decode("utf-8-sig")))) == cells


def test_text_that_a_spreadsheet_would_take_for_a_formula_is_made_harmless(exchange):
    exchange.threat('=HYPERLINK("http://x")')
    assert b"\"'=HYPERLINK" in exchange.file(exchange.write())


def test_our_codes_are_said_in_the_words_of_the_map(exchange):
    exchange.threat()
    row = list(csv.reader(io.StringIO(exchange.file(exchange.write()).decode("utf-8-sig"))))[1]
    assert "OCG" in row and "Cheshire Constabulary" in row and "New" in row


def test_the_map_says_that_it_is_illustrative_and_every_field_of_it_is_one_that_is_sent(exchange):
    said = maps.newest()
    assert said.says.startswith("Illustrative. No public interface of the national database exists")
    recorded(exchange, exchange.threat().reference)
    with viewing(exchange.moderator) as now:
        on = now.date()
        for kind, sheet in said.sheets.items():
            content = working_out.entries(on=on, kind=kind)[0].due.content
            said_by_number = {"against"}  # what a disruption is against: compared, and said by references
            assert content.keys() - said_by_number == {column.field for column in sheet.columns}, kind


def test_a_national_reference_is_made_harmless_too(exchange):
    threat = exchange.threat()
    upload = exchange.write()
    exchange.put_in(upload)
    exchange.take(
        b"Sender row,Sender reference,Outcome,National reference,Reason\n"
        + f"{upload}/1,{threat.reference},Accepted,=cmd|' /C calc'!A0,\n".encode()
    )
    exchange.amend(threat, main_area="firearms")
    assert b",'=cmd|" in exchange.file(exchange.write())
