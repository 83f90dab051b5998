"""What is wrong with a form, as the lines of the page's error summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.forms import BaseForm
from django.forms.utils import ErrorList


@dataclass(frozen=True)
class ErrorLine:
    """One sentence, and the field it leads to ("" where it is about the whole page)."""

    text: str
    href: str = ""


def lines(forms: Iterable[BaseForm], *, refusal: str = "") -> Sequence[ErrorLine]:
    """A refusal first, a line for each of its lines, then every error in the order of the fields."""
    found = [ErrorLine(sentence) for sentence in str(refusal).splitlines()]
    for form in forms:
        found += _of_form(form)
    return found


def _of_form(form: BaseForm) -> Iterator[ErrorLine]:
    yield from (ErrorLine(text) for text in _texts(form.non_field_errors()))
    for bound in form:
        yield from (ErrorLine(text, f"#{bound.auto_id}") for text in _texts(bound.errors))


def _texts(found: ErrorList) -> list[str]:
    return [str(text) for text in found]
