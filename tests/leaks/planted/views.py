"""Planted pages: a count and a search without scope, an error text, a cached page, a key's error, a slow silence."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, connection, transaction
from django.http import Http404, HttpResponse

from fourfold.core.access.doors import door
from fourfold.understanding.threats.models import Threat
from fourfold.understanding.threats.policy import Permission

KEPT: dict[str, str] = {}


@door(Permission.VIEW)
def counted(request: Any) -> HttpResponse:
    """Says of how many threats the list shows some."""
    return HttpResponse(f"<main>{Threat.objects.count()} of {_one('select planted_count()')}</main>")


@door(Permission.VIEW)
def searched(request: Any) -> HttpResponse:
    """Says how often a word was found."""
    found = _one("select planted_search(%s)", "Larch")
    return HttpResponse(f"<main>Found {found} times.</main>")


@door(Permission.VIEW)
def told(request: Any) -> HttpResponse:
    """A form whose refusal says more where the record is somebody else's."""
    asked = request.POST.get("reference", "")
    owner = _one("select planted_owner(%s)", asked) if asked else None
    if owner and not Threat.objects.filter(reference=asked).exists():
        return HttpResponse(f"<main>That record is {owner}’s.</main>")
    return HttpResponse(FORM)


@door(Permission.VIEW)
def cached(request: Any) -> HttpResponse:
    """Keeps the page of whoever asked first, for everybody."""
    if "page" not in KEPT:
        KEPT["page"] = ", ".join(Threat.objects.order_by("pk").values_list("name", flat=True))
    return HttpResponse(f"<main>{KEPT['page']}</main>")


@door(Permission.VIEW)
def unique(request: Any) -> HttpResponse:
    """Lets somebody choose a reference, and says whether it is taken."""
    if request.method != "POST":
        return HttpResponse(FORM)
    try:
        with transaction.atomic():
            owner = request.viewer.agency_id
            Threat.objects.create(
                reference=request.POST.get("reference", ""), name="New", kind="ocg", phase="pursue",
                owner_agency_id=owner, lead_agency_id=owner,
            )  # fmt: skip
    except IntegrityError:
        return HttpResponse("<main>This reference is used already.</main>")
    return HttpResponse("<main>Done.</main>")


@door(Permission.VIEW)
def slow(request: Any, reference: str) -> HttpResponse:
    """The same sentence whether there is a record or not, after a different time."""
    _one("select planted_look(%s)", reference)
    raise Http404


FORM = '<main><form method="post"><input name="reference" type="text"></form></main>'


def _one(sql: str, *given: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()[0]
