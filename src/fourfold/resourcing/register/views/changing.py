"""Changes of the register: open, rename, move, merge, split, and what an ended agency held."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Refused
from fourfold.core.agencies import presenters as words
from fourfold.core.agencies import queries
from fourfold.core.agencies.checks import Broken
from fourfold.core.agencies.models import Agency, Succession
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.resourcing.register import actions, choices, forms, presenters
from fourfold.resourcing.register.policy import Permission
from fourfold.resourcing.register.views.reading import found_or_404, trail


@door(Permission.MANAGE)
def open_agency(request: Any) -> HttpResponse:
    """A new agency from a day, for example one that others will merge into."""
    today = clock.day_of(request.at)
    form = forms.OpenForm(
        request.POST or None, parents=choices.going_on(today), initial={"on": today, "bond": "part of"}
    )
    if _done(request, form, "open", lambda: {**_placed(form.given()), "code": form.cleaned_data["code"]}):
        return redirect("register:agency", form.cleaned_data["code"])
    return _page(request, form, _("Add an agency"), _("Add this agency"))


@door(Permission.MANAGE)
def rename(request: Any, code: str) -> HttpResponse:
    """Another name from a day; the old one stands for the days before."""
    found, today = found_or_404(code), clock.day_of(request.at)
    now = queries.name_on(found.pk, today)
    initial = {"name": now.name, "name_cy": now.name_cy, "short_name": now.short_name} if now else {}
    form = forms.Named(request.POST or None, initial=initial | {"on": today})
    if _done(request, form, "rename", lambda: {**form.given(), "agency": found}, found):
        return redirect("register:agency", code)
    return _page(request, form, _("Rename"), _("Rename this agency"), found)


@door(Permission.MANAGE)
def move(request: Any, code: str) -> HttpResponse:
    """Another place in the tree from a day."""
    found, today = found_or_404(code), clock.day_of(request.at)
    parents = choices.going_on(today, but=[found.pk])
    form = forms.Placed(request.POST or None, parents=parents, initial={"on": today, "bond": "part of"})
    if _done(request, form, "move", lambda: {**_placed(form.given()), "agency": found}, found):
        return redirect("register:agency", code)
    return _page(request, form, _("Move"), _("Move this agency"), found)


@door(Permission.MANAGE)
def merge(request: Any, code: str) -> HttpResponse:
    """The end of an agency, and of others with it, in favour of one successor."""
    found, today = found_or_404(code), clock.day_of(request.at)
    form = forms.MergeForm(
        request.POST or None,
        successors=choices.going_on(today, kinds=[found.kind], but=[found.pk]),
        siblings=choices.siblings(found.pk, today),
        initial={"on": today},
    )
    if _done(request, form, "merge", lambda: _merged(found, form.given()), found):
        return redirect("register:agency", code)
    inset = _("It ends on that day. Its units and areas go to the successor; its names and records stay.")
    return _page(request, form, _("Merge"), _("Merge this agency"), found, inset)


@door(Permission.MANAGE)
def split(request: Any, code: str) -> HttpResponse:
    """The end of an agency in favour of several successors."""
    found, today = found_or_404(code), clock.day_of(request.at)
    form = forms.SplitForm(
        request.POST or None,
        successors=choices.siblings(found.pk, today),
        parts=choices.parts(found.pk, today),
        initial={"on": today},
    )
    if _done(request, form, "split", lambda: _split(found, form.given()), found):
        return redirect("register:agency", code)
    inset = _(
        "It ends on that day. Say for each of its units and areas which successor it goes to. "
        "A successor that is not listed is added first."
    )
    return _page(request, form, _("Split"), _("Split this agency"), found, inset)


@door(Permission.MANAGE)
def carry_over(request: Any, code: str) -> HttpResponse:
    """Where one kind of thing goes that an ended agency held."""
    found, today = found_or_404(code), clock.day_of(request.at)
    steps = {step.pk: step for step in presenters.endings(found)}
    kinds, h1 = presenters.to_decide(found), _("Decide what goes to whom")
    if not kinds:
        nothing = _("There is nothing to decide: every kind of thing that it held has its successor.")
        return _page(request, None, h1, "", found, nothing)
    form = forms.CarryForm(
        request.POST or None,
        kinds=kinds,
        successions=[(number, words.name(step.successor_id, today)) for number, step in steps.items()],
    )
    if _done(request, form, "carry over", lambda: _carried(steps, form.cleaned_data), found):
        return redirect("register:agency", code)
    inset = _("A decision stands: it is kept with your name, and is not changed later.")
    return _page(request, form, h1, _("Record this decision"), found, inset)


def _done(request: Any, form: Any, act: str, given: Any, found: Agency | None = None) -> bool:
    """Carry a change out; a rule that does not hold becomes a sentence of the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        code = found.code if found else form.cleaned_data["code"]
        actions.change(act=act, code=code, given=given(), by=request.viewer, at=request.at)
    except (Broken, Refused) as broken:
        form.add_error(None, str(broken))
        return False
    messages.success(request, _("Done, and recorded with its evidence."))
    return True


def _page(
    request: Any, form: Any, h1: str, button: str, found: Agency | None = None, inset: str = ""
) -> HttpResponse:
    today: date = clock.day_of(request.at)
    caption = words.full_name(found.pk, today) if found else ""
    context = {
        "form": form,
        "button": button,
        "inset": inset,
        "caption": caption,
        "trail": trail(request, found, today),
    }
    return pages.render(request, "register/form.jinja", context, h1=h1)


def _placed(given: dict[str, Any]) -> dict[str, Any]:
    return {**given, "parent": choices.chosen(given["parent"])}


def _merged(found: Agency, given: dict[str, Any]) -> dict[str, Any]:
    also = [choices.chosen(number) for number in given.pop("also", ())]
    return {**given, "agencies": [found, *also], "successor": choices.chosen(given["successor"])}


def _split(found: Agency, given: dict[str, Any]) -> dict[str, Any]:
    successors = [choices.chosen(number) for number in given["successors"]]
    return {**given, "agency": found, "successors": successors}


def _carried(steps: dict[int, Succession], given: dict[str, Any]) -> dict[str, Any]:
    return {**given, "succession": steps[given["succession"]]}
