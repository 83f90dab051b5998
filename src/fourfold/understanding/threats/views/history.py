"""What changed on a threat, when, by whom and why; and two moments compared."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access import as_known
from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import frame, pages
from fourfold.understanding.threats import changes, doing, fields, happened, queries
from fourfold.understanding.threats.forms.comparing import CompareForm
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views.narrowing import words_on
from fourfold.understanding.threats.views.record import found_or_404


@door(Permission.VIEW, past=True)
def history(request: Any, reference: str) -> HttpResponse:
    """The history of a threat, up to the moment that the page is read as known on."""
    found = found_or_404(reference, request)
    audit.consulted("threat.history", by=request.viewer, kind="threat", target=reference)
    words, every = words_on(request), changes.history(found.record, until=request.as_of)
    form = CompareForm(request.GET if "first" in request.GET else None, today=as_known.day_of(request))
    asked = form.is_bound and form.is_valid()
    compared = changes.compare(found.record, *_moments(request, form)) if asked else None
    named = named_in(request, [*(each for one in every for each in one.changes), *(compared or ())])
    context = {
        "threat": found,
        "tabs": doing.tabs(request, found, "history"),
        "events": happened.shown(every, words, named),
        "form": form,
        "asked": asked,
        "compared": [fields.change(one, words, named) for one in compared or ()],
        "known": compared is not None,
        "between": sorted(form.cleaned_data.values()) if asked else (),
        "as_of": request.GET.get("as_of", "") if request.as_of else "",
    }
    return pages.render(
        request, "threats/history.jinja", context, h1=_("History of %(reference)s") % {"reference": reference}
    )


def _moments(request: Any, form: CompareForm) -> list[Any]:
    """The ends of the two days, and never later than the moment that the page is read as known on."""
    latest = request.as_of or request.at
    return [min(clock.end_of(form.cleaned_data[name]), latest) for name in ("first", "second")]


def named_in(request: Any, changed: list[changes.FieldChange]) -> fields.Named:
    """The threats that the changes name, as references that lead to them."""
    found = queries.references(fields.threats_named(changed), as_of=request.as_of)
    return {
        number: fields.Said(reference, frame.keep_as_of(request, reverse("threats:threat", args=[reference])))
        for number, reference in found.items()
    }
