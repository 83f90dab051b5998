"""One at a time: two files of a sender that load at once could take one new row for two."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.jobs.progress import NotNow
from fourfold.data.sources import policy
from fourfold.data.sources.models import Batch

NOT_TO_BE_HAD = ("55P03", "40P01")  # PostgreSQL: the lock did not come in time, or never would have

LOADING, RECEIVING = "sources", "sources received"


class Busy(NotNow):
    """Another file of this sender is being loaded."""

    def __init__(self) -> None:
        super().__init__(_("Another file of this sender is being loaded. Try again in a minute."))


@contextmanager
def waiting(batch: Batch, by: Viewer) -> Iterator[Batch]:
    """The batch as it stands, with nobody else loading for its sender until the transaction ends."""
    policy.check_load(by, batch.sender_id)
    with one_at_a_time(batch.sender_id, batch.what):
        yield Batch.objects.select_for_update().get(pk=batch.pk)


@contextmanager
def one_at_a_time(sender_id: int, what: str, doing: str = LOADING) -> Iterator[None]:
    """Nobody else does this for the sender until the transaction ends. Raises Busy.

    Receiving is apart from loading: a file may arrive while another, which takes long, is being loaded.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select pg_advisory_xact_lock(hashtext(%s), %s)", [f"fourfold {doing} {what}", sender_id]
            )
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") in NOT_TO_BE_HAD:
            raise Busy from None
        raise
    yield
