"""Telling somebody that something happened, and opening what one was told."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from fourfold.core.notices.models import Notice


def tell(*, person: int, kind: str, address: str) -> None:
    """A notice to somebody, where they have none of this kind and address that waits. It holds no content."""
    with connection.cursor() as cursor:
        cursor.execute("select notices_tell(%s, %s, %s)", [person, kind, address])


def opened(*, notice: Notice, at: datetime) -> None:
    """It was opened."""
    Notice.objects.filter(pk=notice.pk, opened_at__isnull=True).update(opened_at=at)
