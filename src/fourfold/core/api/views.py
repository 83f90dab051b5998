"""The description of the API, for machines and for people."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from fourfold.core.access.doors import door, open_door
from fourfold.core.access.policy import Permission
from fourfold.core.api import description
from fourfold.core.ui import pages

HEADINGS = {
    "Agencies": gettext_lazy("Agencies"), "Assessments": gettext_lazy("Assessments"),
    "Batches": gettext_lazy("Batches"), "Codes": gettext_lazy("Codes"), "Disruptions": gettext_lazy("Disruptions"),
    "Exchange": gettext_lazy("Exchange"),
    "Extracts": gettext_lazy("Extracts"), "Operations": gettext_lazy("Operations"),
    "Partners": gettext_lazy("Partners"),
    "Performance": gettext_lazy("Performance"), "Reports": gettext_lazy("Reports"), "Threats": gettext_lazy("Threats"),
}  # fmt: skip


@open_door
@require_GET
def openapi(request: HttpRequest) -> HttpResponse:
    """The description as OpenAPI 3.1: the same for everybody, from the code alone."""
    return HttpResponse(description.text(), content_type="application/json")


@door(Permission.SIGNED_IN)
def page(request: Any) -> HttpResponse:
    """What machines can read and write here, and what each operation asks for."""
    found = sorted(description.operations(), key=lambda one: one[2]["tags"])
    by_tag = groupby(found, key=lambda one: one[2]["tags"][0])
    rooms = [(tag, HEADINGS.get(tag, tag), list(some)) for tag, some in by_tag]
    context = {"rooms": rooms, "may_make_keys": request.viewer.may(Permission.USE_KEYS)}
    return pages.render(request, "api/page.jinja", context, h1=_("The API"))
