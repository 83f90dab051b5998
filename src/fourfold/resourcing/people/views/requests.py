"""One request about somebody's access: what it opens, who asked and why, and the decision on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access import requests
from fourfold.core.access.actions import asking, deciding
from fourfold.core.access.doors import door
from fourfold.core.access.grave import Grave
from fourfold.core.access.models import Request
from fourfold.core.access.policy import Permission, Refused
from fourfold.core.access.rules import Broken
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.resourcing.people import presenters, request_presenters
from fourfold.resourcing.people.forms import DecideForm


@door(Permission.APPROVE_ACCESS, grave=Grave.APPROVE_ACCESS)
def request_page(request: Any, number: int) -> HttpResponse:
    """Read a request, and decide it where that is the viewer's to do."""
    found = _found_or_404(request, number)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _decided(request, found, form)
        except (Broken, Refused) as broken:
            form.add_error(None, str(broken))
    return _page(request, found, form)


@door(Permission.SIGNED_IN)
@require_POST
def withdraw(request: Any, number: int) -> HttpResponse:
    """Take back what one asked for: access for somebody, or cover for oneself."""
    found, viewer = requests.request(number), request.viewer
    if found is None or not (viewer.may(Permission.MANAGE_PEOPLE) or found.asked_by_id == viewer.user_id):
        raise Http404
    try:
        asking.withdraw(request=found, by=request.viewer, at=request.at)
    except (Broken, Refused) as broken:
        return pages.refusal(request, str(broken), status=400)
    messages.success(request, _("Withdrawn. Nothing has been changed for the person."))
    return redirect("people:cover") if found.covers_id else redirect("people:person", found.user_id)


def _decided(request: Any, found: Request, form: DecideForm) -> HttpResponse:
    if form.cleaned_data["decision"] == DecideForm.REFUSE:
        deciding.refuse(request=found, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at)
        messages.success(request, _("Refused. Whoever asked reads your reason on the person's page."))
        return redirect("home")
    made = deciding.approve(request=found, by=request.viewer, at=request.at)
    if made:
        context = {"person": found.user, "made": made}
        return pages.render(request, "people/password.jinja", context, h1=_("The one-time password"))
    if found.kind == Request.Kind.SUBJECT:
        messages.success(request, _("Approved. They sign in with their organisation from now on."))
    else:
        messages.success(request, _("Approved. The role counts from its first day."))
    return redirect("home")


def _page(request: Any, found: Request, form: DecideForm) -> HttpResponse:
    day = clock.day_of(request.at)
    audit.consulted("access.read", by=request.viewer, kind="request", target=found.pk)
    words = presenters.Words.on(day)
    context = {
        "form": form,
        "facts": request_presenters.request_facts(found, words),
        "mine": found in requests.for_decision_by(request.viewer, day),
        "asked_by_me": found.state == Request.State.WAITING and found.asked_by_id == request.viewer.user_id,
        "standing": request_presenters.standing(found, requests.approvers(found, day)),
        "is_password": found.kind in (Request.Kind.PASSWORD, Request.Kind.FACTOR),
        "is_subject": found.kind == Request.Kind.SUBJECT,
        "is_factor": found.kind == Request.Kind.FACTOR,
        "number": found.pk,
    }
    return pages.render(
        request,
        "people/request.jinja",
        context,
        h1=request_presenters.asked(found, words),
        title=_("A request"),
    )


def _found_or_404(request: Any, number: int) -> Request:
    """The request with that number, where the viewer keeps people or approves as far as it reaches."""
    found, viewer = requests.request(number), request.viewer
    if found is None:
        raise Http404
    within = requests.reaches((viewer.role, viewer.agency_id), found, clock.day_of(request.at))
    if not (viewer.may(Permission.MANAGE_PEOPLE) or within):
        raise Http404
    return found
