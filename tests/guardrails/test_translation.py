"""Every sentence that a person reads passes the translation catalogue, those of rules and refusals too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import yaml

from fourfold.core.ui.pseudo import untranslated
from tests.guardrails import source
from tests.guardrails.checking import gathered, must_hold, must_name
from tests.guardrails.source import Source
from tests.guardrails.tour import Page

MEND = "pass it through gettext, or mark what people typed with data-typed"
# Calls whose sentence a person reads.
SPEAKERS = ("add_error", "messages.success", "messages.error", "messages.warning", "messages.info")
# References, digests, and the statistical office's numbers of areas: the same in every language.
IDENTIFIERS = re.compile(
    r"\b[A-Z]-\d+\b|\b[0-9a-f]{12,}\b|\b[0-9a-f]{4}(?: [0-9a-f]{4})+\b|\b[EWSNK]\d{8}\b"
    r"|\b\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?|\bFourfold\b"
)
WORDS_OF_FILES = (
    "understanding/assessments/models_shipped",
    "reporting/extracts/definitions",
    "data/sources/contracts/shipped",
)
RULES = {"rules", "policy"}


def page_faults(pages: Iterable[Page]) -> list[str]:
    """Words of pages that did not pass the catalogue, and pages that broke."""
    return gathered(
        (page.asked, what)
        for page in pages
        for what in (
            *([page.broke] if page.broke else []),
            *(
                f"says untranslated: {words!r}. Mend: {MEND}."
                for words in untranslated(page.html)
                if not _is_no_word(words, page)
            ),
        )
    )


def _is_no_word(found: str, page: Page) -> bool:
    return found in page.named | _words_of_data() or not any(
        letter.isalpha() for letter in IDENTIFIERS.sub("", found)
    )


@cache
def _words_of_data() -> frozenset[str]:
    """What scoring models, extract definitions and column maps say: files that an installation brings."""
    files = [path for folder in WORDS_OF_FILES for path in (source.PACKAGE / folder).glob("*.yaml")]
    return frozenset(text for path in files for text in _strings(yaml.safe_load(path.read_text())))


def _strings(found: Any) -> Iterator[str]:
    if isinstance(found, dict | list):
        for each in found.values() if isinstance(found, dict) else found:
            yield from _strings(each)
    elif found is not None:
        yield " ".join(str(found).split())


def sentence_faults(sources: Iterable[Source]) -> list[str]:
    """Refusals, broken rules, form errors and messages whose sentence is a plain string."""
    sources = list(sources)
    spoken = {name for one in sources for name in _refusals(one)}
    return [
        f"{one.at(node)} tells a person {text!r} without translation. Mend: {MEND}."
        for one in sources
        for node, text in (*_raised(one, spoken), *_said(one))
    ]


def _refusals(one: Source) -> Iterator[str]:
    """The exceptions that rules and policies define: their text is what a person reads."""
    if not RULES.isdisjoint(one.parts):
        for node in one.nodes:
            bases = [source.dotted(base).split(".")[-1] for base in getattr(node, "bases", ())]
            if isinstance(node, ast.ClassDef) and any(
                base.endswith(("Exception", "Error", "Denied")) for base in bases
            ):
                yield node.name


def _raised(one: Source, spoken: set[str]) -> Iterator[tuple[ast.AST, str]]:
    for node, name in source.calls(one):
        if name.split(".")[-1] in spoken:
            yield from _plain(node, node.args[:1])


def _said(one: Source) -> Iterator[tuple[ast.AST, str]]:
    for node, name in source.calls(one):
        if name.endswith(SPEAKERS):
            yield from _plain(node, node.args[1:])


def _plain(call: ast.Call, spoken: Iterable[ast.AST]) -> Iterator[tuple[ast.AST, str]]:
    """Strings among what is said, those too that get values filled in: "%(n)s rows" % …"""
    for each in spoken:
        text = source.literal(_pattern(each))
        if text and any(letter.isalpha() for letter in text):
            yield call, text


def _pattern(said: ast.AST) -> ast.AST:
    if isinstance(said, ast.BinOp):
        return said.left
    is_filled = (
        isinstance(said, ast.Call) and isinstance(said.func, ast.Attribute) and said.func.attr == "format"
    )
    return said.func.value if is_filled else said  # type: ignore[attr-defined]


def test_every_word_of_every_page_can_be_translated(pages):
    must_hold(page_faults(pages))


def test_every_refusal_and_message_can_be_translated():
    must_hold(sentence_faults(source.python()))


def test_planted_plain_words_are_caught():
    page = Page("GET planted", True, 200, {}, source.planted("page.html").text)
    broken = Page("GET broken", True, 500, {}, "", "broke with KeyError('reference')")
    must_name(
        page_faults([page, broken]),
        "untranslated: 'Nothing found.'",
        "untranslated: 'Find a threat'",
        "GET broken broke with KeyError",
    )
    found = sentence_faults([source.planted("rules.py")])
    must_name(
        found,
        "rules.py line 12 tells",
        "rules.py line 14 tells",
        "rules.py line 18 tells",
        "rules.py line 19 tells",
    )
    assert len(found) == 4
