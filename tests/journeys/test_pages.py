"""Every page: with data, empty and with an error showing; at a desk, on a telephone and at 400% zoom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from _pytest.mark import ParameterSet
from playwright.sync_api import Browser

from tests.journeys import catalogue, checks
from tests.journeys.region import Stage
from tests.journeys.visitor import Visitor
from tests.journeys.walking import STATES, State, Walker

SAID_NO = ("That was not done", "That cannot be shown")


@pytest.fixture(scope="module")
def walker(platform: Stage, browser: Browser) -> Iterator[Walker]:
    """Goes to the pages of a region in its first state."""
    platform.renew()
    found = Walker(platform, browser)
    yield found
    found.leave()


def test_every_address_is_a_page_of_the_catalogue_or_says_why_it_is_none(platform: Stage) -> None:
    report(differences(addresses()))


def test_a_planted_address_and_a_page_that_is_gone_are_found(platform: Stage) -> None:
    assert differences((addresses() | {"threats:planted"}) - {"threats:list"}) == [
        "add threats:planted to tests/journeys/catalogue.py",
        "threats:list is gone: take it out of tests/journeys/catalogue.py",
    ]


def grouped(state: State) -> ParameterSet:
    """Pages of one capability are for one worker, who then finds its records once."""
    group = pytest.mark.xdist_group(state.page.name.split(":")[0])
    return pytest.param(state, marks=group, id=str(state))


@pytest.mark.parametrize("state", [grouped(state) for state in STATES])
def test_a_page_can_be_read_by_everybody(state: State, walker: Walker) -> None:
    visitor, answer = walker.opens(state)
    with visitor.page:
        error = state.what == "with an error"
        allowed = (200, 400, 403, 409, 422) if error else (200,)
        titled = "" if visitor.page.locator("h1").inner_text() in SAID_NO else state.page.titled
        found = [] if answer.status in allowed else [f"the status is {answer.status}"]
        found += checks.everything(visitor.page, answer, weight=state.page.weight, error=error, titled=titled)
        found += visitor.said + unseen_errors(visitor, state.page)
    report(found)


@pytest.mark.parametrize(
    ("path", "status"), [("/nowhere", 404), ("/threats/XX-OCG-0000", 404), ("/threats/add", 403)]
)
def test_a_page_that_says_no_can_be_read_by_everybody(path: str, status: int, walker: Walker) -> None:
    visitor = walker.as_role("inspector")
    answer = visitor.opens(path)
    with visitor.page:
        assert answer.status == status
        found = checks.everything(visitor.page, answer, weight=catalogue.RECORD, error=status == 403)
    report(found + visitor.said)


def unseen_errors(visitor: Visitor, page: catalogue.Page) -> list[str]:
    forms = visitor.page.locator("main form[method=post]").count()
    looked_at = page.submits or page.name in catalogue.LOOSE_FORMS
    return ["it has a form whose errors nobody has looked at"] if forms and not looked_at else []


def differences(found: set[str]) -> list[str]:
    """What the catalogue lacks of the addresses that were found, and what it has too much."""
    known = {page.name for page in catalogue.PAGES} | set(catalogue.NO_PAGES)
    pages = {name for name in found if not name.startswith("api-v1:")}  # answers for machines: tests/api
    asked = {name for name in pages if name.split(":")[-1] not in catalogue.FILES}
    return [
        *(f"add {name} to tests/journeys/catalogue.py" for name in sorted(asked - known)),
        *(f"{name} is gone: take it out of tests/journeys/catalogue.py" for name in sorted(known - asked)),
    ]


def report(found: list[str]) -> None:
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def addresses() -> set[str]:
    from django.urls import get_resolver

    return set(_names(get_resolver().url_patterns, ""))


def _names(patterns: list, space: str) -> Iterator[str]:
    for one in patterns:
        if hasattr(one, "url_patterns"):
            yield from _names(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}"
