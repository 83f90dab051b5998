"""Somebody new signs in, adds a passkey and signs in with it: Chromium with an authenticator of its own (WebAuthn)."""

from __future__ import annotations

from playwright.sync_api import Browser

from fourfold.demo.personas import PERSONAS
from tests.journeys.region import FILLED, Stage
from tests.journeys.visitor import Visitor

OWN = "zebra-plug-fjord-winds"
WHO = next(one for one in PERSONAS if one.role == "analyst")


def test_a_passkey_is_added_and_lets_in(browser: Browser, region: Stage) -> None:
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    # A browser gives passkeys to names, not to numbers.
    visitor = Visitor(context.new_page(), region.addresses[FILLED].replace("127.0.0.1", "localhost"))
    page = visitor.page
    password, name = _handed_over(visitor)
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    _signs_in(visitor, name, password)
    visitor.reads("Choose your own password")
    for label, text in (("Password now", password), ("New password", OWN), ("New password again", OWN)):
        page.get_by_label(label, exact=True).fill(text)
    visitor.clicks("Change my password")
    visitor.reads("Add an authenticator app").clicks("Use a passkey instead")
    page.get_by_label("What you call it").fill("The desk in room 4")
    visitor.clicks("Add a passkey").reads("Your recovery codes")
    visitor.clicks("I have them, go on").clicks("Sign out")
    _signs_in(visitor, name, OWN)
    visitor.reads("Your code").clicks("Use a passkey").reads("My work")
    visitor.clicks("Your account").reads("The desk in room 4")
    assert visitor.said == []
    context.close()


def _signs_in(visitor: Visitor, name: str, password: str) -> None:
    visitor.opens("/sign-in")
    visitor.page.get_by_label("Sign-in name").fill(name)
    visitor.page.get_by_label("Password", exact=True).fill(password)
    visitor.page.get_by_role("button", name="Sign in", exact=True).click()


def _handed_over(visitor: Visitor) -> tuple[str, str]:
    """A one-time password for an analyst: asked for by the administrator, approved by the head of the unit."""
    page = visitor.signs_in("administrator").page
    visitor.opens("/people?role=analyst")
    visitor.clicks(WHO.name)
    visitor.clicks("Ask for a one-time password")
    page.get_by_label("Reason").fill("Starts today.")
    page.locator("main form button").last.click()
    visitor.reads("Asked for")
    visitor.signs_in("decider")
    page.get_by_role("link", name="One-time password").first.click()
    page.get_by_label("Approve", exact=True).check()
    visitor.clicks("Decide").reads("The one-time password")
    password = page.locator("main .govuk-heading-l[data-typed]").inner_text().strip()
    visitor.clicks("Sign out")
    return password, WHO.sign_in_name
