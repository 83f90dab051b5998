"""Pages are kept by nobody and run nothing of strangers': no-store, and a strict content security policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from tests.guardrails import source
from tests.guardrails.checking import gathered, must_hold, must_name
from tests.guardrails.tour import Page

# What each directive may name at most.
STRICT = {
    "default-src": {"'self'"}, "object-src": {"'none'"}, "base-uri": {"'none'"}, "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
}  # fmt: skip
SAFE = {"'self'", "'none'"}


def faults(pages: Iterable[Page]) -> list[str]:
    """Answers that a browser may keep, policies that allow too much, and what is written into pages."""
    return gathered(
        (page.asked, what) for page in pages for what in (*_kept(page), *_policy(page), *_written_in(page))
    )


def _kept(page: Page) -> Iterator[str]:
    if page.signed_in and page.status and "no-store" not in page.headers.get("Cache-Control", ""):
        yield "may be kept by a browser. Mend: Cache-Control no-store, as core/ui/pages.py sets it."


def _policy(page: Page) -> Iterator[str]:
    if not page.html:
        return
    parts = (part.split() for part in page.headers.get("Content-Security-Policy", "").split(";"))
    found = {words[0]: set(words[1:]) for words in parts if words}
    for directive, allowed in STRICT.items():
        if found.get(directive) != allowed:
            said = " ".join(sorted(found.get(directive, {"missing"})))
            yield f"has {directive} {said}. Mend: config/settings.py."
    for directive, named in found.items():
        if directive not in STRICT and not named <= SAFE:
            yield f"has {directive} {' '.join(sorted(named))}. Mend: serve it ourselves."


def _written_in(page: Page) -> list[str]:
    reader = _Reader()
    reader.feed(page.html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in given):
            self.found.append(f"has <{tag}> written into it. Mend: put it into a file of core/ui.")
        self.found += [
            f"has {name}= on <{tag}>. Mend: a class, or a script's own listener."
            for name in given
            if _runs(name)
        ]
        for name in ("href", "src", "action"):
            if not _ours(given.get(name, "")):
                self.found.append(
                    f"leads <{tag}> to {given[name]}. Mend: serve it ourselves, or say it in words."
                )


def _runs(attribute: str) -> bool:
    return attribute == "style" or attribute.startswith("on")


def _ours(address: str) -> bool:
    return not address.lower().strip().startswith(("javascript:", "data:", "http:", "https:", "//"))


def test_no_page_is_kept_and_every_policy_is_strict(pages):
    must_hold(faults(pages))


def test_planted_loose_pages_are_caught():
    html = source.planted("page.html").text
    policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; base-uri 'none'; form-action *"
    page = Page(
        "GET planted", True, 200, {"Cache-Control": "private", "Content-Security-Policy": policy}, html
    )
    must_name(
        faults([page]),
        "may be kept by a browser", "has script-src 'self' 'unsafe-inline'", "has form-action *",
        "has frame-ancestors missing", "has object-src missing", "has <style>", "has <script>",
        "has style= on <p>", "has onsubmit= on <form>", "to javascript:history.back()",
        "to https://elsewhere.example/one.js",
    )  # fmt: skip
