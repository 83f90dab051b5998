"""Reads of the files for the national database, their rows, and the receipts that answered them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.reporting.exchange import policy
from fourfold.reporting.exchange.models import Receipt, Sent, Upload

NEWEST_FIRST = Sort("file", descending=True)


def uploads(asked: Asked | None = None) -> Page:
    """A page of the files of the viewer's unit, the newest first."""
    return paging.page(_uploads(), "id", asked or Asked(NEWEST_FIRST))


def upload(number: int) -> Upload | None:
    """One file; None where there is none for this viewer."""
    return _uploads().filter(pk=number).first()


def waiting(unit: int) -> list[Upload]:
    """The files of a unit that were written and neither put in nor taken back."""
    return list(
        _uploads().filter(agency_id=unit, put_in_at__isnull=True, taken_back_at__isnull=True).order_by("pk")
    )


def unanswered(unit: int) -> list[Upload]:
    """The files of a unit that were put in and of which some row has no answer."""
    open_rows = Sent.objects.filter(put_in_at__isnull=False, answered_at__isnull=True).values("upload_id")
    return list(_uploads().filter(agency_id=unit, pk__in=open_rows).order_by("pk"))


def sent_of(found: Upload) -> list[Sent]:
    """The rows of a file, in order."""
    return list(Sent.objects.filter(upload=found).select_related("receipt").order_by("place"))


def check_sees(viewer: Viewer, of: Collection[Upload], on: date) -> None:
    """Raise Refused for somebody to whom only some rows of these files exist."""
    unseen = sum(one.rows for one in of) - Sent.objects.filter(upload__in=[one.pk for one in of]).count()
    region = agencies.region_of(viewer.agency_id, on)
    policy.check_sees(viewer, unseen, agencies.descendants(region, on) if unseen else ())


def receipts_of(found: Upload) -> list[Receipt]:
    """The receipts that answered rows of a file, in order."""
    numbers = Sent.objects.filter(upload=found, receipt__isnull=False).values("receipt_id")
    return list(Receipt.objects.filter(pk__in=numbers).select_related("taken_by").order_by("pk"))


def _uploads() -> QuerySet[Upload]:
    return Upload.objects.select_related("made_by", "put_in_by", "taken_back_by")
