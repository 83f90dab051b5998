"""Marking a record."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.rules import Broken
from fourfold.core.restricted import marking
from fourfold.core.restricted.policy import Permission
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.saving import save
from fourfold.resourcing.restricting import forms, presenters


@door(Permission.MARK)
def mark(request: Any, kind: str, reference: str) -> HttpResponse:
    """Say how a record is marked and handled."""
    found = presenters.named(kind, reference, request.viewer)
    if found is None:
        raise Http404
    stands = marking.of(kind, found.record)
    initial = {
        "sensitive": "yes" if stands and stands.sensitive else "no",
        "instructions": stands.instructions if stands else "",
        "conditions": stands.conditions if stands else "",
    }
    form = forms.MarkForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        said = {**given, "sensitive": given["sensitive"] == "yes", "by": request.viewer, "at": request.at}
        if save(request, form, lambda: marking.mark(record=found, **said), broken=(Broken,)).done:
            messages.success(request, _("Saved."))
            return redirect(found.url)
    context = {"form": form, "button": _("Save"), "trail": (Link(found.written, found.url),)}
    said_of = {"record": found.written}
    return pages.render(request, "restricting/form.jinja", context, h1=_("Mark %(record)s") % said_of)
