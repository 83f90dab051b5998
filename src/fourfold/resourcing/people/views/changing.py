"""Adding a person, asking for a role or a password, ending a role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.actions import asking, people
from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission, Refused
from fourfold.core.access.rules import Broken
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.resourcing.people import forms, presenters, queries
from fourfold.resourcing.people.views.person import found_or_404, trail


@dataclass(frozen=True)
class Words:
    """What stands on the form of something that is asked for, and what is said once it is."""

    heading: str
    button: str
    said: str
    inset: str = ""


@door(Permission.MANAGE_PEOPLE)
def add(request: Any) -> HttpResponse:
    """Somebody new, with a first role."""
    form = _grant_form(request, forms.PersonForm)
    if request.method == "POST" and form.is_valid():
        try:
            made = people.add_person(**form.cleaned_data, by=request.viewer, at=request.at)
        except (Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(
                request,
                _("Added, and the role is asked for. Ask for a one-time password too: they need both."),
            )
            return redirect("people:person", made.pk)
    context = {"form": form, "button": _("Add this person"), "trail": trail()}
    return pages.render(request, "people/form.jinja", context, h1=_("Add a person"))


@door(Permission.MANAGE_PEOPLE)
def grant(request: Any, number: int) -> HttpResponse:
    """Another role for somebody."""
    found = found_or_404(number)
    form = _grant_form(request, forms.GrantForm)
    words = Words(
        _("Ask for another role"),
        _("Ask for this role"),
        _("Asked for. The role counts when somebody else has approved it."),
    )
    return _asked(request, found, form, asking.ask_for_grant, words)


@door(Permission.MANAGE_PEOPLE)
def password(request: Any, number: int) -> HttpResponse:
    """A password that works once, for somebody who has none or forgot it."""
    found = found_or_404(number)
    form = forms.PasswordForm(request.POST or None)
    words = Words(
        _("Ask for a one-time password"),
        _("Ask for a one-time password"),
        _("Asked for. Whoever approves it is shown the password, and hands it over."),
    )
    return _asked(request, found, form, asking.ask_for_password, words)


@door(Permission.MANAGE_PEOPLE)
def begin_afresh(request: Any, number: int) -> HttpResponse:
    """A new beginning for somebody who lost their second factor."""
    found = found_or_404(number)
    form = forms.BeginAfreshForm(request.POST or None)
    inset = _("Their second factor, their password and their keys end when somebody else has approved it.")
    words = Words(
        _("Ask for a new beginning"),
        _("Ask for a new beginning"),
        _("Asked for. Whoever approves it is shown a one-time password, and hands it over."),
        inset=inset,
    )
    return _asked(request, found, form, asking.ask_for_new_beginning, words)


@door(Permission.MANAGE_PEOPLE)
def subject(request: Any, number: int) -> HttpResponse:
    """Somebody's sign at the organisation that this platform trusts."""
    found = found_or_404(number)
    form = forms.SubjectForm(request.POST or None)
    words = Words(
        _("Let them sign in with their organisation"),
        _("Ask for it"),
        _("Asked for. It counts when somebody else has approved it."),
    )
    return _asked(request, found, form, asking.ask_for_subject, words)


@door(Permission.MANAGE_PEOPLE)
@require_POST
def end_subject(request: Any, number: int) -> HttpResponse:
    """Let somebody's sign at their organisation be nobody from now on."""
    found = queries.identity(number)
    if found is None:
        raise Http404
    try:
        people.end_identity(identity=found, by=request.viewer, at=request.at)
    except Broken as broken:
        return pages.refusal(request, str(broken), status=409)
    messages.success(request, _("Ended. Their organisation lets them in here no longer."))
    return redirect("people:person", found.user_id)


@door(Permission.MANAGE_PEOPLE)
def end(request: Any, number: int, held: int) -> HttpResponse:
    """End a role that somebody holds."""
    grant = queries.grant(held)
    if grant is None or grant.user_id != number:
        raise Http404
    today = clock.day_of(request.at)
    form = forms.EndForm(request.POST or None, initial={"ends_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            people.end_grant(grant=grant, **form.cleaned_data, by=request.viewer, at=request.at)
        except (Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("The role has its last day."))
            return redirect("people:person", number)
    words = presenters.Words.on(today)
    context = {
        "form": form,
        "button": _("End this role"),
        "inset": words.grant(grant),
        "trail": trail(grant.user),
    }
    return pages.render(request, "people/form.jinja", context, h1=_("End a role"))


def _asked(request: Any, found: Any, form: Any, ask: Callable[..., Any], words: Words) -> HttpResponse:
    """The form of something that a second person approves, and what becomes of it."""
    if request.method == "POST" and form.is_valid():
        try:
            ask(user=found, **form.cleaned_data, by=request.viewer, at=request.at)
        except (Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, words.said)
            return redirect("people:person", found.pk)
    context = {"form": form, "button": words.button, "trail": trail(found), "inset": words.inset}
    return pages.render(request, "people/form.jinja", context, h1=words.heading)


def _grant_form(request: Any, form_class: type[forms.GrantForm]) -> forms.GrantForm:
    words = presenters.Words.on(clock.day_of(request.at))
    return form_class(
        request.POST or None,
        roles=presenters.role_choices(with_sentences=True),
        agencies=words.agency_choices(request.viewer),
        initial={"starts_on": words.day},
    )
