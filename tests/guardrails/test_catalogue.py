"""Every sentence stands in the Welsh catalogue: gathered, in six plural forms, with the same values, compiled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import nodes

from fourfold.config import catalogue
from fourfold.core.ui.environment import environment
from tests.guardrails import source
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.source import Source

RUN = "Mend: run `make words`, and commit what it writes; the Welsh of a new sentence may come later."
TOGETHER = "translates what is no plain sentence. Mend: one call for each whole sentence."
LEAST = 95  # per cent of the sentences that have their Welsh; the rest is shown in English
PLURALS = 6  # none, one, two, three, six, and any other number
VALUES = re.compile(r"%%|%\(\w+\)[sd]|%\{\w+\}|\{\w*\}")


def faults(said: Catalog, held: Catalog, compiled: bytes) -> list[str]:
    """What differs between the sentences of the code, those that are held with their Welsh, and what pages read."""
    ours, theirs = _by_name(said), _by_name(held)
    return [
        *(f"{_short(name)} is not in {catalogue.WORDS.name}. {RUN}" for name in ours.keys() - theirs.keys()),
        *(f"{_short(name)} is said nowhere any more. {RUN}" for name in theirs.keys() - ours.keys()),
        *(fault for message in theirs.values() for fault in _of_one(message)),
        *_share(list(theirs.values())),
        *([] if catalogue.as_compiled(held) == compiled else [f"{catalogue.COMPILED.name} is old. {RUN}"]),
    ]


def _by_name(found: Catalog) -> dict[Any, Message]:
    return {
        (message.context, tuple(message.id) if message.pluralizable else message.id): message
        for message in catalogue.sentences(found)
    }


def _short(name: tuple[str | None, Any]) -> str:
    return repr(name[1])[:90]


def _of_one(message: Message) -> Iterator[str]:
    """A sentence with Welsh that fills in other values, or has another number of plural forms."""
    if not catalogue.is_translated(message):
        return
    forms = message.string if message.pluralizable else (message.string,)
    if message.pluralizable and len(forms) != PLURALS:
        yield f"{message.id!r} has {len(forms)} plural forms in Welsh. Mend: give it {PLURALS}."
    wanted = _values(message.id[1] if message.pluralizable else message.id)
    if any(_values(form) != wanted for form in forms):
        yield f"{message.id!r} fills in {wanted}, its Welsh does not. Mend: use the same values in the Welsh."


def _values(text: str) -> list[str]:
    return sorted(VALUES.findall(text))


def _share(every: list[Message]) -> list[str]:
    missing = [message for message in every if not catalogue.is_translated(message)]
    share = 100 * (len(every) - len(missing)) / len(every)
    if share >= LEAST:
        return []
    named = ", ".join(repr(message.id)[:60] for message in missing)
    return [f"{share:.1f}% of the sentences have their Welsh, {LEAST}% at least. Mend: translate {named}."]


def ungathered(sources: Iterable[Source]) -> list[str]:
    """Sentences put together where they are translated, in code: no tool gathers them, so no Welsh is found."""
    return [
        f"{one.at(node)} {TOGETHER}"
        for one in sources
        for node, name in source.calls(one)
        if (most := _said_by(name.split(".")[-1]))
        and not all(isinstance(said, ast.Constant) for said in node.args[:most])
    ]


def ungathered_on_pages(templates: Iterable[Source]) -> list[str]:
    """The same on pages."""
    return [
        f"{one.at(call.lineno)} {TOGETHER}"
        for one in templates
        for call in _parser().parse(one.text).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name)
        and (most := _said_by(call.node.name))
        and not all(isinstance(said, nodes.Const) for said in call.args[:most])
    ]


def _said_by(name: str) -> int:
    """How many of the first values of a call are sentences for the catalogue; 0 where it does not translate."""
    return len(catalogue.SPEAKERS[name] or (1,)) if name in catalogue.SPEAKERS else 0


@cache
def _parser() -> Any:
    return environment(loader=None)


def _templates() -> list[Source]:
    found = sorted(source.PACKAGE.rglob("*.jinja"))
    return [Source(str(path.relative_to(source.PACKAGE)), path.read_text()) for path in found]


def test_the_catalogue_holds_every_sentence_and_is_compiled():
    must_hold(faults(catalogue.gathered(), catalogue.held(), catalogue.COMPILED.read_bytes()))


def test_every_sentence_can_be_gathered():
    must_hold(ungathered(source.python()) + ungathered_on_pages(_templates()))


def test_what_a_sentence_was_before_goes_from_the_catalogue_once_its_welsh_was_seen():
    was, now = (
        f"Nobody would {word} what was said here so long ago that it takes more than one line to say it again."
        for word in ("have believed", "believe")
    )
    known, said = Catalog(locale="cy"), Catalog()
    known.add(was, "Hen Gymraeg", user_comments=["Somebody's own comment"])
    said.add(now)
    reworded = catalogue.as_text(catalogue.joined(known, said))
    assert reworded.count(b"#|") > 1, "its translator sees what it was"
    again = catalogue.as_text(catalogue.joined(read_po(BytesIO(reworded)), said)).decode()
    assert "|" not in again and "# Somebody's own comment" in again and "Hen Gymraeg" in again


def test_planted_gaps_in_the_catalogue_are_caught():
    said, held = catalogue.gathered(source.PLANTED / "catalogue"), Catalog(locale="cy")
    for sentence, welsh in (
        ("Nothing here is kept.", "Ni chedwir dim yma."),
        ("%(count)s planted by %(who)s", "%(count)s gan bawb"),
        (("%(count)s row", "%(count)s rows"), ("%(count)s rhes", "%(count)s res")),
        ("Half of it", ""),
    ):
        held.add(sentence, welsh)
    must_name(
        faults(said, held, b""),
        "'Planted, and not gathered yet.' is not in django.po. Mend: run `make words`",
        "'Planted on a page' is not in",
        "'Nothing here is kept.' is said nowhere any more",
        "'%(count)s planted by %(who)s' fills in",
        "has 2 plural forms in Welsh",
        "75.0% of the sentences have their Welsh, 95% at least. Mend: translate 'Half of it'",
        "django.mo is old",
    )


def test_planted_sentences_that_cannot_be_gathered_are_caught():
    found = ungathered([source.planted("catalogue/speaking.py")])
    found += ungathered_on_pages([source.planted("catalogue/page.jinja")])
    must_name(found, "speaking.py line 11", "speaking.py line 12", "page.jinja line 3")
    assert len(found) == 3
