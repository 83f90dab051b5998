"""What becomes of a copy whose record changed: withdrawn, or kept with a reason. A new one is shared as any other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.sharing import policy
from fourfold.core.sharing.actions import correcting
from fourfold.core.sharing.forms.sharing import KeepForm, WithdrawForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.views.given_out import found_or_404
from fourfold.core.ui import pages
from fourfold.core.ui.saving import save


@door(Permission.OFFER)
def withdraw(request: Any, copy: str) -> HttpResponse:
    """Take a copy back, with the words that the partner reads."""
    h1 = _("Withdraw this copy")
    return _asked(
        request, copy, WithdrawForm, correcting.withdraw, h1, _("Withdraw"), _("Withdrawn. They are told.")
    )


@door(Permission.OFFER)
def keep(request: Any, copy: str) -> HttpResponse:
    """Say why a copy stands although its record changed."""
    return _asked(
        request, copy, KeepForm, correcting.keep, _("Why does this copy stand?"), _("Save"), _("Saved.")
    )


def _asked(
    request: Any,
    copy: str,
    form_of: type[WithdrawForm],
    act: Callable[..., None],
    h1: str,
    button: str,
    done: str,
) -> HttpResponse:
    found = found_or_404(request, copy)
    policy.check_offer(request.viewer, found.from_agency_id)
    form = form_of(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"disclosure": found, **form.cleaned_data, "by": request.viewer, "at": request.at}
        gone = _("This copy was withdrawn already.")
        if save(request, form, lambda: act(**said), broken=(Broken,), clashed=gone).done:
            messages.success(request, done)
            return redirect("sharing:copy", found.copy)
    context = {"form": form, "button": button, "lead": found.subject}
    return pages.render(request, "sharing/one_question.jinja", context, h1=h1)
