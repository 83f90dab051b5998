"""Paper: the page of a threat leaves its people off a printed sheet, but for somebody who says why."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.sending import actions as sending
from fourfold.core.sending import keys, passing
from fourfold.core.ui import pages
from fourfold.understanding.threats import doing, queries
from fourfold.understanding.threats.forms.printing import PeopleOnPaperForm
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views.record import found_or_404, show


@door(Permission.VIEW, past=True)
@passing.by
def with_people(request: Any, reference: str) -> HttpResponse:
    """Asks for a reason, writes it down, and answers with the page whose people are printed too, for that once.

    The reason is sent by POST and answered at once: it stands in no address, and the page opened again has no people
    on paper. Every sending is a print of its own, so none is taken for one that was sent twice.
    """
    found = found_or_404(reference, request)
    people = queries.people_linked(found.record, as_of=request.as_of)
    form = PeopleOnPaperForm(request.POST or None)
    if people and request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        audit.disclosed("threat.print", by=request.viewer, kind="threat", target=reference,
            rows=people, reason=reason, purpose=audit.Purpose.PAPER,
        )  # fmt: skip
        _throw_words_away(request)
        return show(request, found, people_because=reason)
    context = {"form": form, "people": people, "tabs": doing.tabs(request, found, "print")}
    h1 = _("Print %(reference)s with people") % {"reference": reference}
    return pages.render(request, "threats/print.jinja", context, h1=h1)


def _throw_words_away(request: Any) -> None:
    """The reason is the audit's now: it does not wait at the form for the next print."""
    key = keys.sent_with(request)
    if key is not None:
        sending.forget(person=key.person, page=key.page)
