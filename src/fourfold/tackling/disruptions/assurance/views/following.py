"""Whether effects last: one answer, and all of them together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import formats, pages
from fourfold.tackling.disruptions.assurance import answering, drawing, lasting, queries, question_words
from fourfold.tackling.disruptions.assurance.forms import LastedForm
from fourfold.tackling.disruptions.assurance.views.deciding import found_or_404, tried
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.presenters import Words


@door(Permission.RECORD)
def lasted(request: Any, reference: str) -> HttpResponse:
    """The question of 30, 90 or 180 days after a disruption, and what was answered before."""
    one = found_or_404(reference)
    form = LastedForm(request.POST or None, initial={"opened": one.edition})
    if request.method == "POST" and form.is_valid():
        said = {"disruption": one, "by": request.viewer, "at": request.at, **form.cleaned_data}
        if tried(request, form, lambda: answering.answer(**said)).done:
            messages.success(request, _("Your answer is recorded. Thank you."))
            return redirect("disruptions:to-follow")
    earlier = queries.followups(one.pk)
    given = {each.days: each.back for each in earlier}
    context = {
        "one": one,
        "form": form,
        "opened": one.edition,
        "due": lasting.due(
            one.event_ends_on or one.event_on,
            given,
            on=clock.day_of(request.at),
            is_back=lasting.BACK in given.values(),
        ),
        "happened": formats.day(one.event_on),
        "earlier": [(question_words.followed(each), each.note) for each in earlier],
    }
    heading = _("Did the effect of %(reference)s last?") % {"reference": one.reference}
    return pages.render(request, "disruptions/assurance/lasted.jinja", context, h1=heading,
                        status=422 if form.errors else 200)  # fmt: skip


@door(Permission.VIEW, past=True)
def lasting_page(request: Any) -> HttpResponse:
    """How long effects last, by tactic and by effect, with numbers and intervals."""
    audit.record(audit.Operation.CONSULTATION, "disruption.lasting", by=request.viewer, kind="disruption")
    on = clock.day_of(request.as_of or request.at)
    said = Words.on(on, known=request.as_of)
    by_effect, by_tactic = queries.followed(on, request.as_of)
    tables = [
        (_("By effect"), _named(by_effect, said.categories)),
        (_("By tactic"), _named(by_tactic, said.tactics)),
    ]
    context = {
        "shares": question_words.shares,
        "interval": question_words.interval,
        "tables": [(heading, found, drawing.intervals(found)) for heading, found in tables],
    }
    return pages.render(
        request, "disruptions/assurance/lasting.jinja", context, h1=_("How long effects last")
    )


def _named(
    followed: list[lasting.Followed], labels: dict[str, str]
) -> list[tuple[str, list[lasting.Lasted]]]:
    """Under the labels of codes, in their order; what senders wrote in words of their own is last, and together."""
    named = labels | {"": _("In a sender's own words")}
    found = lasting.lasting(one if one.under in labels else replace(one, under="") for one in followed)
    return [(label, found[code]) for code, label in named.items() if code in found]
