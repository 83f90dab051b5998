"""What changed on a threat, when, by whom and why; and two moments compared."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.understanding.threats import changes, fields, presenters, summary
from fourfold.understanding.threats.forms.comparing import CompareForm
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views.record import found_or_404


@door(Permission.VIEW, past=True)
def history(request: Any, reference: str) -> HttpResponse:
    """The history of a threat, up to the moment that the page is read as known on."""
    found = found_or_404(reference, request)
    audit.record(
        audit.Operation.CONSULTATION, "threat.history", by=request.viewer, kind="threat", target=reference
    )
    words = presenters.Words.on(clock.day_of(request.at))
    form = CompareForm(request.GET if "first" in request.GET else None, today=clock.day_of(request.at))
    compared, asked = None, form.is_bound and form.is_valid()
    if asked:
        moments = [clock.end_of(form.cleaned_data[name]) for name in ("first", "second")]
        compared = changes.compare(found.record, *moments)
    context = {
        "threat": found,
        "tabs": summary.tabs(request, found, "history"),
        "events": fields.shown(changes.history(found.record, until=request.as_of), words),
        "form": form,
        "asked": asked,
        "compared": [fields.change(one, words) for one in compared or ()],
        "known": compared is not None,
    }
    return pages.render(
        request, "threats/history.jinja", context, h1=_("History of %(reference)s") % {"reference": reference}
    )
