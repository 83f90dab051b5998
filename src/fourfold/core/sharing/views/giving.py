"""A partner gives information, a question a page, and sees what came of what they gave."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.sharing import given_words, giving, presenters
from fourfold.core.sharing.actions import giving as actions
from fourfold.core.sharing.forms.giving import STEPS, GiveForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.ui import pages
from fourfold.core.ui.saving import save

CHECK = "check"


@door(Permission.RECEIVE)
def give(request: Any) -> HttpResponse:
    """One question a page, then a page to check and send; what was answered goes along."""
    words = presenters.Words.on(clock.day_of(request.at))
    copy = (request.POST.get("copy") or request.GET.get("about", ""))[:12]
    form = _form(request, words)
    step = _step(request, form)
    if step == "" and form.is_valid():
        told = form.told(copy)
        made = save(
            request, form, lambda: actions.give(told=told, by=request.viewer, at=request.at), broken=(Broken,)
        ).gave
        if made is not None:
            messages.success(request, _("Sent. You see here what comes of it."))
            return redirect("sharing:given")
        step = CHECK
    context = {
        "form": form,
        "step": step or CHECK,
        "steps": STEPS,
        "copy": copy,
        "place": STEPS.index(step) + 1 if step in STEPS else len(STEPS) + 1,
        "answers": given_words.answers(form, words) if step == CHECK else [],
    }
    return pages.render(request, "sharing/partner/give.jinja", context, h1=_("Tell something"))


def _form(request: Any, words: presenters.Words) -> GiveForm:
    receivers = sorted((words.agency(one), one) for one in giving.receivers(request.viewer))
    return GiveForm(
        request.POST or None,
        receivers=[(number, name) for name, number in receivers],
        purposes=list(words.lists["sharing_purpose"].items()),
        conditions=list(words.lists["given_condition"].items()),
    )


def _step(request: Any, form: GiveForm) -> str:
    """The page to show: the question that was answered wrongly or stands next; "" where all is to be sent."""
    if request.method != "POST":
        return STEPS[0]
    asked = request.POST.get("step", STEPS[0])
    if back := request.POST.get("back"):
        form.errors.clear()
        return back if back in STEPS else STEPS[0]
    if asked == CHECK:
        return next((name for name in STEPS if name in form.errors), "")
    answered = STEPS[: STEPS.index(asked) + 1] if asked in STEPS else STEPS[:1]
    wrong = next((name for name in answered if name in form.errors), "")
    for name in [name for name in form.errors if name not in answered]:
        del form.errors[name]
    if wrong:
        return wrong
    return STEPS[len(answered)] if len(answered) < len(STEPS) else CHECK


@door(Permission.RECEIVE)
def given(request: Any) -> HttpResponse:
    """What the viewer's agency gave, and what came of each."""
    words = presenters.Words.on(clock.day_of(request.at))
    found = list(giving.own(request.viewer))
    audit.consulted("given.own", by=request.viewer, kind="given", rows=len(found))
    context = {"given": [given_words.block(one, words) for one in found]}
    return pages.render(request, "sharing/partner/given.jinja", context, h1=_("What we gave"))


def found_or_404(request: Any, number: int) -> Any:
    """What a partner gave, for either side."""
    found = giving.one(number, request.viewer)
    if found is None:
        raise Http404
    audit.consulted("given.read", by=request.viewer, kind="given", target=found.pk)
    return found
