"""Choosing one's own password: the first page for whoever was handed one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access import passwords
from fourfold.core.access.actions import own_password as actions
from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission
from fourfold.core.access.rules import Broken
from fourfold.core.ui import pages
from fourfold.resourcing.people.forms import OwnPasswordForm


@door(Permission.SIGNED_IN)
def own_password(request: Any) -> HttpResponse:
    """One's own password, chosen by oneself."""
    form = OwnPasswordForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.choose_password(
                user=request.user, old=given["old"], new=given["new"], by=request.viewer, at=request.at
            )
        except Broken as broken:
            form.add_error("old", str(broken))
        else:
            update_session_auth_hash(request, request.user)
            messages.success(request, _("Your password is changed."))
            return redirect("home")
    context = {
        "form": form,
        "one_time": passwords.is_one_time(request.user),
        "has_one": bool(request.user.password) and request.user.has_usable_password(),
    }
    return pages.render(request, "people/own_password.jinja", context, h1=_("Choose your own password"))
