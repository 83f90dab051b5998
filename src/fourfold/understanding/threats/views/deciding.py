"""Decisions on a threat are asked for here: change its type, close, reopen, merge, transfer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Refused
from fourfold.core.agencies.presenters import owners
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.understanding.threats import presenters, queries, requests, rules
from fourfold.understanding.threats.actions import asking
from fourfold.understanding.threats.forms import deciding as forms
from fourfold.understanding.threats.models import DecisionRequest
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views.record import found_or_404

Ask = Callable[[Any, Any, dict[str, Any], asking.Grounds], DecisionRequest]

HEADINGS = {
    "reclassify": gettext_lazy("Change the type of %(reference)s"),
    "close": gettext_lazy("Close %(reference)s"),
    "reopen": gettext_lazy("Reopen %(reference)s"),
    "merge": gettext_lazy("Merge %(reference)s"),
    "transfer": gettext_lazy("Transfer %(reference)s"),
}


@door(Permission.DECIDE)
def reclassify(request: Any, reference: str) -> HttpResponse:
    """A change of type."""
    return _decision(request, reference, "reclassify")


@door(Permission.DECIDE)
def close(request: Any, reference: str) -> HttpResponse:
    """A closure."""
    return _decision(request, reference, "close")


@door(Permission.DECIDE)
def reopen(request: Any, reference: str) -> HttpResponse:
    """A return to an open phase."""
    return _decision(request, reference, "reopen")


@door(Permission.DECIDE)
def merge(request: Any, reference: str) -> HttpResponse:
    """A merge into another threat; what moves is shown before it is asked for."""
    return _decision(request, reference, "merge")


@door(Permission.DECIDE)
def transfer(request: Any, reference: str) -> HttpResponse:
    """A handover to another agency."""
    return _decision(request, reference, "transfer")


def _decision(request: Any, reference: str, act: str) -> HttpResponse:
    found = found_or_404(reference, request)
    form = form_of(request, found, act, request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = _asked(request, found, act, form)
        if asked is not None:
            said = {"person": asked.approver.name}
            messages.success(
                request, _("It waits for %(person)s to approve. Until then nothing changes.") % said
            )
            return redirect("threats:threat", reference)
    context = {"form": form, "threat": found, "act": act}
    return pages.render(request, "threats/decide.jinja", context, h1=HEADINGS[act] % {"reference": reference})


def _asked(request: Any, found: Any, act: str, form: forms.DecisionForm) -> DecisionRequest | None:
    """What was asked for; a rule that does not hold becomes a sentence of the form."""
    try:
        return ask_for(request, found, act, form.cleaned_data)
    except (rules.Broken, Refused) as broken:
        form.add_error(None, str(broken))
        return None


def ask_for(request: Any, found: Any, act: str, given: dict[str, Any]) -> DecisionRequest:
    """What a checked form asks for, asked for. Raises rules.Broken and Refused."""
    return ASKS[act][1](request, found, given, _grounds(given))


def form_of(request: Any, found: Any, act: str, data: Any) -> forms.DecisionForm:
    """The form of an act, with those who may approve it and what it may lead to."""
    form_class = ASKS[act][0]
    on = clock.day_of(request.at)
    approvers = requests.approvers(act, [found.owner_agency_id], on, but=request.viewer.user_id)
    needed: dict[str, Any] = {
        "approvers": [(str(user.pk), ", ".join(filter(None, (user.name, user.post)))) for user in approvers],
        "today": on,
    }
    if form_class in (forms.ReclassifyForm, forms.CloseForm, forms.ReopenForm):
        needed["words"] = presenters.Words.on(on)
    if form_class is forms.TransferForm:
        needed["owners"] = owners(request.viewer.write_agencies, on)
    return form_class(data, initial={"opened": found.edition}, **needed)


def _grounds(given: dict[str, Any]) -> asking.Grounds:
    return asking.Grounds(
        reason=given["reason"],
        evidence=given["evidence"],
        approver=int(given["approver"]),
        check_on=given["check_on"],
        what_becomes=given["what_becomes"],
        opened=given["opened"],
    )


def _reclassify(request: Any, found: Any, given: dict[str, Any], grounds: asking.Grounds) -> DecisionRequest:
    subtype = given["subtype"] if given["to"] == "vulnerability" else ""
    return asking.reclassify(
        threat=found, to=given["to"], subtype=subtype, grounds=grounds, by=request.viewer, at=request.at
    )


def _close(request: Any, found: Any, given: dict[str, Any], grounds: asking.Grounds) -> DecisionRequest:
    return asking.close(threat=found, to=given["to"], grounds=grounds, by=request.viewer, at=request.at)


def _reopen(request: Any, found: Any, given: dict[str, Any], grounds: asking.Grounds) -> DecisionRequest:
    return asking.reopen(threat=found, to=given["to"], grounds=grounds, by=request.viewer, at=request.at)


def _merge(request: Any, found: Any, given: dict[str, Any], grounds: asking.Grounds) -> DecisionRequest:
    into = queries.threat(rules.reference(given["into"]))
    if into is None:
        raise rules.Broken(
            _("There is no threat with that reference, or you may not see it. Check the reference.")
        )
    return asking.merge(threat=found, into=into, grounds=grounds, by=request.viewer, at=request.at)


def _transfer(request: Any, found: Any, given: dict[str, Any], grounds: asking.Grounds) -> DecisionRequest:
    return asking.transfer(
        threat=found, to_id=int(given["to"]), grounds=grounds, by=request.viewer, at=request.at
    )


ASKS: dict[str, tuple[type[forms.DecisionForm], Ask]] = {
    "reclassify": (forms.ReclassifyForm, _reclassify),
    "close": (forms.CloseForm, _close),
    "reopen": (forms.ReopenForm, _reopen),
    "merge": (forms.MergeForm, _merge),
    "transfer": (forms.TransferForm, _transfer),
}
