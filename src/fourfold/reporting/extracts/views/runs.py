"""Definitions, their runs, one run, and running it again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.history.horizon import NotYetSettled
from fourfold.core.ui import formats, frame, lists, pages
from fourfold.core.ui.lists import Asked, Column, ListPage
from fourfold.core.ui.paging import Page
from fourfold.reporting.extracts import actions, files, mixes, presenters, queries, sealed
from fourfold.reporting.extracts.definitions import Definition, definition, definitions
from fourfold.reporting.extracts.forms import RunForm, WithForm
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.policy import Permission


@door(Permission.RUN)
def run_list(request: Any) -> HttpResponse:
    """Every definition in a sentence with its form, then the runs that were made."""
    return _list(request, {code: _form(request, code) for code in definitions()})


@door(Permission.RUN)
@require_POST
def start(request: Any, code: str) -> HttpResponse:
    """Run a definition as known on a day."""
    asked = definitions().get(code)
    if asked is None:
        raise Http404
    form = _form(request, code, request.POST)
    if form.is_valid():
        moment = queries.moment_of(form.cleaned_data["as_of"], request.at)
        try:
            made = actions.run(definition=asked, as_of=moment, by=request.viewer, at=request.at)
            return redirect("extracts:run", made.pk)
        except (NotYetSettled, actions.Locked) as refused:
            form.add_error(None, str(refused))
    return _list(request, {key: form if key == code else _form(request, key) for key in definitions()})


@door(Permission.RUN)
def run(request: Any, number: int) -> HttpResponse:
    """One run: its rows as they were sealed, its totals, its moment, its scope and its digest."""
    found, asked_definition = found_or_404(number)
    asked = lists.asked(request.GET, (Column("place", "", sortable=True),), sealed.IN_ORDER)
    gone = sealed.disposed(found)
    rows = sealed.page_of(found, gone, asked)
    words = presenters.Words.at(found.as_of, asked_definition.records)
    audit.record(
        audit.Operation.CONSULTATION,
        "extract.read",
        by=request.viewer,
        kind="extract",
        target=found,
        rows=len(rows.rows),
    )
    context = {
        **about(found, asked_definition),
        "page": _rows_page(request, found, rows, asked_definition, asked, words),
        "totals": [
            (asked_definition.records.label(name), presenters.total_rows(name, counts, words))
            for name, counts in sealed.totals(found, asked_definition, gone).items()
            if name not in asked_definition.mix  # the mix has these totals at its side and foot
        ],
        "mix": mixes.mix(found, asked_definition, gone, words),
        "withheld": presenters.missing(sealed.standing(found, asked_definition, gone)),
        "proof": sealed.proof(found, asked_definition, gone, rows.rows),
        "with_form": _with_form(found),
        "before": queries.run(found.repeats_id),
    }
    return pages.render(request, "extracts/run.jinja", context, h1=heading(found))


@door(Permission.RUN)
@require_POST
def again(request: Any, number: int) -> HttpResponse:
    """Run the same definition for the same moment and scope; its page says whether it gives the same."""
    found, asked = found_or_404(number)
    try:
        made = actions.again(of=found, definition=asked, by=request.viewer, at=request.at)
    except (NotYetSettled, actions.Locked) as refused:
        return pages.refusal(request, str(refused), status=409)
    return redirect("extracts:run", made.pk)


def found_or_404(number: int) -> tuple[Run, Definition]:
    """A run that this viewer may see, with the definition that it answered."""
    found = queries.run(number)
    asked = definition(found.definition, found.version) if found else None
    if found is None or asked is None:
        raise Http404
    return found, asked


def about(found: Run, asked: Definition) -> dict[str, Any]:
    """What stands above a run, so that no figure is without its definition and its moment."""
    return {
        "run": found,
        "definition": asked,
        "scope": presenters.scope_in_words(found, clock.day_of(found.as_of)),
        "caption": files.titled(asked),
        "trail": [frame.Link(_("Extracts"), reverse("extracts:list")), frame.Link(str(found), "")],
    }


def heading(found: Run) -> str:
    """How many rows, as known when."""
    rows = ngettext("%(count)s row", "%(count)s rows", found.rows) % {"count": formats.number(found.rows)}
    return _("%(rows)s as known %(moment)s") % {"rows": rows, "moment": formats.as_known(found.as_of)}


def named(found: Run) -> str:
    """A run in a line of a choice."""
    return _("%(run)s: %(rows)s rows as known %(moment)s") % {
        "run": found, "rows": formats.number(found.rows), "moment": formats.as_known(found.as_of),
    }  # fmt: skip


def _list(request: Any, forms: dict[str, RunForm]) -> HttpResponse:
    asked = lists.asked(request.GET, presenters.RUNS, queries.NEWEST_FIRST)
    found = queries.runs(asked)
    rows = [presenters.run_row(one, _title(one)) for one in found.rows]
    context = {
        "definitions": [(one, forms[code], queries.locked(one)) for code, one in definitions().items()],
        "forms": list(forms.values()),
        "page": ListPage(heads=lists.heads(request, presenters.RUNS, asked.sort), rows=rows, total=found.total,
                         **lists.page_links(request, asked.sort, found)),
    }  # fmt: skip
    audit.record(
        audit.Operation.CONSULTATION, "extract.list", by=request.viewer, kind="extract", rows=len(rows)
    )
    return pages.render(request, "extracts/list.jinja", context, h1=_("Extracts"))


def _title(found: Run) -> str:
    asked = definition(found.definition, found.version)
    return files.titled(asked) if asked else found.definition


def _form(request: Any, code: str, data: Any = None) -> RunForm:
    return RunForm(data, today=_today(request.at), auto_id=f"{code}-%s")


def _today(now: datetime) -> date:
    return clock.day_of(now)


def _rows_page(
    request: Any,
    of: Run,
    found: Page,
    asked_definition: Definition,
    asked: Asked,
    words: presenters.Words,
) -> ListPage:
    versions = [version for _place, version in found.rows if version]
    rows = [presenters.version_row(version, asked_definition, words, of.as_of) for version in versions]
    return ListPage(
        heads=lists.heads(request, presenters.columns(asked_definition), asked.sort),
        rows=rows,
        total=found.total,
        **lists.page_links(request, asked.sort, found),
    )


def _with_form(found: Run) -> WithForm | None:
    others = [(str(other.pk), named(other)) for other in queries.others(found)]
    return WithForm(others=others) if others else None
