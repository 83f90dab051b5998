"""Here and there side by side: here only, there only, different; each with its age; empty when both agree."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.ui.lists import Sort
from fourfold.demo.national.database import Record
from fourfold.reporting.exchange import differences, maps, queries
from fourfold.reporting.exchange.actions import listing


def load(exchange, kind="threat", by=None, content=None):
    viewer = by or exchange.moderator
    with viewing(viewer) as now:
        file = io.BytesIO(exchange.national.export(kind) if content is None else content)
        return listing.load(kind=kind, file=file, by=viewer, at=now)


def everything(by):
    with viewing(by) as now:
        lines = queries.lines(on=clock.day_of(now))
        return differences.whole(lines, Q(), Sort("since"), str)


def found(exchange, by=None):
    shown = everything(by or exchange.moderator)
    return sorted((one.where, one.reference, one.national_reference) for one in shown)


def only(exchange):
    return everything(exchange.moderator)[0]


def blank(**cells):
    return {column.heading: "" for column in maps.newest().sheets["threat"].columns} | cells


def test_two_lists_that_agree_leave_nothing(exchange):
    exchange.threat()
    exchange.threat("Op Ash")
    exchange.send()
    load(exchange)
    assert found(exchange) == []


def test_nothing_is_compared_before_a_list_is_loaded(exchange):
    exchange.threat()
    assert found(exchange) == []


def test_what_is_here_only_there_only_and_different(exchange):
    first = exchange.threat()
    exchange.send()
    exchange.threat("Op Ash")
    exchange.national.records["NT000099"] = Record(
        "threat", "NT000099", "", blank(Name="Op Far", Owner="Cheshire Constabulary")
    )
    exchange.national.records["NT000001"].cells["Threat area"] = "firearms"
    load(exchange)
    assert found(exchange) == [
        ("different", "NW-OCG-0001", "NT000001"),
        ("here", "NW-OCG-0002", ""),
        ("there", "", "NT000099"),
    ]
    assert exchange.state(first) == "accepted"  # what was changed there is not known from a receipt


def test_a_difference_is_named_field_by_field(exchange):
    exchange.threat()
    exchange.send()
    cells = exchange.national.records["NT000001"].cells
    cells["Threat area"], cells["LRO"] = "firearms", "DI Moss"
    load(exchange)
    assert only(exchange).fields == (("Threat area", "drugs", "firearms"), ("LRO", "", "DI Moss"))


def test_a_change_here_is_different_until_it_is_accepted_there(exchange):
    threat = exchange.threat()
    exchange.send()
    load(exchange)
    exchange.amend(threat, main_area="firearms")
    assert [one[0] for one in found(exchange)] == ["different"]
    exchange.send()
    load(exchange)
    assert found(exchange) == []


def test_a_record_that_must_stand_there_no_longer_is_there_only_until_withdrawn(exchange):
    threat = exchange.threat()
    exchange.threat("Op Ash")
    exchange.send()
    exchange.amend(threat, is_soc=False)
    load(exchange)
    assert found(exchange) == [("there", "NW-OCG-0001", "NT000001")]
    assert only(exchange).standing.act == "withdraw"
    exchange.send()
    load(exchange)
    assert found(exchange) == []


def test_the_age_of_a_difference_there_is_kept_from_list_to_list(exchange):
    exchange.threat()
    exchange.send()
    exchange.national.records["NT000001"].cells["LRO"] = "DI Moss"
    load(exchange)
    first = only(exchange).since
    load(exchange)
    assert only(exchange).since == first
    exchange.national.records["NT000001"].cells["LRO"] = "DI Vale"
    load(exchange)
    assert only(exchange).since > first


def test_what_stands_there_under_our_reference_is_changed_and_not_added_again(exchange):
    threat = exchange.threat()
    exchange.national.records["NT000050"] = Record(
        "threat", "NT000050", "NW-OCG-0001", blank(Owner="Cheshire Constabulary")
    )
    assert exchange.send().refused == 1
    assert exchange.entry(threat).standing.reason == "Already recorded as NT000050"
    load(exchange)
    assert exchange.send().accepted == 1
    assert [*exchange.national.records] == ["NT000050"]
    load(exchange)
    assert found(exchange) == []


def test_a_force_says_nothing_of_where_another_forces_record_stands(exchange):
    threat, mine = exchange.threat(), exchange.person("coordinator", "merseyside")
    exchange.national.records["NT000666"] = Record(
        "threat", "NT000666", threat.reference, blank(Owner="Merseyside Police")
    )
    assert load(exchange, by=mine).rows == 1
    assert exchange.entry(threat).standing.act == "add"
    with viewing(exchange.moderator):
        assert "NT000666" not in exchange.file(exchange.write()).decode()


def test_the_page_says_all_of_it(exchange, browse):
    exchange.threat()
    exchange.send()
    exchange.national.records["NT000001"].cells["Threat area"] = "firearms"
    browser = browse(exchange.moderator)

    def text(answer):
        return " ".join(answer.content.decode().split())

    assert "before a list of the national database is loaded" in text(browser.get("/reconciliation"))
    file = SimpleUploadedFile("list.csv", exchange.national.export("threat"))
    page = text(browser.post("/reconciliation/load", {"kind": "threat", "file": file}, follow=True))
    assert "1 row is loaded." in page and "Reconciliation: 1 difference" in page
    assert "Threat area: here “drugs”, there “firearms”" in page and "since today" in page
    csv = b"".join(browser.get("/reconciliation.csv?where=different").streaming_content).decode()
    assert "firearms" in csv and "# Filters,Different" in csv
    assert b"".join(browser.get("/reconciliation.xlsx").streaming_content).startswith(b"PK")
    exchange.national.records["NT000001"].cells["Threat area"] = "drugs"
    file = SimpleUploadedFile("list.csv", exchange.national.export("threat"))
    page = text(browser.post("/reconciliation/load", {"kind": "threat", "file": file}, follow=True))
    assert "Nothing differs." in page
    wrong = SimpleUploadedFile("list.csv", b"a,b\n")
    assert "National reference" in text(
        browser.post("/reconciliation/load", {"kind": "threat", "file": wrong})
    )
