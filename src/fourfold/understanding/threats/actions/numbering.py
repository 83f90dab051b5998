"""References: unique, readable, given in order and never given twice."""

from __future__ import annotations

from datetime import date

from django.db import connection

from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.models import Agency
from fourfold.understanding.threats.rules import PREFIXES, region_prefix


def take(kind: str, owner_id: int, on: date, *, how_many: int = 1) -> range:
    """The next numbers under a kind's prefix; the counter's row is locked until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into threats_referencecounter (prefix, last) values (%s, %s)"
            " on conflict (prefix) do update set last = threats_referencecounter.last + excluded.last"
            " returning last",
            [prefix(kind, owner_id, on), how_many],
        )
        last = cursor.fetchone()[0]
    return range(last - how_many + 1, last + 1)


def prefix(kind: str, owner_id: int, on: date) -> str:
    """Such as NW-OCG: the owner's region and the kind."""
    region = Agency.objects.values_list("code", flat=True).get(pk=agencies.region_of(owner_id, on))
    return f"{region_prefix(region)}-{PREFIXES[kind]}"
