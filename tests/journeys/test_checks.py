"""Each check of a page finds the fault that is planted for it, and nothing on a page without faults."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import checks
from tests.journeys.visitor import Visitor

GOOD = """<!doctype html><html lang="en"><head><title>Threats - Fourfold</title>
<style>@media print { a { text-decoration: none } }</style></head><body>
<a href="#main-content" class="govuk-skip-link">Skip to main content</a>
<header><p class="ff-marking">OFFICIAL</p></header>
<main id="main-content" tabindex="-1"><h1>63 threats</h1><p><a href="/x">Open the first of them</a></p></main>
<footer><p class="ff-marking">OFFICIAL</p></footer></body></html>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 1280, "height": 900})
    yield found
    found.close()


class Weighed:
    """An answer of a server, as the check of weights reads it."""

    def __init__(self, html: str) -> None:
        self.html = html

    def body(self) -> bytes:
        return self.html.encode()


def test_a_page_without_faults_passes_every_check(page: Page) -> None:
    page.set_content(GOOD)
    assert checks.everything(page, Weighed(GOOD), weight=15, error=False) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fault", "instead", "said"),
    [
        ("<p><a", "<p><input><a", "label"),
        ("<p><a", '<p><img src="x.png"><a', "image-alt"),
        ("<p><a", '<p style="color:#aaa"><i>faint words</i><a', "color-contrast"),
        (
            "<p><a",
            '<p><button style="width:9px;height:9px;padding:0">x</button><button>y</button><a',
            "target-size",
        ),
        ("text-decoration: none", "color: black", "on paper there is still A."),
        ('lang="en"', "", "html-has-lang"),
        ("<h1>", "<h1>Two</h1><h1>", "2 headings"),
        ("<title>Threats -", "<title>Groups -", "the title says"),
        ("- Fourfold", "", "the title is"),
        ("<title>", "<title>Error: ", "an error shows: False"),
        ('<p class="ff-marking">OFFICIAL</p></footer>', "</footer>", "the marking is shown 1 times"),
        ('class="govuk-skip-link"', "", "the first press of Tab"),
        ('id="main-content"', "", "does not lead there"),
        ("<p><a", '<div style="width:600px">wide</div><p><a', "at 320 px the page is"),
        ("<p><a", '<div style="width:45rem">wide</div><p><a', "twice the size the page is"),
        ("<p><a", '<div style="height:20px;overflow:hidden">two<br>lines</div><p><a', "words are cut off"),
    ],
)
def test_a_planted_fault_is_found(page: Page, fault: str, instead: str, said: str) -> None:
    assert GOOD.count(fault) == 1
    page.set_content(GOOD.replace(fault, instead))
    found = checks.everything(page, None, weight=15, error=False)
    assert [line for line in found if said in line], found


def test_too_much_html_is_found() -> None:
    answer: Any = Weighed(Random(1).randbytes(20_000).hex())  # text that packs to half its length
    assert checks.heavy(answer, 15) != []


def test_an_error_that_is_not_announced_is_found(page: Page) -> None:
    page.set_content(GOOD)
    assert checks.announced(page) == ["no error is shown at the top"]
    page.set_content(
        GOOD.replace("<h1>", '<div class="govuk-error-summary"><a href="#gone">Give a reason</a></div><h1>')
    )
    assert len(checks.announced(page)) == 2


def test_what_the_browser_complains_of_is_kept(page: Page) -> None:
    visitor = Visitor(page, "")
    page.goto("about:blank")
    page.evaluate("console.error('A fault')")
    page.evaluate("setTimeout(() => { throw new Error('Another') })")
    page.wait_for_timeout(200)
    assert visitor.said == ["A fault", "script error: Another"]


def test_what_the_policy_forbids_is_kept(page: Page) -> None:
    visitor = Visitor(page, "")
    policy = {"Content-Security-Policy": "script-src 'self'", "Content-Type": "text/html"}
    page.route("**/planted", lambda route: route.fulfill(headers=policy, body="<script>1</script>"))
    page.goto("http://127.0.0.1/planted")
    assert any("Content-Security-Policy: script-src-elem forbids inline" in line for line in visitor.said)
