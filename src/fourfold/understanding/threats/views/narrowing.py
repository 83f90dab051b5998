"""The filters of the list: from its address, as chips, and as the form shows them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from fourfold.core.access import as_known
from fourfold.core.agencies.presenters import owners
from fourfold.core.ui import lists
from fourfold.core.ui.lists import Chip
from fourfold.understanding.threats.filters import Filters
from fourfold.understanding.threats.forms.listing import FilterForm
from fourfold.understanding.threats.presenters import Words

ONLY = ("prison", "overdue", "unassessed", "changed")


def filters_of(request: HttpRequest) -> Filters:
    """The filters of the address; the boxes of "Only" are filters of their own."""
    words = {name: request.GET.getlist(name) for name in request.GET}
    words |= {name: ["yes"] for name in request.GET.getlist("more") if name in ONLY}
    return Filters.from_words(words)


def form_of(request: Any, words: Words, chosen: dict[str, Any] | None = None) -> FilterForm:
    """The form of the filters, with the owners that there were on the day, as known then."""
    found = owners(request.viewer.agencies, as_known.day_of(request), known=request.as_of)
    return FilterForm(chosen, words=words, owners=found)


def chosen_of(request: Any, filters: Filters) -> dict[str, Any]:
    """What the form shows as chosen."""
    chosen: dict[str, Any] = {name: list(values) for name, values in filters.words().items()}
    chosen["more"] = [name for name in ONLY if name in chosen]
    chosen["as_of"] = request.GET.get("as_of", "")
    return chosen


def chips(request: HttpRequest, filters: Filters, form: FilterForm) -> list[Chip]:
    """One removable chip for each value in force, in the words of the form."""
    labels: dict[str, dict[str, Any]] = {
        name: dict(getattr(field, "choices", ())) for name, field in form.fields.items()
    }
    return [
        Chip(
            labels["more"][name] if name in ONLY else labels[name].get(value, value),
            lists.without(request, "more" if name in ONLY else name, name if name in ONLY else value),
        )
        for name, values in filters.words().items()
        for value in values
        if name in ONLY or name in labels
    ]


def words_on(request: Any) -> Words:
    """The words of the page's day, as known then."""
    return Words.on(as_known.day_of(request), known=request.as_of)
