"""Which compartments somebody carries the keys of. The rows are those of `core/restricted`."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection


def carried(user_id: int, sees: Collection[int], changes: Collection[int]) -> dict[int, bool]:
    """The compartments of somebody whose role sees and changes these agencies' records, and which they change."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select no, writes from access_compartments(%s, %s::int[], %s::int[])",
            [user_id, list(sees), list(changes)],
        )
        return {number: bool(writes) for number, writes in cursor.fetchall()}


def every() -> tuple[int, ...]:
    """Every compartment that holds a record, for what the platform works out the same whoever asks."""
    with connection.cursor() as cursor:
        cursor.execute("select access_every_compartment()")
        return tuple(number for (number,) in cursor.fetchall())
