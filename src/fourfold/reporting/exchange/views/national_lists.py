"""Loading the national database's own list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.reporting.exchange import maps, presenters
from fourfold.reporting.exchange.actions import listing
from fourfold.reporting.exchange.forms import ListForm
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.rules import Broken
from fourfold.reporting.exchange.views import trail


@door(Permission.SEND)
def load(request: Any) -> HttpResponse:
    """Load the national database's own list; the differences stand on the next page."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if form.is_valid():
        given = form.cleaned_data
        try:
            loaded = listing.load(kind=given["kind"], file=given["file"], by=request.viewer, at=request.at)
        except Broken as broken:
            form.add_error("file", str(broken))
        else:
            for sentence in loaded.sentences():
                messages.success(request, sentence)
            return redirect("exchange:reconciliation")
    said = maps.newest()
    context = {
        "form": form,
        "headings": [
            (presenters.FILES_OF[kind], [said.national_reference, said.reference,
                                         *(column.heading for column in said.sheets[kind].columns)])
            for kind in Kind
        ],
        "says": said.says,
        "trail": trail.after_outbox(Link(_("Reconciliation"), reverse("exchange:reconciliation"))),
    }  # fmt: skip
    return pages.render(request, "exchange/load.jinja", context, h1=_("Load the national database's list"))
