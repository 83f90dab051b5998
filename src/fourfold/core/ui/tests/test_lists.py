"""Links of a list keep what the reader chose, and hold no values."""

import base64
import json

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from fourfold.core.ui import lists
from fourfold.core.ui.lists import Column, Sort
from fourfold.core.ui.paging import Slice

COLUMNS = (
    Column("reference", "Reference", sortable=True),
    Column("risk", "Risk", sortable=True),
    Column("type", "Type"),
)
DEFAULT = Sort("reference")


def asking(query=""):
    return RequestFactory().get(f"/threats?{query}")


def query_of(address):
    return QueryDict(address.partition("?")[2]).dict()


def test_without_a_query_the_list_has_its_default_sort_and_starts_at_the_top():
    assert lists.asked({}, COLUMNS, DEFAULT) == lists.Asked(DEFAULT, None, None)


@pytest.mark.parametrize("text", ["type", "-type", "nonsense", "--risk", ""])
def test_a_sort_that_the_list_does_not_have_falls_back(text):
    assert lists.asked({"sort": text}, COLUMNS, DEFAULT).sort == DEFAULT


def test_a_place_in_the_list_comes_back_from_its_token():
    token = lists.token(Sort("risk", descending=True), 417)
    assert lists.asked({"sort": "-risk", "after": token}, COLUMNS, DEFAULT).after == 417
    assert lists.asked({"sort": "-risk", "before": token}, COLUMNS, DEFAULT).before == 417


def test_a_token_holds_the_identifier_and_nothing_of_the_row():
    token = lists.token(Sort("risk"), 417)
    assert json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))) == ["risk", 417]


@pytest.mark.parametrize(
    "broken", ["x", "!!!", "bm90IGpzb24", base64.urlsafe_b64encode(b"[1]").decode(), "ImEi", "é"]
)
def test_a_broken_token_is_refused_in_words(broken):
    with pytest.raises(lists.ListError, match="Start from the first page"):
        lists.asked({"after": broken}, COLUMNS, DEFAULT)


def test_a_token_of_another_sort_is_refused_in_words():
    with pytest.raises(lists.ListError, match="sorted another way"):
        lists.asked({"sort": "risk", "after": lists.token(DEFAULT, 3)}, COLUMNS, DEFAULT)


def test_a_header_sorts_turns_and_says_its_state():
    first, second, third = lists.heads(asking("sort=risk"), COLUMNS, Sort("risk"))
    assert (first.state, second.state, third.state) == ("none", "ascending", "")
    assert query_of(second.url) == {"sort": "-risk"}
    assert query_of(first.url) == {"sort": "reference"}
    assert third.url == ""


def test_sorting_keeps_filters_and_the_as_of_day_and_leaves_the_page():
    request = asking("as_of=2023-01-04&tier=1&tier=2&after=abc")
    query = QueryDict(lists.heads(request, COLUMNS, DEFAULT)[1].url.partition("?")[2])
    assert query.getlist("tier") == ["1", "2"]
    assert query["as_of"] == "2023-01-04"
    assert "after" not in query


def test_a_chip_removes_one_value_and_keeps_the_rest():
    request = asking("tier=1&tier=2&force=nw&sort=risk&before=abc")
    query = QueryDict(lists.without(request, "tier", "2").partition("?")[2])
    assert (query.getlist("tier"), query["force"], query["sort"]) == (["1"], "nw", "risk")
    assert "before" not in query
    assert "tier" not in query_of(lists.without(request, "tier"))


def test_clearing_keeps_the_sort_and_the_as_of_day():
    request = asking("tier=1&force=nw&sort=risk&as_of=2023-01-04&after=abc")
    assert query_of(lists.cleared(request, ["tier", "force"])) == {"sort": "risk", "as_of": "2023-01-04"}
    assert lists.cleared(asking("tier=1"), ["tier"]) == "/threats"


def test_a_filter_form_sends_the_sort_and_the_as_of_day_along():
    request = asking("tier=1&sort=risk&as_of=2023-01-04&after=abc")
    assert lists.kept(request, ["tier"]) == [("sort", "risk"), ("as_of", "2023-01-04")]


def test_page_links_are_empty_where_the_list_ends():
    links = lists.page_links(asking("tier=1"), DEFAULT, Slice((), None, 50, earlier=0))
    assert (links["previous_url"], links["earlier"]) == ("", 0)
    assert query_of(links["next_url"]) == {"tier": "1", "after": lists.token(DEFAULT, 50)}


def test_a_page_says_where_it_stands_and_offers_to_clear_what_narrows_it_but_never_the_day():
    request = asking("state=waiting&as_of=2023-01-04&sort=risk")
    page = lists.page_of(
        request, COLUMNS, Sort("risk"), ["a row"], Slice(["a"], None, 4, earlier=50), total=60,
        filters=("state", "as_of"),
    )  # fmt: skip
    assert query_of(page.clear_url) == {"as_of": "2023-01-04", "sort": "risk"}
    assert (page.previous_url, page.total, page.last_place) == ("", 60, 51) and "after=" in page.next_url
    assert lists.page_of(request, COLUMNS, DEFAULT, [], Slice([], None, None), total=0).clear_url == ""
