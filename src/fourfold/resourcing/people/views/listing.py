"""The people who use the platform, and the list as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.narrowing import chips
from fourfold.resourcing.people import presenters, queries
from fourfold.resourcing.people.forms import FilterForm
from fourfold.resourcing.people.queries import Filters


@door(Permission.MANAGE_PEOPLE)
def people_list(request: Any) -> HttpResponse:
    """Everybody, with the roles that they hold."""
    asked, filters = lists.asked(request.GET, presenters.COLUMNS, queries.BY_NAME), Filters.of(request)
    words = presenters.Words.on(clock.day_of(request.at))
    found = queries.listing(filters, asked, on=words.day)
    audit.consulted("person.list", by=request.viewer, kind="person", rows=len(found.rows))
    held = queries.grants(user.pk for user in found.rows)
    form = _form(request, words, dict(filters.words()))
    rows = [
        presenters.row(user, held.get(user.pk, []), words, reverse("people:person", args=[user.pk]))
        for user in found.rows
    ]
    page = lists.page_of(
        request,
        presenters.COLUMNS,
        asked.sort,
        rows,
        found,
        total=found.total,
        chips=chips(request, form, filters.words()),
        filters=form.fields,
    )
    h1 = ngettext("%(count)s person", "%(count)s people", found.total) % {
        "count": formats.number(found.total)
    }
    context = {"page": page, "form": form, "kept": lists.kept(request, form.fields)}
    return pages.render(request, "people/list.jinja", context, h1=h1, title=_("People"))


@door(Permission.MANAGE_PEOPLE)
def export_csv(request: Any) -> HttpResponseBase:
    """The whole filtered list as CSV."""
    return exports.csv_response(_cover(request), presenters.COLUMNS, _values(request))


@door(Permission.MANAGE_PEOPLE)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The whole filtered list as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), presenters.COLUMNS, _values(request))


def _form(request: Any, words: presenters.Words, chosen: dict[str, Any] | None = None) -> FilterForm:
    """The filters. Of the agencies only those are offered at which somebody holds a role."""
    used = queries.agencies_in_use(on=words.day)
    offered = sorted(((str(one), words.agencies[one]) for one in used), key=lambda pair: pair[1])
    return FilterForm(chosen, roles=presenters.role_choices(), agencies=offered)


def _values(request: Any) -> list[list[Any]]:
    asked = lists.asked(request.GET, presenters.COLUMNS, queries.BY_NAME)
    words = presenters.Words.on(clock.day_of(request.at))
    found = queries.every(Filters.of(request), asked.sort, on=words.day)
    held = queries.grants(user.pk for user in found)
    audit.disclosed("person.export", by=request.viewer, kind="person", rows=len(found))
    return [presenters.values(user, held.get(user.pk, []), words) for user in found]


def _cover(request: Any) -> exports.Cover:
    form = _form(request, presenters.Words.on(clock.day_of(request.at)))
    return exports.Cover(
        title=_("People"),
        who=request.viewer.name,
        run_at=request.at,
        filters=[str(chip.label) for chip in chips(request, form, Filters.of(request).words())],
    )
