"""`make words`: what the code says to people is gathered, joined with its Welsh, and compiled.

The Welsh stands in locale/cy/LC_MESSAGES/django.po, which people edit. Pages read django.mo beside it: it is committed
like the built stylesheet, so that no tool is needed where the platform runs.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1]
WORDS = PACKAGE / "locale" / "cy" / "LC_MESSAGES" / "django.po"
COMPILED = WORDS.with_suffix(".mo")

PREVIOUS = "|"  # how a line of the file begins that holds the sentence as it was before

METHODS = [("**.py", "python"), ("**.jinja", "jinja2")]
OPTIONS = {"**.jinja": {"trimmed": "true", "newstyle_gettext": "true"}}  # as in core/ui/environment.py
SPEAKERS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def gathered(package: Path = PACKAGE) -> Catalog:
    """Every sentence in the code and the pages of a package, each with the files that say it, without Welsh."""
    found = Catalog()
    said = extract_from_dir(
        package, METHODS, OPTIONS, SPEAKERS, comment_tags=["Translators:"], directory_filter=_is_shipped
    )
    for file, _line, sentence, comments, context in sorted(said, key=lambda each: each[:2]):
        found.add(sentence, locations=[(file, 1)], auto_comments=comments, context=context)
    return found


def held(file: Path = WORDS) -> Catalog:
    """The sentences with their Welsh, as people edit them."""
    with file.open("rb") as text:
        return read_po(text, abort_invalid=True)


def joined(known: Catalog, said: Catalog) -> Catalog:
    """What is said now with the Welsh that is known: a reworded sentence keeps its old Welsh, marked fuzzy."""
    for message in sentences(known):
        # What an earlier gathering said of a reworded sentence is read as somebody's own comment, and would stay.
        message.user_comments = [one for one in message.user_comments if not one.startswith(PREVIOUS)]
    known.update(said, update_header_comment=False, update_creation_date=False)
    return known


def sentences(found: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in found if message.id)


def is_translated(message: Message) -> bool:
    """Whether a sentence has its Welsh in every form; one that is marked fuzzy has not."""
    said = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return not message.fuzzy and all(said)


def as_text(found: Catalog) -> bytes:
    """The catalogue as people edit it: in the order of the code, without line numbers, which move every day."""
    text = io.BytesIO()
    write_po(text, found, width=100, include_lineno=False, ignore_obsolete=True, include_previous=True)
    return text.getvalue()


def as_compiled(found: Catalog) -> bytes:
    """The catalogue as pages read it; what has no Welsh is left out, and shown in English."""
    compiled = io.BytesIO()
    write_mo(compiled, found)
    return compiled.getvalue()


def main() -> None:
    """Gather, join and compile; then say how much has its Welsh and what has not."""
    WORDS.write_bytes(as_text(joined(held(), gathered())))
    found = held()
    COMPILED.write_bytes(as_compiled(found))
    every = list(sentences(found))
    missing = [message for message in every if not is_translated(message)]
    typer.echo(f"{len(every) - len(missing):,} of {len(every):,} sentences have their Welsh in {WORDS.name}.")
    for message in missing:
        typer.echo(f"  in English still: {message.id!r}")


def _is_shipped(folder: str | Path) -> bool:
    return Path(folder).name not in ("tests", "__pycache__")


if __name__ == "__main__":
    main()
