"""What narrows a list: filters as data, from an address's words and back again, and a chip for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Self

from django.forms import BaseForm
from django.http import HttpRequest

from .lists import Chip, without

MOST_FIGURES = 10


@dataclass(frozen=True)
class Narrowing:
    """The base of a list's filters: each field holds the words asked for, and an empty one narrows nothing."""

    @classmethod
    def from_words(cls, words: Mapping[str, list[str]]) -> Self:
        """The filters that a query string names; words that mean nothing here are left out."""
        return cls(
            **{field.name: tuple(sorted(set(words.get(field.name, ())) - {""})) for field in fields(cls)}
        )

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """The filters of a request's address."""
        return cls.from_words({name: request.GET.getlist(name) for name in request.GET})

    def words(self) -> dict[str, tuple[str, ...]]:
        """The filters that are set, by name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}


def numbers(words: Iterable[str]) -> list[int]:
    """The words that are numbers such as the database gives; longer ones are none, and too long for Python to read."""
    return [int(word) for word in words if word.isdecimal() and len(word) < MOST_FIGURES]


def chips(request: HttpRequest, form: BaseForm, chosen: Mapping[str, Sequence[str]]) -> list[Chip]:
    """One removable chip for each value in force, in the words of the filter form."""
    labels = {name: dict(form.fields[name].choices) for name in chosen}  # type: ignore[attr-defined]
    return [
        Chip(labels[name].get(value, value), without(request, name, value))
        for name, values in chosen.items()
        for value in values
    ]
