"""What must hold of every page in the browser; each check gives what is wrong, a line each."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page, Response

WIDTHS = {1280: 900, 390: 844}  # a desk, a telephone
NARROW = (320, 640)  # what is left of a desk's window at 400%
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def everything(
    page: Page, answer: Response | None, *, weight: int, error: bool, titled: str = ""
) -> list[str]:
    """All checks, on a page that has just been opened at the first of the widths."""
    found = [
        *names(page, error=error, titled=titled),
        *marked(page),
        *printed(page),
        *(keyboard(page) if not error else announced(page)),
    ]
    if answer is not None:
        found += heavy(answer, weight)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width} px: {line}" for line in accessible(page)]
    return found + enlarged(page) + sideways(page)


def accessible(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.0 to 2.2, levels A and AA."""
    page.evaluate(_axe())
    result: dict[str, Any] = page.evaluate("(rules) => axe.run(document, rules)", RULES)
    return [
        f"{rule['id']} ({rule['help']}): {' | '.join(node['html'][:160] for node in rule['nodes'][:3])}"
        for rule in result["violations"]
    ]


def names(page: Page, *, error: bool, titled: str = "") -> list[str]:
    """One heading of the first level, and a tab that says the same, or `titled`, and ends in the product's name."""
    headings = [" ".join(text.split()) for text in page.locator("h1").all_inner_texts()]
    if len(headings) != 1:
        return [f"{len(headings)} headings of the first level: {headings}"]
    title = page.title()
    start, _, product = title.rpartition(" - ")
    found = [] if product == "Fourfold" and start else [f"the title is {title!r}"]
    if start.startswith("Error: ") != error:
        found.append(f"an error shows: {error}; the title is {title!r}")
    said = start.removeprefix("Error: ")
    if said.lower() not in headings[0].lower() and not (titled and said.startswith(titled)):
        found.append(f"the title says {said!r}, the heading {headings[0]!r}")
    return found


def marked(page: Page) -> list[str]:
    """The protective marking stands at the top and at the foot."""
    count = page.locator(".ff-marking:visible").count()
    return [] if count == 2 else [f"the marking is shown {count} times"]


def printed(page: Page) -> list[str]:
    """On paper: the marking, who printed it where somebody is signed in, nothing of the frame, nothing to press."""
    signed_in = page.locator(".ff-identity").count()
    page.emulate_media(media="print")
    try:
        marking, said = page.locator(".ff-marking:visible").count(), page.locator(".ff-paper:visible").count()
        left = page.evaluate(_TO_PRESS)
    finally:
        page.emulate_media(media="screen")
    found = [] if marking == 2 else [f"on paper the marking is shown {marking} times"]
    found += [] if said == bool(signed_in) else [f"on paper who printed it is said {said} times"]
    return found + [f"on paper there is still {one}" for one in left]


def keyboard(page: Page) -> list[str]:
    """The first press of Tab offers the way past the frame, and Enter takes it."""
    if page.evaluate("document.activeElement !== document.body"):
        return []  # a message took the focus to be read aloud
    page.keyboard.press("Tab")
    if not page.evaluate("document.activeElement.matches('.govuk-skip-link')"):
        return ["the first press of Tab does not reach the link to the main content"]
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main-content":
        return ["the link to the main content does not lead there"]
    page.keyboard.press("Tab")
    return ["after the main content the keyboard goes back to the frame"] if page.evaluate(_BACK) else []


def announced(page: Page) -> list[str]:
    """An error stands at the top, has the focus so that it is read aloud, and leads to its field."""
    if not page.locator(".govuk-error-summary").count():
        return ["no error is shown at the top"]
    found = []
    if not page.evaluate("document.activeElement.matches('.govuk-error-summary')"):
        found.append("the error summary does not have the focus")
    for link in page.locator(".govuk-error-summary a").all():
        target = link.get_attribute("href") or ""
        if not page.locator(target).count():
            found.append(f"the error {link.inner_text()!r} leads to {target}, which is not on the page")
    return found


def heavy(answer: Response, most: int) -> list[str]:
    """The HTML is within its budget (`most` kB, gzipped)."""
    size = len(gzip.compress(answer.body(), 6)) / 1000
    return [] if size <= most else [f"the HTML weighs {size:.1f} kB, {most} at most"]


def sideways(page: Page) -> list[str]:
    """At 320 px nothing but a table in a box of its own is scrolled sideways."""
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide <= NARROW[0]:
        return []
    return [f"at {NARROW[0]} px the page is {wide} px wide: {page.evaluate(_WIDEST)}"]


def enlarged(page: Page) -> list[str]:
    """With letters of twice the size nothing leaves the window, and no words are cut off."""
    width, height = next(iter(WIDTHS.items()))
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide, cut = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(_CUT)
    widest = page.evaluate(_WIDEST) if wide > width else ""
    page.evaluate("document.documentElement.style.fontSize = ''")
    found = [f"with letters of twice the size the page is {wide} px wide: {widest}"] if widest else []
    return found + [f"with letters of twice the size words are cut off in {one}" for one in cut]


# Words that lie outside a box which hides what leaves it; a box that shows nothing of them is meant for readers aloud.
_CUT = """[...document.querySelectorAll("body *")].filter((box) => {
  const hides = /hidden|clip/.test(getComputedStyle(box).overflow);
  if (!hides || box.clientWidth < 2 || !box.checkVisibility()) return false;
  const edge = box.getBoundingClientRect(), range = document.createRange();
  const words = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    if (words.currentNode.parentElement.closest(".govuk-visually-hidden")) continue;
    range.selectNodeContents(words.currentNode);
    for (const one of range.getClientRects())
      if (one.width > 1 && (one.right > edge.right + 1 || one.bottom > edge.bottom + 1)) return true;
  }
  return false;
}).slice(0, 3).map((one) => `${one.tagName}.${one.className}`)"""
# What makes no sense on paper, links that look as if they could be pressed included.
_TO_PRESS = """[...document.querySelectorAll("nav, button, [role=button], [role=search], summary:has(+ form)")]
  .concat(...document.querySelectorAll(".govuk-generic-header, form[method=get]"))
  .concat([...document.querySelectorAll("main a")]
    .filter((one) => getComputedStyle(one).textDecorationLine.includes("underline")))
  .filter((one) => one.checkVisibility()).slice(0, 3)
  .map((one) => `${one.tagName}.${one.className} ${one.innerText.slice(0, 30)}`)"""
# Where nothing in the main part or after it takes the focus, the keyboard begins anew.
_BACK = """document.querySelector("main a, main button, main input, main summary, main [tabindex='0']")
  && document.activeElement.compareDocumentPosition(document.querySelector("main")) & 4"""
_WIDEST = """[...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 3)
  .map((one) => `${one.tagName}.${one.className} to ${Math.round(one.getBoundingClientRect().right)}`).join(", ")"""


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
