"""Who holds and held which role, when, who approved it and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Unanswerable
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.lists import Chip
from fourfold.reporting.auditing import grant_words, people
from fourfold.reporting.auditing.forms import GrantsForm
from fourfold.reporting.auditing.grant_words import Words
from fourfold.reporting.auditing.policy import Permission


@door(Permission.READ)
def grants(request: Any) -> HttpResponse:
    """Every grant at the agencies that the reader audits, the latest first."""
    form = _form(request)
    context: dict[str, Any] = {"form": form, "page": None, "kept": lists.kept(request, form.fields)}
    h1 = _("Grants")
    if form.is_valid():
        asked = lists.asked(request.GET, grant_words.COLUMNS, people.LATEST_FIRST)
        found = people.grants(request.viewer.audits, asked, **_narrowed(form))
        audit.consulted("audit.grants", by=request.viewer, kind="grant", rows=len(found.rows))
        words = Words.at(request.at)
        context["page"] = lists.page_of(
            request, grant_words.COLUMNS, asked.sort, [grant_words.row(one, words) for one in found.rows], found,
            total=found.total, chips=_chips(request, form), filters=form.fields,
        )  # fmt: skip
        h1 = ngettext("%(count)s grant", "%(count)s grants", found.total) % {
            "count": formats.number(found.total)
        }
    return pages.render(request, "auditing/grants.jinja", context, h1=h1, title=_("Grants"))


@door(Permission.READ)
def as_csv(request: Any) -> HttpResponseBase:
    """The grants as CSV."""
    return exports.csv_response(*_file(request))


@door(Permission.READ)
def as_xlsx(request: Any) -> HttpResponseBase:
    """The grants as a workbook with a cover."""
    return spreadsheets.xlsx_response(*_file(request))


def _file(request: Any) -> tuple[exports.Cover, Any, list[list[Any]]]:
    form = _form(request)
    if not form.is_valid():
        raise Unanswerable(next(iter(form.errors.values()))[0])
    found = people.every_grant(request.viewer.audits, **_narrowed(form))
    audit.disclosed("audit.grants export", by=request.viewer, kind="grant", rows=len(found))
    words = Words.at(request.at)
    cover = exports.Cover(
        title=_("Grants"), who=request.viewer.name, run_at=request.at,
        filters=[str(chip.label) for chip in _chips(request, form)],
    )  # fmt: skip
    return cover, grant_words.COLUMNS, [grant_words.values(one, words) for one in found]


def _form(request: Any) -> GrantsForm:
    chosen = {"role": request.GET.getlist("role"), "on": request.GET.get("on", "")}
    return GrantsForm(chosen, roles=grant_words.role_choices())


def _narrowed(form: GrantsForm) -> dict[str, Any]:
    return {"roles": form.cleaned_data["role"], "on": form.cleaned_data["on"]}


def _chips(request: Any, form: GrantsForm) -> list[Chip]:
    names, given = dict(grant_words.role_choices()), form.cleaned_data
    held = [_("Held on %(day)s") % {"day": formats.day(given["on"])}] if given["on"] else []
    return [
        *(Chip(names[one], lists.without(request, "role", one)) for one in given["role"]),
        *(Chip(label, lists.without(request, "on")) for label in held),
    ]
