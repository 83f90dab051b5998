"""One operation: its page, its history, adding one, amending one, ending one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Refused
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import frame, pages
from fourfold.core.ui.frame import Link
from fourfold.resourcing.operations import actions, changes, forms, policy, presenters, queries, rules
from fourfold.resourcing.operations.policy import Permission
from fourfold.resourcing.operations.views.listing import words_of


@door(Permission.VIEW, past=True)
def operation(request: Any, number: int) -> HttpResponse:
    """What an operation is, and which threats it serves."""
    found = found_or_404(number, request)
    audit.record(
        audit.Operation.CONSULTATION, "operation.read", by=request.viewer, kind="operation", target=number
    )
    words = words_of(request)
    served = queries.served([number], as_of=request.as_of).get(number, [])
    writes = request.as_of is None and policy.can_record(request.viewer, found.owner_agency_id)
    context = {
        "operation": found,
        "facts": presenters.facts(found, words),
        "served": served,
        "agencies": words.agencies,
        "first": changes.first_version(number),
        "writes": writes,
        "goes_on": found.ends_on is None,
        "trail": trail(request),
        "tabs": tabs(request, number),
    }
    return pages.render(request, "operations/operation.jinja", context, h1=found.name, title=_("Operation"))


@door(Permission.VIEW, past=True)
def history(request: Any, number: int) -> HttpResponse:
    """What changed on an operation, when and by whom, up to the moment that the page is read as known on."""
    found = found_or_404(number, request)
    audit.record(
        audit.Operation.CONSULTATION, "operation.history", by=request.viewer, kind="operation", target=number
    )
    context = {
        "events": changes.history(number, words_of(request), until=request.as_of),
        "trail": trail(request),
        "tabs": tabs(request, number, "history"),
    }
    h1 = _("History of %(name)s") % {"name": found.name}
    return pages.render(
        request, "operations/history.jinja", context, h1=h1, title=_("History of an operation")
    )


@door(Permission.RECORD)
def add(request: Any) -> HttpResponse:
    """A new operation; it serves no threat until somebody says so."""
    words = presenters.Words.on(clock.day_of(request.at))
    keys = request.viewer.write_keys
    form = forms.AddForm(
        request.POST or None,
        owners=words.owners(keys),
        units=words.units(keys),
        levels=words.levels,
        initial={"owner": request.viewer.agency_id, "starts_on": clock.day_of(request.at)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_operation(facts=form.facts(), by=request.viewer, at=request.at)
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("The operation is recorded. Say next which threats it serves."))
            return redirect("operations:operation", made.pk)
    context = {"form": form, "button": _("Save"), "trail": trail(request)}
    return pages.render(request, "operations/form.jinja", context, h1=_("Add an operation"))


@door(Permission.RECORD)
def amend(request: Any, number: int) -> HttpResponse:
    """Change what an operation says of itself; a clash shows both, and keeps the words."""
    found = writable_or_404(number, request)
    words = presenters.Words.on(clock.day_of(request.at))
    initial = {name.removesuffix("_id"): getattr(found, name) for name in actions.AMENDABLE}
    form = forms.AmendForm(
        request.POST or None,
        units=words.units(request.viewer.write_keys),
        levels=words.levels,
        initial=initial | {"opened": found.edition},
    )
    current = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.amend(
                operation=found, opened=form.cleaned_data["opened"], changes=form.facts(),
                by=request.viewer, at=request.at,
            )  # fmt: skip
        except actions.Clash as clash:
            current = clash.current
            form.add_error(None, str(clash))
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("Saved."))
            return redirect("operations:operation", number)
    context = {
        "form": form,
        "current": presenters.clash(form, current, words) if current else (),
        "opened": _edition(form, found, clashed=current is not None),
        "button": _("Save my version") if current else _("Save"),
        "trail": trail(request, found),
    }
    return pages.render(request, "operations/form.jinja", context, h1=_("Amend the operation"))


@door(Permission.RECORD)
def end(request: Any, number: int) -> HttpResponse:
    """End an operation, and with it what it serves."""
    found = writable_or_404(number, request)
    today = clock.day_of(request.at)
    form = forms.EndForm(
        request.POST or None, today=today, initial={"ends_on": today, "opened": found.edition}
    )
    clashed = False
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.end(
                operation=found,
                opened=given["opened"],
                ends_on=given["ends_on"],
                by=request.viewer,
                at=request.at,
            )
        except actions.Clash:
            clashed = True
            form.add_error(None, _("This changed after you opened it. Read the operation, then end it."))
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("The operation has ended. It serves nothing more."))
            return redirect("operations:operation", number)
    context = {
        "form": form,
        "opened": _edition(form, found, clashed=clashed),
        "inset": _("Ending an operation also ends what it serves, on the same day. Its record stays."),
        "button": _("End the operation"),
        "trail": trail(request, found),
    }
    return pages.render(request, "operations/form.jinja", context, h1=_("End the operation"))


def found_or_404(number: int, request: Any) -> Any:
    """The operation, or the page that says the same for none and for one that is not the viewer's."""
    found = queries.operation(number, as_of=request.as_of)
    if found is None:
        raise Http404
    return found


def writable_or_404(number: int, request: Any) -> Any:
    """An operation that the viewer may change; refused in words when it is another agency's."""
    found = found_or_404(number, request)
    policy.check_record(request.viewer, found.owner_agency_id)
    return found


def _edition(form: Any, found: Any, *, clashed: bool) -> Any:
    """The edition that a form carries: the one it was opened with, or after a clash the one that stands."""
    return found.edition if clashed else form["opened"].value()


def trail(request: Any, found: Any | None = None) -> tuple[Link, ...]:
    """The way back: the register, and the operation when the page is about one."""
    way = [Link(_("Operations"), frame.keep_as_of(request, reverse("operations:list")))]
    if found is not None:
        way.append(Link(found.name, reverse("operations:operation", args=[found.record])))
    return tuple(way)


def tabs(request: Any, number: int, active: str = "operation") -> list[Link]:
    """The record's own navigation."""
    return [
        Link(label, frame.keep_as_of(request, reverse(f"operations:{name}", args=[number])), name == active)
        for label, name in ((_("Overview"), "operation"), (_("History"), "history"))
    ]
