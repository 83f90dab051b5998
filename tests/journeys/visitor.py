"""Somebody at a browser, in the words of what people do: open, click, write, choose, read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Locator, Page, Response, expect
from playwright.sync_api import TimeoutError as Waited

from fourfold.demo.personas import PERSONAS

# A violation of the Content-Security-Policy also shows in the console; the event says which directive it was.
WATCH = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`Content-Security-Policy: ${event.violatedDirective} forbids ${event.blockedURI || "inline"}`))"""
PATIENCE = 20_000  # milliseconds; a busy machine is no fault of a page


@dataclass
class Visitor:
    """A page of a browser on one site. `said` collects what the browser complains about."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.add_init_script(WATCH)
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.said.append(f"script error: {error}"))

    def _listen(self, message: ConsoleMessage) -> None:
        # The browser repeats the status of an error page here; that status is looked at where it is expected. And where
        # a journey cuts the network, it says that there is none.
        usual = ("the server responded with a status of", "net::ERR_INTERNET_DISCONNECTED")
        if message.type == "error" and not any(words in message.text for words in usual):
            self.said.append(message.text)

    def signs_in(self, role: str, agency: str = "") -> Visitor:
        """Sign in with a click as the demonstration's persona of a role (at an agency), ending an earlier session."""
        persona = next(one for one in PERSONAS if one.role == role and agency in ("", one.agency))
        self.page.context.clear_cookies()
        self.opens("/sign-in")
        self.page.get_by_role("button", name=persona.name).click()
        self.reads("Our work" if role == "partner" else "My work")
        return self

    def opens(self, path: str) -> Response:
        """Go to an address of the site."""
        answer = self.page.goto(f"{self.address}{path}")
        assert answer is not None, path
        return answer

    def clicks(self, name: str) -> Visitor:
        """Click the link or button of that name; the first, where a page has it twice."""
        links = self.page.get_by_role("link", name=name, exact=True)
        found = (
            links.or_(self.page.get_by_role("button", name=name, exact=True)).locator("visible=true").first
        )
        try:
            found.click()
        except Waited:
            raise AssertionError(f"Nothing called {name!r} at {self.page.url}: {self.text()[:800]}") from None
        return self

    def asks_for(self, name: str) -> Visitor:
        """Choose something from the menu behind More, where scripts have folded one."""
        more = self.page.get_by_role("button", name="More", exact=True)
        if more.count():
            more.first.click()
        return self.clicks(name)

    def writes(self, label: str, words: str) -> Visitor:
        """Write into the field of that label."""
        self._field(label).fill(words)
        return self

    def selects(self, label: str, choice: str) -> Visitor:
        """Choose from the list of that label, by the beginning of the choice's words."""
        box = self._field(label)
        texts = box.locator("option").all_inner_texts()
        chosen = next((text for text in texts if text.startswith(choice)), None)
        assert chosen is not None, f"{label} offers {texts}, not {choice}"
        box.select_option(label=chosen)
        return self

    def picks(self, question: str, answer: str) -> Visitor:
        """Pick one of the answers to a question that are shown as radios or boxes."""
        group = self.page.get_by_role("group", name=_beginning(question)).first
        group.get_by_label(answer, exact=True).check()
        return self

    def picked(self, question: str, answer: str) -> bool:
        """Whether an answer is picked."""
        group = self.page.get_by_role("group", name=_beginning(question)).first
        return group.get_by_label(answer, exact=True).is_checked()

    def reads(self, words: str) -> Visitor:
        """See some words on the page, in the open, wherever they are."""
        try:
            self.page.get_by_text(words).locator("visible=true").first.wait_for(timeout=PATIENCE)
        except Waited:
            raise AssertionError(
                f"{words!r} is not to be read at {self.page.url}: {self.text()[:800]}"
            ) from None
        return self

    def does_not_read(self, words: str) -> Visitor:
        """See that some words are nowhere on the page."""
        expect(self.page.get_by_text(words).locator("visible=true")).to_have_count(0)
        return self

    def finds(self, words: str) -> Visitor:
        """Use the box at the top of every page."""
        self.page.get_by_role("searchbox").fill(words)
        self.page.get_by_role("button", name="Find", exact=True).click()
        return self

    def brings(self, label: str, name: str, content: str) -> Visitor:
        """Choose a file from the own device."""
        file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
        self._field(label).set_input_files(file)  # type: ignore[arg-type]
        return self

    def references(self) -> list[str]:
        """The references of the rows that are shown, in their order."""
        return [text.strip() for text in self.page.locator("main tbody th a").all_inner_texts()]

    def first_reference(self) -> str:
        """The reference in the first row of the list that is shown."""
        return self.references()[0]

    def heading(self) -> str:
        """The page's main heading."""
        return " ".join(self.page.locator("h1").first.inner_text().split())

    def text(self) -> str:
        """Everything that the page's main part says, in one line."""
        return " ".join(self.page.locator("main").inner_text().split())

    def written(self, label: str) -> str:
        """What stands in a field."""
        return self._field(label).input_value()

    def _field(self, label: str) -> Locator:
        return self.page.get_by_label(_beginning(label)).locator("visible=true").first


def _beginning(words: str) -> re.Pattern[str]:
    """A label by its first words: "Reason" is also "Reason (optional)", but not "Reasons"."""
    return re.compile(rf"^\s*{re.escape(words)}(?!\w)")
