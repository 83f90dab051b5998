"""One at a time: two files that are written at once could hold the same record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from fourfold.reporting.exchange.rules import Broken

NOT_TO_BE_HAD = ("55P03", "40P01")  # PostgreSQL: the lock did not come in time, or never would have


@contextmanager
def one_at_a_time(unit: int) -> Iterator[None]:
    """Nobody else writes a file of the unit, or takes an answer for it, until the transaction ends."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtext('fourfold exchange'), %s)", [unit])
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") in NOT_TO_BE_HAD:
            raise Broken(
                _("Somebody of your unit is writing a file or taking a receipt. Try again in a minute.")
            ) from None
        raise
    yield
