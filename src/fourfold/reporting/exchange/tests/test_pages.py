"""The outbox on the page: what waits, the file, the receipt, and what each role may do."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from fourfold.core.access.viewers import viewing
from fourfold.reporting.exchange.models import Upload
from fourfold.reporting.exchange.tests.test_disruptions import recorded
from fourfold.understanding.threats.models import Threat


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def receipt(content: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile("receipt.csv", content)}


def test_the_whole_way_on_the_pages(exchange, browse):
    threat = exchange.threat()
    browser = browse(exchange.moderator)
    assert "Outbox: 2 records are not accepted as they stand" in text(browser.get("/outbox"))
    answer = browser.post("/outbox/write", {"kind": "threat"}, follow=True)
    assert "is written. Fetch it, put it in" in text(answer)
    with viewing(exchange.moderator):
        upload = Upload.objects.get()
    assert browser.get(f"/outbox/files/{upload.pk}.csv").content == exchange.file(upload)
    assert b"".join(browser.get(f"/outbox/files/{upload.pk}.xlsx").streaming_content).startswith(b"PK")
    answer = browser.post(f"/outbox/files/{upload.pk}/put-in", follow=True)
    assert "counts as sent" in text(answer)
    back = exchange.national.take("threat", exchange.file(upload))
    answer = browser.post("/outbox/receipt", receipt(back), follow=True)
    assert "1 accepted, 0 refused." in text(answer)
    page = text(browser.get(f"/threats/{threat.reference}"))
    assert "National database: accepted" in page and "reference NT000001" in page


def test_an_outbox_in_which_nothing_differs_says_so(exchange, browse):
    assert "Nothing differs." in text(browse(exchange.coordinator).get("/outbox"))


def test_a_refusal_stands_in_the_outbox_and_on_the_record(exchange, browse):
    threat = exchange.threat(main_area="")
    exchange.send()
    browser = browse(exchange.coordinator)
    said = "refused: Threat area is missing. Correct it here, then it is sent again."
    assert said in text(browser.get("/outbox"))
    assert "Threat area is missing</span>. Correct it here" in text(
        browser.get(f"/threats/{threat.reference}")
    )


def test_the_assessment_page_says_where_it_stands(exchange, browse):
    threat = exchange.threat()
    found = exchange.entry(threat, "assessment")
    page = text(browse(exchange.coordinator).get(f"/assessments/{found.record}"))
    assert "National database: not sent." in page


def test_who_does_not_enter_reads_who_does_and_has_no_button(exchange, browse):
    exchange.threat()
    page = text(browse(exchange.coordinator).get("/outbox"))
    assert "NWROCU enters for Cheshire until 1 January 2999" in page
    assert "Write the file" not in page


def test_a_wrong_receipt_is_refused_at_its_field(exchange, browse):
    answer = browse(exchange.moderator).post("/outbox/receipt", receipt(b"a,b\n1,2\n"))
    assert answer.status_code == 200 and "“Sender row”" in text(answer)
    assert "Choose a file." in text(browse(exchange.moderator).post("/outbox/receipt", {}))


def test_the_outbox_is_filtered_sorted_and_exported(exchange, browse):
    exchange.threat()
    exchange.threat("Op Ash", "merseyside")
    browser = browse(exchange.moderator)
    merseyside = exchange.register["merseyside"]
    page = text(browser.get(f"/outbox?agency={merseyside}&kind=threat&state=not_sent&sort=-reference"))
    assert "Outbox: 1 record" in page and "NW-OCG-0002" in page
    file = b"".join(browser.get("/outbox.csv?kind=threat").streaming_content).decode()
    assert "NW-OCG-0001" in file and "-A1" not in file and "# Filters,Threat" in file
    assert b"".join(browser.get("/outbox.xlsx").streaming_content).startswith(b"PK")


def test_a_file_of_another_unit_is_no_page(exchange, browse):
    exchange.threat()
    upload = exchange.write()
    browser = browse(exchange.coordinator)
    for address in (f"/outbox/files/{upload.pk}", f"/outbox/files/{upload.pk}.csv"):
        assert browser.get(address).status_code == 404
    assert browse(exchange.person("frontline", "cheshire")).get("/outbox").status_code == 403


def test_the_first_page_says_what_waits_at_the_outbox(exchange, browse):
    exchange.threat(main_area="")
    exchange.send()
    exchange.threat("Op Ash")
    exchange.write()
    page = text(browse(exchange.moderator).get("/"))
    assert "1 record was refused by the national database" in page
    assert "1 file is written and not put in" in page


def test_the_first_page_counts_as_refused_what_the_outbox_shows(exchange, browse):
    threat = exchange.threat(main_area="")
    exchange.send()
    with viewing(exchange.analyst):
        Threat.objects.filter(pk=threat.pk).update(phase="closed_dismantled")
    browser = browse(exchange.moderator)
    assert "Nothing differs." in text(browser.get("/outbox"))
    assert "refused by the national database" not in text(browser.get("/"))


def test_a_long_file_is_read_page_by_page(exchange, browse, monkeypatch):
    monkeypatch.setattr("fourfold.core.ui.paging.cut_in_order.__defaults__", (2,))
    for name in ("Larch", "Ash", "Elm"):
        exchange.threat(f"Op {name}")
    upload = exchange.write()
    page = text(browse(exchange.moderator).get(f"/outbox/files/{upload.pk}"))
    assert "Showing 1 to 2 of 3" in page and f"{upload}/3" not in page


def test_a_disruption_page_says_where_it_stands(exchange, browse):
    threat = exchange.threat()
    one = recorded(exchange, threat.reference)
    assert "National database: not sent." in text(
        browse(exchange.coordinator).get(f"/disruptions/{one.reference}")
    )
