"""A first visit asks for little, and a second for the page alone."""

from __future__ import annotations

import gzip
from typing import Any

from playwright.sync_api import Browser, Page

from tests.journeys.region import FILLED, Stage

MOST = {"css": 28, "js": 42}  # kB, gzipped; images and fonts have no budget, so there are none
REQUESTS = 5  # with the page itself
ASKED = """performance.getEntriesByType("resource").map((one) => ({name: one.name, came: one.transferSize > 0}))"""


def test_a_first_visit_is_light_and_a_second_asks_for_the_page_alone(
    platform: Stage, browser: Browser
) -> None:
    with browser.new_context() as context, context.new_page() as page:
        page.goto(f"{platform.addresses[FILLED]}/sign-in", wait_until="networkidle")
        first = page.evaluate(ASKED)
        weights = weighed(page, first)
        assert 0 < len(first) < REQUESTS, first
        assert {kind: weight for kind, weight in weights.items() if weight > MOST.get(kind, 0)} == {}, weights
        page.goto(f"{platform.addresses[FILLED]}/sign-in?again", wait_until="networkidle")
        assert [one["name"] for one in page.evaluate(ASKED) if one["came"]] == []


def weighed(page: Page, asked: list[dict[str, Any]]) -> dict[str, float]:
    """What each kind of file weighs, in kB, gzipped."""
    weights: dict[str, float] = {}
    for one in asked:
        kind = one["name"].partition("?")[0].rpartition(".")[2]
        if kind != "svg":  # drawn in the text of a page, and not counted
            size = len(gzip.compress(page.request.get(one["name"]).body(), 6)) / 1000
            weights[kind] = weights.get(kind, 0) + size
    return weights
