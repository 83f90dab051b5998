"""The pages of sharing, for the sharer and for the partner, and that no format holds a word of what was refused."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

from fourfold.core.access.viewers import viewing
from fourfold.core.sharing.models import Disclosure, Edition
from fourfold.core.sharing.tests.conftest import today
from fourfold.core.sharing.tests.test_agreement_pages import said, shown

REFUSED = ("Vesper", "Quillon", "5217", "Ada", "Tarn", "Risk", "takes over a flat")


def asked(reference, council, purpose="safeguarding"):
    return f"/{reference}/share?partner={council}&purpose={purpose}"


def sent(browser, address, **changed):
    page = shown(browser, address)
    digest = page.split('name="shown" value="')[1].split('"')[0]
    given = {
        "recipients": "Jo Lee, Housing\nSam Orme, Social care", "parts": ["subject", "councils", "signs", "contact"],
        "use_until": said(today() + timedelta(days=60)), "way": "written", "shown": digest,
    }  # fmt: skip
    return browser.post(address, {**given, **changed})


def test_the_answer_stands_first(browse, lro, threat, agreement, council):
    page = shown(browse(lro), asked(threat.reference, council))
    answer, may, not_ = (
        page.index(word) for word in ("You may share 6 of 11 parts.", "Doors propped open", "Vesper")
    )
    assert answer < may < not_
    assert f"Basis: agreement {agreement.pk}, reviewed" in page and "Share and record" in page
    assert "Share" in shown(browse(lro), f"/threats/{threat.reference}")


def test_without_an_agreement_it_says_so_and_offers_nothing(
    browse, lro, threat, agreement, council, register
):
    page = shown(browse(lro), asked(threat.reference, register["warrington_council"]))
    assert "No agreement with Warrington." in page and "Share and record" not in page
    page = shown(browse(lro), asked(threat.reference, council, "investigation"))
    assert "does not cover this purpose" in page


def test_it_goes_and_the_partner_reads_it_in_every_format(browse, lro, clerk, threat, agreement, council):
    answer = sent(browse(lro), asked(threat.reference, council))
    assert answer.status_code == 302, answer.content.decode()
    page = shown(browse(lro), answer["Location"])
    assert "Sam Orme, Social care" in page and "not yet" not in page.split("Read by")[0]
    assert "1 copy was shared" in shown(browse(lro), "/shared")
    assert "Halton: Safeguarding" in shown(browse(lro), f"/threats/{threat.reference}")
    with viewing(clerk):
        copy = Disclosure.objects.get().copy
    browser = browse(clerk)
    formats = [
        shown(browser, f"/partner/shared/{copy}"),
        shown(browser, f"/partner/shared/{copy}/csv"),
        shown(browser, "/partner"),
        shown(browser, "/partner/shared"),
        shown(browser, "/partner/shared.csv"),
    ]
    with zipfile.ZipFile(
        io.BytesIO(b"".join(browser.get(f"/partner/shared/{copy}/xlsx").streaming_content))
    ) as book:
        formats.append("".join(book.read(name).decode() for name in book.namelist()))
    assert all("Doors propped open" in text for text in (formats[0], formats[1], formats[-1]))
    assert "OFFICIAL. For the people named only" in formats[1]
    for text in formats:
        assert not [word for word in REFUSED if word in text]
    assert browser.post(f"/partner/shared/{copy}/acknowledge").status_code == 302
    assert "I have read it" not in shown(browser, f"/partner/shared/{copy}")


def test_a_partner_is_led_home_and_finds_nothing_else(browse, gone, clerk, threat, person):
    browser = browse(clerk)
    assert browser.get("/")["Location"] == "/partner"
    page = shown(browser, "/partner")
    assert (
        "Visit the flat." in page and f"SOC vulnerability {threat.reference}" in page and "DI Ellis" in page
    )
    for address in (f"/threats/{threat.reference}", "/threats", "/shared", "/agreements", f"/{threat.reference}/share",
                    "/disruptions", "/map"):  # fmt: skip
        assert browser.get(address).status_code in (403, 404), address
    stranger = browse(person("partner", "warrington_council"))
    shown(stranger, f"/partner/shared/{gone.copy}", status=404)
    assert "Nothing is shared with Warrington now" in shown(stranger, "/partner/shared")


def test_an_action_is_one_question(browse, gone, clerk, lro):
    browser = browse(clerk)
    page = shown(browser, "/partner/actions")
    address = page.split('href="/partner/actions/')[1].split('"')[0]
    answer = browser.post(f"/partner/actions/{address}", {"result": " ", "opened": 1})
    assert "Add a result, even a short one." in answer.content.decode()
    assert (
        browser.post(f"/partner/actions/{address}", {"result": "Locks changed.", "opened": 1}).status_code
        == 302
    )
    assert "Locks changed." in shown(browse(lro), f"/shared/{gone.copy}")


def test_an_edition_with_people_waits_for_a_second_reader(
    browse, lro, coordinator, threat, sensitive, council
):
    address = asked(threat.reference, council)
    page = shown(browse(lro), address)
    assert "a second person reads it before it goes" in page
    key = page.split('value="person:')[1].split('"')[0]
    answer = sent(browse(lro), address, parts=["subject", f"person:{key}"])
    assert answer["Location"].startswith("/editions/")
    assert "Waits for a second person" in shown(browse(lro), answer["Location"])
    with viewing(lro):
        made = Edition.objects.get()
    browser = browse(coordinator)
    assert "Editions to read before they go" in shown(browser, "/")
    assert "Ada Tarn" in shown(browser, answer["Location"])
    decided = {"decision": "approve", "answer": "", "digest": made.digest}
    assert browser.post(answer["Location"], decided).status_code == 302
    assert "It went" in shown(browser, answer["Location"])


def test_nothing_typed_is_lost_where_it_cannot_go(browse, lro, threat, agreement, council):
    answer = sent(browse(lro), asked(threat.reference, council), use_until=said(today() - timedelta(days=1)))
    page = answer.content.decode()
    assert "Choose today or later as the day until which it may be used." in page
    assert "Sam Orme, Social care" in page


def test_disruptions_are_shared_too(browse, lro, coordinator, register, ask, approve, council):
    from fourfold.tackling.disruptions.tests.conftest import recorded

    approve(ask(kinds=["subject", "action", "place", "contact"]))
    made = recorded(coordinator, register["cheshire"])
    page = shown(browse(lro), asked(made.reference, council, "prevention"))
    assert "You may share" in page and "May not be shared" not in page and "What was done" in page
