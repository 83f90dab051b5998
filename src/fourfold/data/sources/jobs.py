"""What the worker does with a file, as the person who asked for it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer
from fourfold.core.jobs.progress import Progress
from fourfold.data.sources import queries
from fourfold.data.sources.actions import loading
from fourfold.data.sources.models import Batch


def try_out(*, about: int, by: Viewer, at: datetime, progress: Progress) -> str:
    """Try the batch of this number; a sentence where there was nothing to try any more."""
    batch = _batch(about)
    if not batch.waits:
        return _settled(batch)
    loading.try_out(batch=batch, by=by, at=at, progress=progress)
    return ""


def load(*, about: int, by: Viewer, at: datetime, progress: Progress) -> str:
    """Load the batch of this number; a sentence where there was nothing to load any more."""
    batch = _batch(about)
    if not batch.waits:
        return _settled(batch)
    progress.rows = batch.trial["rows"] if batch.trial else None
    loading.load(batch=batch, by=by, at=at, progress=progress)
    return ""


def _batch(number: int) -> Batch:
    batch = queries.batch(number)
    if batch is None:
        raise Refused(_("You may no longer see this file, so nothing was done with it."))
    return batch


def _settled(batch: Batch) -> str:
    if batch.state == Batch.State.WITHDRAWN:
        return _("The file was taken back before its turn came. Nothing was loaded.")
    if batch.state == Batch.State.LOADED:
        return _("The file was loaded already when its turn came. It was not loaded again.")
    return _("The file was refused already when its turn came. Nothing was loaded.")
