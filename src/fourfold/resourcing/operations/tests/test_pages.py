"""The pages of operations: what they show, what they refuse, and that words survive."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.resourcing.operations import actions, queries
from fourfold.resourcing.operations.models import Operation, Service


@pytest.fixture
def browser(browse, coordinator):
    return browse(coordinator)


def shown(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def entered(register, **changed):
    return {
        "name": "Operation Birch",
        "owner": str(register["cheshire"]),
        "unit": "",
        "sio": "DI Quill",
        "level": "level_1",
        "why_here": "It is local.",
        "starts_on": "1/5/2023",
        "financial_investigator": "F. Tallis",
        "no_financial_investigator_because": "",
        **changed,
    }


def test_an_empty_register_says_so(browser):
    assert "No operations yet." in shown(browser, "/operations")


def test_the_list_says_what_each_serves_and_what_serves_nothing(alder, larch, browser):
    page = shown(browser, "/operations")
    assert "1 open operation serves no threat yet" in page and "1 open threat has no operation" in page
    assert "Operation Alder" in page and "none yet" in page


def test_filters_narrow_the_list_and_are_named(alder, serving, larch, browser):
    page = shown(browser, "/operations?state=open&level=level_2")
    assert "Operation Alder" in page and f"/threats/{larch.reference}" in page
    page = shown(browser, "/operations?threats=none")
    assert "No operations match" in page and "Serves no threat" in page


def test_threats_without_an_operation_have_their_list(alder, larch, browser):
    assert larch.reference in shown(browser, "/operations/threats-without")
    csv = b"".join(browser.get("/operations/threats-without.csv").streaming_content).decode()
    assert larch.reference in csv


def test_the_export_holds_the_list(alder, serving, larch, browser):
    csv = b"".join(browser.get("/operations.csv").streaming_content).decode()
    assert "Operation Alder" in csv and larch.reference in csv
    answer = browser.get("/operations.xlsx")
    assert answer.status_code == 200 and b"".join(answer.streaming_content).startswith(b"PK")
    answer.close()


def test_an_operation_shows_its_facts_and_what_may_be_done(alder, serving, larch, browser):
    page = shown(browser, f"/operations/{alder.pk}")
    assert (
        "DS Marrow" in page
        and "Level 2: regional" in page
        and larch.reference in page
        and "Stop serving" in page
    )


def test_a_reader_is_offered_nothing_that_ends_in_a_refusal(alder, serving, browse, person):
    browser = browse(person("analyst", "cheshire"))
    page = shown(browser, f"/operations/{alder.pk}")
    assert "Stop serving" not in page and "Amend" not in page
    assert browser.get(f"/operations/{alder.pk}/amend").status_code == 403


def test_an_operation_of_another_force_is_no_page(alder, browse, person):
    assert browse(person("coordinator", "merseyside")).get(f"/operations/{alder.pk}").status_code == 404


def test_a_role_without_operations_is_refused_in_words(browse, person):
    answer = browse(person("frontline", "cheshire")).get("/operations")
    assert answer.status_code == 403 and "Your role does not include this" in answer.content.decode()


def test_an_operation_is_added_and_serves_none_yet(browser, register, coordinator):
    answer = browser.post("/operations/add", entered(register))
    assert answer.status_code == 302, answer.content.decode()
    with viewing(coordinator):
        assert Operation.objects.get().name == "Operation Birch"


def test_without_an_investigator_or_a_reason_the_words_are_kept(browser, register):
    page = browser.post("/operations/add", entered(register, financial_investigator="")).content.decode()
    assert "Name the financial investigator, or say why there is none." in page and "It is local." in page


def test_a_clash_shows_both_and_saves_neither(alder, browser, register, coordinator):
    with viewing(coordinator) as now:
        actions.amend(operation=alder, opened=1, changes={"sio": "DI Moss"}, by=coordinator, at=now)
    address = f"/operations/{alder.pk}/amend"
    page = browser.post(address, entered(register, opened="1")).content.decode()
    assert "DI Moss" in page and "DI Quill" in page and "Save my version" in page
    assert browser.post(address, entered(register, opened="2")).status_code == 302
    with viewing(coordinator):
        assert Operation.objects.get().sio == "DI Quill"


def test_a_failed_check_does_not_hide_a_clash(alder, browser, register, coordinator):
    with viewing(coordinator) as now:
        actions.amend(operation=alder, opened=1, changes={"sio": "DI Moss"}, by=coordinator, at=now)
    page = browser.post(
        f"/operations/{alder.pk}/amend", entered(register, opened="1", sio="")
    ).content.decode()
    assert 'name="opened" value="1"' in page


def test_a_threat_is_served_by_its_reference_and_stopped_again(alder, larch, browser, coordinator):
    address = f"/operations/{alder.pk}/serve"
    page = browser.post(address, {"reference": "NW-OCG-9999", "starts_on": "1/5/2023"}).content.decode()
    assert "or you may not see it" in page
    today = clock.day_of(clock.read())
    day = f"{today.day}/{today.month}/{today.year}"
    assert browser.post(address, {"reference": larch.reference.lower(), "starts_on": day}).status_code == 302
    with viewing(coordinator):
        service = Service.objects.get()
    assert browser.post(f"/operations/{alder.pk}/stop/{service.pk}", {"ends_on": day}).status_code == 302
    with viewing(coordinator):
        assert queries.service(service.pk).ends_on == today


def test_a_threat_chooses_among_the_open_operations_of_the_own_agency(alder, larch, browser, coordinator):
    address = f"/operations/for/{larch.reference}"
    assert "Operation Alder" in shown(browser, address)
    begun = alder.starts_on
    day = f"{begun.day}/{begun.month}/{begun.year}"
    assert browser.post(address, {"operation": str(alder.pk), "starts_on": day}).status_code == 302
    again = browser.post(address, {"operation": str(alder.pk), "starts_on": day}).content.decode()
    assert "serves that threat already" in again


def test_an_ended_operation_offers_only_to_amend(alder, serving, browser):
    page = browser.post(
        f"/operations/{alder.pk}/end", {"ends_on": "1/1/2020", "opened": "1"}
    ).content.decode()
    assert "Choose that day or a later one." in page
    today = clock.day_of(clock.read())
    given = {"ends_on": f"{today.day}/{today.month}/{today.year}", "opened": "1"}
    assert browser.post(f"/operations/{alder.pk}/end", given).status_code == 302
    page = shown(browser, f"/operations/{alder.pk}")
    assert "Add a threat that it serves" not in page and "Stop serving" not in page and "Amend" in page


def test_the_history_is_a_page(alder, serving, larch, browser):
    assert f"Serves {larch.reference} from" in shown(browser, f"/operations/{alder.pk}/history")


def test_in_the_past_nothing_can_be_changed(alder, serving, browser):
    now = clock.read().isoformat().replace("+00:00", "")
    page = shown(browser, f"/operations/{alder.pk}?as_of={now}")
    assert "Nothing can be changed in the past" in page and "Stop serving" not in page
    assert "Operation Alder" in shown(browser, f"/operations?as_of={now}")


def test_the_threats_page_names_its_operations(alder, serving, larch, browser):
    page = shown(browser, f"/threats/{larch.reference}")
    assert "Operation Alder" in page and f"/operations/for/{larch.reference}" in page
