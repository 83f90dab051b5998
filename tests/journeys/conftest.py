"""What the journeys share: a region, two sites, a browser, and people who sit at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from fourfold.config.commands.web import WebServerError
from fourfold.config.postgres.problem import DatabaseUnusableError
from tests.journeys import chromium
from tests.journeys.region import FILLED, Stage, stage
from tests.journeys.visitor import Visitor

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}


@pytest.fixture(scope="session")
def platform(pytestconfig: pytest.Config) -> Iterator[Stage]:
    """Both sites. Made before the browser: its event loop and Django's database calls exclude each other."""
    terminal = pytestconfig.pluginmanager.get_plugin("terminalreporter")
    say = terminal.write_line if terminal else lambda line: None
    with ExitStack() as stack:
        try:
            found = stack.enter_context(stage(say))
        except (DatabaseUnusableError, WebServerError) as problem:
            if hasattr(pytestconfig, "workerinput"):
                raise  # a worker cannot end the session in words: each of its tests says it instead
            pytest.exit(f"No platform for the journeys. {problem}", returncode=3)
        yield found


@pytest.fixture(scope="session")
def browser(platform: Stage) -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    program = chromium.path()
    if program is None:
        pytest.exit(chromium.MISSING, returncode=3)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=[*chromium.FLAGS])
        yield found
        found.close()


@pytest.fixture
def region(platform: Stage) -> Stage:
    """The region in its first state."""
    platform.renew()
    return platform


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Every journey is made twice: a page that needs its script is a broken page."""
    return bool(request.param)


@pytest.fixture
def someone(region: Stage, browser: Browser, scripts: bool) -> Iterator[Callable[..., Visitor]]:
    """Gives somebody with a role (at an agency), signed in, at a browser of their own, or on a telephone."""
    open_contexts: list[tuple[BrowserContext, Visitor]] = []

    def sit_down(role: str, agency: str = "", *, phone: bool = False) -> Visitor:
        device = PHONE if phone else DESKTOP
        context = browser.new_context(java_script_enabled=scripts, locale="en-GB", **device)
        visitor = Visitor(context.new_page(), region.addresses[FILLED])
        open_contexts.append((context, visitor))
        return visitor.signs_in(role, agency)

    yield sit_down
    complaints = [line for _, visitor in open_contexts for line in visitor.said]
    for context, _ in open_contexts:
        context.close()
    assert complaints == [], "The browser complained"
