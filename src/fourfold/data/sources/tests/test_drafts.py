"""Somebody's own spreadsheet: its columns are proposed and confirmed, and its rows are drafts until completed."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.data.sources import rules
from fourfold.data.sources.actions import asking, loading
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.presenters import as_sent, reasons
from fourfold.data.sources.reading import workbook
from fourfold.understanding.threats.models import Threat

HEADINGS = ("Ref", "Title", "Category", "Theme", "Force", "Stage", "SOC Y/N", "Date mapped", "My notes")
ROWS = (
    ("A-1", "Op Wrenfold", "OCG", "Drugs", "Cheshire", "Pursue", "Y", date(2022, 3, 4), "ask Jo"),
    ("A-2", "Op Larchfold", "Group", "Fraud", "Cheshire", "Active", "Y", "31/02/2022", ""),
    ("A-3", "Op Fernfold", "OCG", "", "Cheshire", "Pursue", "Y", None, ""),
)


@pytest.fixture
def browser(analyst, browse):
    return browse(analyst)


def book(*rows, headings=HEADINGS, above=(("Our groups",), ()), other=None):
    made = Workbook()
    made.active.title = "Groups"
    for line in (*above, headings, *rows):
        made.active.append(line)
    if other:
        sheet = made.create_sheet("Notes", 0)
        for line in other:
            sheet.append(line)
    made.save(stream := io.BytesIO())
    return stream.getvalue()


def send(browser, content, name="mine.xlsx"):
    answer = browser.post(
        "/sources/add", {"feed": "threats_cheshire", "own": "on", "file": SimpleUploadedFile(name, content)}
    )
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def chosen(page):
    """What is proposed on the page, by heading place."""
    found = {}
    for place, body in re.findall(r'name="heading_(\d+)"[^>]*>(.*?)</select>', page, re.S):
        picked = re.search(r'value="([a-z_]+)"[^>]*selected', body)
        found[int(place)] = picked[1] if picked else ""
    return found


def named(browser, address):
    """The columns as they are proposed, sent."""
    page = browser.get(address).content.decode()
    proposed = {f"heading_{place}": name for place, name in chosen(page).items()}
    return browser.post(address, proposed)


def held_rows(viewer):
    with viewing(viewer):
        return list(HeldRow.objects.select_related("batch").order_by("row"))


def test_columns_are_proposed_by_the_headings_of_all_maps(browser):
    address = send(browser, book(*ROWS, other=(("To do",), ("call Jo", "x"))))
    page = browser.get(address).content.decode()
    assert "Which column is which?" in page and "Sheet Groups, headings in row 3." in page
    assert "For example: Op Wrenfold; Op Larchfold; Op Fernfold" in page
    assert chosen(page) == {
        0: "sender_reference", 1: "name", 2: "kind", 3: "main_area", 4: "owner_agency", 5: "phase", 6: "is_soc",
        7: "first_identified", 8: "",
    }  # fmt: skip


def test_every_row_is_a_draft_with_what_it_needs_and_none_is_loaded(browser, analyst):
    address = send(browser, book(*ROWS))
    with entries() as found:
        assert named(browser, address).status_code == 302
    assert ("batch.match", analyst.user_id) in [(one.act, one.actor) for one in found]
    with viewing(analyst):
        batch = Batch.objects.get()
        assert (batch.state, batch.rows, batch.held, batch.added) == ("loaded", 3, 3, 0)
        assert Threat.objects.count() == Arrival.objects.count() == 0
    assert [[(one.heading, str(one.said)) for one in reasons(row.reasons)] for row in held_rows(analyst)] == [
        [("", "Nothing is wrong with this draft. Read it once more, and load it.")],
        [("Date mapped", "31/02/2022 is not a date.")],
        [("Theme", "This must be filled in.")],
    ]
    page = browser.get(f"/sources/{batch.pk}").content.decode()
    assert "3 drafts to complete" in page and "Mend or set aside" in page


def test_a_completed_draft_becomes_a_threat_in_the_words_of_any_sender(browser, analyst):
    named(browser, send(browser, book(*ROWS)))
    drafts = held_rows(analyst)
    for draft, mended in ((drafts[0], {}), (drafts[1], {7: "28/02/2022"})):
        cells = as_sent(draft.sent)
        data = {f"cell_{place}": mended.get(place, cell) for place, cell in enumerate(cells)}
        answer = browser.post(f"/sources/{draft.batch_id}/rows/{draft.row}/mend", data | {"why": "completed"})
        assert answer.status_code == 302, answer.content.decode()
    with viewing(analyst):
        assert list(
            Threat.objects.order_by("pk").values_list("name", "kind", "phase", "first_identified")
        ) == [
            ("Op Wrenfold", "ocg", "pursue", date(2022, 3, 4)),
            ("Op Larchfold", "ocg", "pursue", date(2022, 2, 28)),
        ]


def test_what_the_spreadsheet_has_no_column_for_has_a_box_to_fill_in(browser, analyst):
    named(browser, send(browser, book(("Op Wrenfold", "Drugs"), headings=("Title", "Theme"))))
    draft = held_rows(analyst)[0]
    cells = dict(zip(draft.batch.headings, as_sent(draft.sent), strict=True))
    assert (
        cells["Title"] == "Op Wrenfold"
        and cells["Type"] == ""
        and cells["Ref"] == f"{draft.batch}/{draft.row}"
    )
    assert ("Type", "This must be filled in.") in [
        (one.heading, str(one.said)) for one in reasons(draft.reasons)
    ]
    cells |= {"Type": "OCG", "Owning force": "Cheshire", "Status": "Pursue", "SOC?": "Yes"}
    data = {f"cell_{place}": cell for place, cell in enumerate(cells.values())}
    answer = browser.post(f"/sources/{draft.batch_id}/rows/{draft.row}/mend", data | {"why": "completed"})
    assert answer.status_code == 302, answer.content.decode()
    with viewing(analyst):
        assert Threat.objects.get().name == "Op Wrenfold"


def test_one_column_cannot_be_two_and_what_was_chosen_stays(browser):
    address = send(browser, book(*ROWS))
    page = browser.post(address, {"heading_0": "name", "heading_1": "name"}).content.decode()
    assert "“Ref” is this column already. Choose another, or leave this one out." in page
    assert chosen(page)[0] == "name"
    assert "Choose at least one column." in browser.post(address, {"heading_0": ""}).content.decode()


def test_another_sheet_and_another_row_may_be_looked_at(browser):
    address = send(browser, book(*ROWS, other=(("To do", "Who"), ("call", "Jo"))))
    page = browser.get(f"{address}?sheet=Notes&row=1").content.decode()
    assert "Sheet Notes, headings in row 1." in page and re.search(r">\s*Who\s*</label>", page)
    assert "Sheet Groups, headings in row 4." in browser.get(f"{address}?sheet=Groups&row=4").content.decode()
    assert "headings in row 3" in browser.get(f"{address}?row=x&sheet=none").content.decode()


def test_a_csv_of_ones_own_is_read_whatever_divides_its_columns(browser, analyst):
    content = "Ref;Title;Category\r\nA-1;Op Wrenf\xf6ld;OCG\r\n".encode("windows-1252")
    named(browser, send(browser, content, "mine.csv"))
    assert as_sent(held_rows(analyst)[0].sent)[:3] == ["A-1", "Op Wrenföld", "OCG"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7 and more", "This file is PDF"),
        (book(headings=(), above=()), "No row of headings was found in this spreadsheet."),
        (book(*ROWS)[:-200], "The workbook is cut short or damaged"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_words(browser, content, said):
    if not content:
        page = browser.post(
            "/sources/add",
            {"feed": "threats_cheshire", "own": "on", "file": SimpleUploadedFile("x.xlsx", content)},
        )
        assert "The submitted file is empty." in page.content.decode() or said in page.content.decode()
        return
    assert said in browser.get(send(browser, content)).content.decode()


def test_too_many_rows_are_refused_and_nothing_is_kept(browser, analyst, monkeypatch):
    monkeypatch.setattr(rules, "MOST_DRAFTS", 2)
    address = send(browser, book(*ROWS))
    named(browser, address)
    with viewing(analyst):
        batch = Batch.objects.get()
        assert batch.state == "refused" and "at most 2 rows" in batch.refusal
        assert HeldRow.objects.count() == 0


def test_a_small_spreadsheet_that_unpacks_too_large_is_refused(browser, analyst, monkeypatch):
    """150 kB hold millions of texts, and its columns are named while somebody waits."""
    monkeypatch.setattr(rules, "MOST_UNPACKED_OF_A_PAGE", 1 << 20)
    content = book(*ROWS, *(("x" * 30_000,) for _row in range(50)))
    assert len(content) < 100_000
    assert "more than 1 MB unpacked" in browser.get(send(browser, content)).content.decode()


def test_the_texts_that_sheets_share_are_read_once_however_many_sheets_there_are(browser, monkeypatch):
    read = []
    texts = workbook._texts_of
    monkeypatch.setattr(workbook, "_texts_of", lambda book: (read.append(book), texts(book))[1])
    send(browser, book(*ROWS, other=(("To do", "Who"), ("call", "Jo"))))
    assert len(read) == 1


def test_a_row_of_headings_that_no_sheet_has_is_passed_over(browser):
    address = send(browser, book(*ROWS))
    for row in ("9" * 5000, "000001" + "0" * 5000, "0", "²"):
        assert browser.get(f"{address}?row={row}").status_code == 200


def test_it_is_neither_tried_nor_loaded_before_its_columns_are_named(browser, analyst):
    send(browser, book(*ROWS))
    with viewing(analyst) as now:
        batch = Batch.objects.get()
        for act in (asking.try_out, asking.load, loading.try_out, loading.load):
            assert act(batch=batch, by=analyst, at=now).state == "unmatched"
        assert loading.finish_waiting(by=analyst, at=now) == []
    page = browser.get(f"/sources/{batch.pk}").content.decode()
    assert "Name its columns" in page and "Take it back" in page and ">Load<" not in page
    assert "Its columns are not named yet" in browser.get("/sources/").content.decode()


def test_the_same_spreadsheet_again_is_the_same_file(browser, analyst):
    mine = book(*ROWS)
    address = send(browser, mine)
    assert send(browser, mine) == address
    named(browser, address)
    assert "again=1" in send(browser, mine)
    assert len(held_rows(analyst)) == 3
