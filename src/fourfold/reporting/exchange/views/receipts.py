"""Taking a receipt of the national database."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.ui import pages
from fourfold.reporting.exchange import maps
from fourfold.reporting.exchange.actions import answering
from fourfold.reporting.exchange.forms import ReceiptForm
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.rules import Broken
from fourfold.reporting.exchange.views import trail


@door(Permission.SEND)
def take(request: Any) -> HttpResponse:
    """Choose the receipt's file; what it did stands on the outbox."""
    form = ReceiptForm(request.POST, request.FILES) if request.method == "POST" else ReceiptForm()
    if form.is_valid():
        try:
            taken = answering.take(file=form.cleaned_data["file"], by=request.viewer, at=request.at)
        except Broken as broken:
            form.add_error("file", str(broken))
        else:
            for sentence in taken.sentences():
                messages.success(request, sentence)
            return redirect("exchange:outbox")
    said = maps.newest()
    context = {
        "form": form,
        "headings": [said.row, said.reference, said.outcome, said.national_reference, said.reason],
        "says": said.says,
        "trail": trail.after_outbox(),
    }
    return pages.render(request, "exchange/receipt.jinja", context, h1=_("Take a receipt"))
