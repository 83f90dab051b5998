"""One row that was held back: mended in place, or settled in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.ui import formats, frame, pages
from fourfold.data.sources import policy, presenters, queries
from fourfold.data.sources.actions import settling, turns
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.policy import Permission
from fourfold.data.sources.reading.reasons import Reason
from fourfold.data.sources.row_forms import ChooseForm, MendForm, SettleForm
from fourfold.data.sources.views.batches import found_or_404


@door(Permission.VIEW)
def row(request: Any, number: int, row: int) -> HttpResponse:
    """A row held back: why, what was sent, what became of it; for those who load, boxes to mend it."""
    held = held_or_404(number, row)
    audit.consulted("row.read", by=request.viewer, kind="batch", target=held.batch)
    return _page(request, held, mend_form(held), SettleForm(None))


@door(Permission.LOAD)
def mend(request: Any, number: int, row: int) -> HttpResponse:
    """Load just this row, with its cells mended."""
    held = held_or_404(number, row)
    if request.method != "POST":
        return redirect("sources:row", number, row)
    form = mend_form(held, request.POST)
    if form.is_valid():
        try:
            settling.correct(
                row=held, cells=form.cells, why=form.cleaned_data["why"], by=request.viewer, at=request.at
            )
            return redirect(f"{reverse('sources:batch', args=[number])}?mended={row}")
        except settling.StillHeld as still:
            form.say(still.reasons)
        except (settling.AlreadySettled, turns.Busy) as refused:
            form.add_error(None, str(refused))
    return _page(request, held, form, SettleForm(None))


@door(Permission.LOAD)
def choose(request: Any, number: int, row: int) -> HttpResponse:
    """Load just this row, keeping of what was amended here what somebody chooses to keep."""
    held = held_or_404(number, row)
    choosing = choose_form(held, request.POST)
    if request.method != "POST" or choosing is None:
        return redirect("sources:row", number, row)
    if choosing.is_valid():
        why = choosing.cleaned_data["why"]
        try:
            settling.choose(row=held, chosen=choosing.chosen, why=why, by=request.viewer, at=request.at)
            return redirect(f"{reverse('sources:batch', args=[number])}?mended={row}")
        except settling.StillHeld as still:
            held = settling.look_again(row=held_or_404(number, row), reasons=still.reasons, by=request.viewer)
            choosing = choose_form(held, request.POST)
            if (
                choosing is None
            ):  # held back for something else now: that stands at its cell, with what was typed
                return _page(request, held, _held_otherwise(held, why, still.reasons), SettleForm(None))
            choosing.add_error(None, _("This changed after you opened it. Compare again, then choose."))
        except (settling.AlreadySettled, turns.Busy) as refused:
            choosing.add_error(None, str(refused))
    return _page(request, held, mend_form(held), SettleForm(None), choosing)


@door(Permission.LOAD)
def settle(request: Any, number: int, row: int) -> HttpResponse:
    """Say what became of a row without loading it."""
    held = held_or_404(number, row)
    if request.method != "POST":
        return redirect("sources:row", number, row)
    form = SettleForm(request.POST)
    if form.is_valid():
        try:
            said = form.cleaned_data
            settling.settle(row=held, how=said["how"], why=said["reason"], by=request.viewer, at=request.at)
            return redirect("sources:batch", number)
        except settling.AlreadySettled as refused:
            form.add_error(None, str(refused))
    return _page(request, held, mend_form(held), form)


def held_or_404(number: int, row: int) -> HeldRow:
    """The row held back, or the page that says the same for none and for one that is not the viewer's."""
    held = queries.held_row(found_or_404(number), row)
    if held is None:
        raise Http404
    return held


def mend_form(held: HeldRow, data: Any = None) -> MendForm:
    """A box for each cell, with what is wrong beside it."""
    why = {reason.heading: str(reason.said) for reason in presenters.reasons(held.reasons)}
    return MendForm(data, headings=held.batch.headings, cells=presenters.as_sent(held.sent), why=why)


def _held_otherwise(held: HeldRow, why: str, reasons: Sequence[Reason]) -> MendForm:
    """The cells as they were sent, each with what is wrong now."""
    cells = {f"cell_{place}": cell for place, cell in enumerate(presenters.as_sent(held.sent))}
    form = mend_form(held, {**cells, "why": why})
    form.say(reasons)
    return form


def choose_form(held: HeldRow, data: Any = None) -> ChooseForm | None:
    """What is to be chosen of a row whose columns were amended here too; None for a row held back for anything else."""
    clashes = [reason for reason in presenters.reasons(held.reasons) if "here" in reason.said.details]
    return ChooseForm(data, clashes=clashes) if clashes else None


def _page(
    request: Any, held: HeldRow, mending: MendForm, settling: SettleForm, choosing: ChooseForm | None = None
) -> HttpResponse:
    batch, choosing = held.batch, choosing or choose_form(held)
    context = {
        "held": held,
        "reasons": presenters.reasons(held.reasons),
        "sent": _beside(batch.headings, presenters.as_sent(held.sent)),
        "mended": _beside(batch.headings, presenters.as_sent(held.mended)) if held.mended else [],
        "what_became": presenters.what_became(held) if held.state != HeldRow.State.HELD else "",
        "may_settle": held.state == HeldRow.State.HELD
        and policy.can_load(request.viewer)
        and batch.sender_id in request.viewer.write_agencies,
        "mending": mending,
        "settling": settling,
        "choosing": choosing,
        "forms": [choosing or mending, settling],
        "trail": [
            frame.Link(_("Feeds"), reverse("sources:list")),
            frame.Link(str(batch), reverse("sources:batch", args=[batch.pk])),
            frame.Link(_("Row %(row)s") % {"row": formats.number(held.row)}, ""),
        ],
        "caption": str(batch),
    }
    h1 = _("Row %(row)s, held back") % {"row": formats.number(held.row)}
    return pages.render(request, "sources/row.jinja", context, h1=h1)


def _beside(headings: list[str], cells: list[str]) -> list[tuple[str, str]]:
    """Each cell under its heading; cells too many have none."""
    padded = [*headings, *[""] * (len(cells) - len(headings))]
    return [(heading or _("No heading"), cell) for heading, cell in zip(padded, cells, strict=False)]
