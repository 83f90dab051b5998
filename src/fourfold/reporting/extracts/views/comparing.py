"""Two runs of one definition, and what differs between them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import formats, frame, lists, pages
from fourfold.core.ui.lists import ListPage, Sort
from fourfold.core.ui.narrowing import chips
from fourfold.reporting.extracts import comparing, differences, presenters
from fourfold.reporting.extracts.forms import DifferenceForm
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.policy import Permission
from fourfold.reporting.extracts.records import Records
from fourfold.reporting.extracts.records.shape import value
from fourfold.reporting.extracts.views.runs import found_or_404, named

MOST_SHOWN = 500
NARROWED_BY = ("why", "force")


@door(Permission.RUN)
def compare(request: Any, number: int) -> HttpResponse:
    """What came in, left or changed between two runs, each with the reason that the records show."""
    first, second, definition = _two(request, number)
    found = comparing.compare(first, second, definition)
    words = presenters.Words.at(second.as_of, definition.records)
    form = _form(request, found, words)
    kept = [one for one in found.differences if _keeps(request, words.records, one)]
    rows = [differences.row(one, words) for one in kept[:MOST_SHOWN]]
    audit.record(
        audit.Operation.CONSULTATION,
        "extract.compare",
        by=request.viewer,
        kind="extract",
        target=f"{first} {second}",
        rows=len(rows),
    )
    context = {
        "first": first,
        "second": second,
        "first_name": named(first),
        "second_name": named(second),
        "form": form,
        "kept": lists.kept(request, NARROWED_BY),
        "summary": _summary(found.differences),
        "scopes": differences.other_scopes(first, second, clock.day_of(second.as_of)),
        "withheld": presenters.missing(found.missing),
        "page": ListPage(
            heads=lists.heads(request, differences.columns(definition.records), Sort("reference")),
            rows=rows,
            total=len(kept),
            chips=chips(request, form, {name: request.GET.getlist(name) for name in NARROWED_BY}),
            clear_url=lists.cleared(request, NARROWED_BY),
        ),
        "trail": [
            frame.Link(_("Extracts"), reverse("extracts:list")),
            frame.Link(str(second), reverse("extracts:run", args=[second.pk])),
            frame.Link(_("Compare"), ""),
        ],
    }
    return pages.render(
        request,
        "extracts/compare.jinja",
        context,
        h1=_heading(found),
        title=_("Compare %(first)s with %(second)s") % {"first": first, "second": second},
    )


def _two(request: Any, number: int) -> tuple[Run, Run, Any]:
    """The earlier moment first; two runs of different definitions cannot be compared."""
    other = request.GET.get("other", "")
    if not other.isdecimal() or len(other) > 17:
        raise Http404
    one, definition = found_or_404(number)
    two, _definition = found_or_404(int(other))
    if one.definition_digest != two.definition_digest:
        raise Http404
    first, second = sorted((one, two), key=lambda run: (run.as_of, run.pk))
    return first, second, definition


def _keeps(request: Any, of: Records, one: comparing.Difference) -> bool:
    why, force = request.GET.getlist("why"), request.GET.getlist("force")
    return (not why or not set(why).isdisjoint(one.why)) and (
        not force or str(value(one.row, of.owner)) in force
    )


def _form(request: Any, found: comparing.Comparison, words: presenters.Words) -> DifferenceForm:
    of = words.records
    owners = {value(one.row, of.owner) for one in found.differences}
    named_owners = sorted((str(words.said(of.owner, owner)), str(owner)) for owner in owners)
    chosen = {name: request.GET.getlist(name) for name in NARROWED_BY}
    return DifferenceForm(
        chosen,
        reasons=list(differences.reasons(of).items()),
        owners=[(number, name) for name, number in named_owners],
        owner=of.label(of.owner),
    )


def _summary(found: list[comparing.Difference]) -> str:
    counts = Counter(one.how for one in found)
    return _("%(came_in)s came in, %(left)s left, %(changed)s changed.") % {
        "came_in": formats.number(counts[comparing.CAME_IN]),
        "left": formats.number(counts[comparing.LEFT]),
        "changed": formats.number(counts[comparing.CHANGED]),
    }


def _heading(found: comparing.Comparison) -> str:
    if not found.differences and not found.missing.withheld and not found.missing.disposed:
        return _("No differences")
    return ngettext("%(count)s difference", "%(count)s differences", len(found.differences)) % {
        "count": formats.number(len(found.differences))
    }
