"""A constable reports what they did on a telephone, and is told what became of it, whatever the network does."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys import chromium
from tests.journeys.conftest import PHONE
from tests.journeys.region import FILLED
from tests.journeys.visitor import Visitor

FIRST, SECOND = "Warrant, Elm St; 2 arr", "ested, phone"
WORDS, WHO = FIRST + SECOND, "Tall man, Tig"
A_KEY = 315  # milliseconds: 38 words of five letters a minute, as people type on a telephone
MOST_FIELDS, MOST_TAPS, MOST_SECONDS = 5, 4, 60
SEALED = (
    "Object.entries(localStorage).filter(([name]) => name.startsWith('ff-sealed:')).map(([, box]) => box)"
)
ONLY_WITH_SCRIPTS = pytest.mark.parametrize("scripts", [True], ids=["with scripts"])


class Hand:
    """One hand on a telephone: it counts its taps, and types as fast as people do."""

    def __init__(self, visitor: Visitor) -> None:
        self.page: Page = visitor.page
        self.taps, self.fields, self.begun = 0, 0, time.monotonic()

    def taps_on(self, role: Any, name: str, *, wait: bool = True) -> None:
        self.page.get_by_role(role, name=name, exact=True).first.tap(no_wait_after=not wait)
        self.taps += 1

    def taps_into(self, label: str) -> None:
        self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}")).first.tap()
        self.taps, self.fields = self.taps + 1, self.fields + 1

    def types(self, words: str) -> None:
        self.page.locator("*:focus").press_sequentially(words, delay=A_KEY)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.begun


def test_a_constable_reports_through_a_cut_and_reads_what_became_of_it(someone, scripts, capsys):
    officer = someone("frontline", phone=True)
    hand = Hand(officer)
    hand.taps_on("button", "Report what you did or saw")
    hand.taps_into("What happened?")
    offered = officer.page.locator("main form").first.locator("input:not([type=hidden]), textarea").count()
    hand.types(FIRST)
    officer.page.context.set_offline(True)
    hand.types(SECOND)
    hand.taps_into("Who")
    hand.types(WHO)
    hand.taps_on("button", "Send", wait=False)
    when_the_network_is_back(officer, scripts)
    officer.reads("Sent to: SOC co-ordinator, Cheshire")
    took = hand.seconds
    with capsys.disabled():
        print(f"\nA report: {offered} fields, {hand.fields} written, {hand.taps} taps, {took:.0f} seconds")
    assert 1 <= offered <= MOST_FIELDS and hand.taps <= MOST_TAPS and took <= MOST_SECONDS
    reference = officer.heading().split()[-1]
    if scripts:
        assert officer.page.evaluate(SEALED) == [], "nothing stays on the device"
    then_a_co_ordinator_answers(someone, reference)
    officer.opens("/")
    officer.reads("Answered. That is Op Larch’s phone. Thank you.")
    officer.clicks(f"{reference} {WORDS}").reads(WHO)


@ONLY_WITH_SCRIPTS
def test_a_tab_that_is_closed_without_a_network_loses_nothing(someone):
    officer = someone("frontline", phone=True)
    given_words_without_a_network(officer)
    context = officer.page.context
    officer.page.close()
    context.set_offline(False)
    later = Visitor(context.new_page(), officer.address, officer.said)
    later.opens("/")
    later.reads("Words that you typed on this device without a network wait in their form.")
    later.clicks("Go to the form").reads("Nothing of them is saved yet")
    assert later.written("What happened?") == WORDS and later.page.evaluate(SEALED) == []
    later.clicks("Send").reads("Sent to:")
    assert how_often_it_was_reported(later) == 1


@ONLY_WITH_SCRIPTS
def test_whoever_signs_in_next_on_the_device_reads_nothing(someone):
    officer = someone("frontline", phone=True)
    given_words_without_a_network(officer)
    context = officer.page.context
    officer.page.close()
    context.set_offline(False)
    other = Visitor(context.new_page(), officer.address, officer.said).signs_in("analyst")
    for address in ("/", "/report", "/report?words=kept"):
        other.opens(address)
        other.page.wait_for_timeout(700)  # the page's script has asked by then
        other.does_not_read("Words that you typed").does_not_read("You have words here")
    boxes = other.page.evaluate(SEALED)
    assert len(boxes) == 1 and not any(word in boxes[0] for word in ("Warrant", "Elm Street", "a phone"))
    assert other.written("What happened?") == ""
    other.signs_in("frontline").reads("Words that you typed on this device")
    other.clicks("Go to the form")
    assert other.written("What happened?") == WORDS


@ONLY_WITH_SCRIPTS
def test_words_that_are_changed_after_send_wait_for_send(someone):
    officer = someone("frontline", phone=True)
    given_words_without_a_network(officer)
    officer.page.get_by_role("button", name="Send", exact=True).tap(no_wait_after=True)
    officer.reads("There is no network, so this is not sent yet.")
    officer.page.get_by_label("What happened?").press_sequentially("s")
    officer.reads("You changed your words. Press Send when they are ready.")
    officer.page.context.set_offline(False)
    officer.reads("Your words are kept, ")
    assert officer.heading() == "Report what you did or saw"
    officer.clicks("Send").reads("Sent to:").reads(WORDS + "s")


@ONLY_WITH_SCRIPTS
def test_a_dead_battery_loses_nothing(phone_that_dies):
    officer = phone_that_dies.on().signs_in("frontline")
    given_words_without_a_network(officer)
    officer.page.wait_for_timeout(6_000)  # a browser writes what it keeps within five seconds
    phone_that_dies.off()
    again = phone_that_dies.on().signs_in("frontline")
    again.reads("Words that you typed on this device").clicks("Go to the form")
    assert again.written("What happened?") == WORDS


class Phone:
    """A telephone with a battery: what its browser keeps lies in a folder."""

    def __init__(self, folder: Path, start: Callable[[Path], BrowserContext], address: str) -> None:
        self.folder, self.start, self.address = folder, start, address
        self.context: BrowserContext | None = None

    def on(self) -> Visitor:
        self.context = self.start(self.folder)
        return Visitor(self.context.pages[0], self.address)

    def off(self) -> None:
        """The power goes: no program has a moment to end in order."""
        for number in processes_with(str(self.folder)):
            os.kill(number, signal.SIGKILL)
        (self.folder / "SingletonLock").unlink(missing_ok=True)


def processes_with(folder: str) -> list[int]:
    """The browser of this folder and its parts."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if f"--user-data-dir={folder}" in line.read_text():
                found.append(int(line.parent.name))
        except OSError:
            continue
    return found


@pytest.fixture
def phone_that_dies(region, browser, scripts, tmp_path) -> Iterator[Phone]:
    def start(folder: Path) -> BrowserContext:
        return browser.browser_type.launch_persistent_context(
            folder, executable_path=chromium.path(), args=[*chromium.FLAGS], locale="en-GB", **PHONE
        )

    found = Phone(tmp_path / "phone", start, region.addresses[FILLED])
    yield found
    if found.context is not None:
        found.context.close()


def given_words_without_a_network(officer: Visitor) -> None:
    officer.opens("/report")
    officer.page.context.set_offline(True)
    officer.page.get_by_label("What happened?").press_sequentially(WORDS)
    officer.reads("No network. Your words are kept on this device, sealed.")


def when_the_network_is_back(officer: Visitor, scripts: bool) -> None:
    if scripts:
        officer.reads("There is no network, so this is not sent yet.")
        boxes = officer.page.evaluate(SEALED)
        assert len(boxes) == 1 and "Warrant" not in boxes[0]
        officer.page.context.set_offline(False)
    else:  # the browser shows a page of its own, whose only button sends the form once more
        officer.page.wait_for_timeout(500)
        officer.page.context.set_offline(False)
        officer.page.reload()


def then_a_co_ordinator_answers(someone: Any, reference: str) -> None:
    coordinator = someone("coordinator")
    assert how_often_it_was_reported(coordinator, "/inbox") == 1
    coordinator.clicks(reference).reads(WHO)
    coordinator.picks("What becomes of it?", "Neither: I answer why not")
    coordinator.writes("Words for the officer", "That is Op Larch’s phone. Thank you.").clicks("Save")
    coordinator.reads("Saved. Whoever reported it is told.")


def how_often_it_was_reported(visitor: Visitor, address: str = "/reports") -> int:
    visitor.opens(address)
    return visitor.text().count(WORDS)
