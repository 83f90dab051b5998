"""Why somebody needs to read something: asked where a dated policy says so, and kept in the log with the reading."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access import because
from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission

from . import pages
from .forms import Form


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("Why do you need to open this?"), max_length=300,
        help_text=gettext_lazy("Such as the operation, the log or the meeting. It is kept in the audit log."),
    )  # fmt: skip


@door(Permission.SIGNED_IN)
def reason(request: Any) -> HttpResponse:
    """Asks for the reason, and leads back to the page."""
    back = _back(request)
    form = ReasonForm(request.POST or None, initial={"reason": because.latest(request.session)})
    if request.method == "POST" and form.is_valid():
        because.keep(request.session, urlsplit(back).path, form.cleaned_data["reason"], request.at)
        return redirect(back)
    return pages.render(request, "ui/reason.jinja", {"form": form, "next": back}, h1=_("Give a reason"))


def _back(request: Any) -> str:
    asked = str(request.POST.get("next") or request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else reverse("home")
