"""A file written, put in by a person, or taken back before that."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.reporting.exchange import forms
from fourfold.reporting.exchange.actions import writing
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.rules import Broken
from fourfold.reporting.exchange.views.files import found_or_404, shown


@door(Permission.SEND)
@require_POST
def write(request: Any) -> HttpResponse:
    """Write the file of what waits."""
    form = forms.WriteForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    try:
        made = writing.write(
            kind=given["kind"], unchanged_too=given["unchanged_too"], by=request.viewer, at=request.at
        )
    except Broken as broken:
        messages.error(request, str(broken))
        return redirect("exchange:outbox")
    messages.success(
        request, _("%(file)s is written. Fetch it, put it in, and say here that you did.") % {"file": made}
    )
    return redirect("exchange:file", made.pk)


@door(Permission.SEND)
@require_POST
def put_in(request: Any, number: int) -> HttpResponse:
    """Somebody says that they put a file in."""
    found = found_or_404(number)
    try:
        writing.put_in(upload=found, by=request.viewer, at=request.at)
    except Broken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(
            request, _("%(file)s counts as sent. Take its receipt when it comes.") % {"file": found}
        )
    return redirect("exchange:file", number)


@door(Permission.SEND)
@require_POST
def take_back(request: Any, number: int) -> HttpResponse:
    """Take a file back before it is put in."""
    found = found_or_404(number)
    form = forms.TakeBackForm(request.POST)
    if form.is_valid():
        try:
            writing.take_back(
                upload=found, because=form.cleaned_data["because"], by=request.viewer, at=request.at
            )
        except Broken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("%(file)s is taken back. Its records wait again.") % {"file": found})
            return redirect("exchange:outbox")
    return shown(request, found, form)
