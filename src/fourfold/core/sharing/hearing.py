"""What sharing does when a record changes below what was shared of it: the copy is marked, and somebody decides."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from fourfold.core.access.viewers import Viewer, for_protected
from fourfold.core.history import clock
from fourfold.core.sharing import answer as answers
from fourfold.core.sharing.actions import contacting
from fourfold.core.sharing.models import Standing
from fourfold.core.sharing.presenters import Words
from fourfold.core.sharing.rules import editions

LOOKED_AT = ("", editions.KEPT)


def threats_changed(*, ids: Collection[int], fields: Collection[str], by: Viewer, at: datetime) -> None:
    """Facts of threats changed, also who owns them."""
    contacting.look_again(kind="threat", ids=ids, by=by, at=at)
    _look_again("threat", ids, by, at)


def threat_parts_changed(*, ids: Collection[int], by: Viewer, at: datetime) -> None:
    """People, places or the brief of threats changed."""
    contacting.look_again(kind="threat", ids=ids, by=by, at=at)
    _look_again("threat", ids, by, at)


def disruptions_changed(*, ids: Collection[int], fields: Collection[str], by: Viewer, at: datetime) -> None:
    """Facts of disruptions changed."""
    _look_again("disruption", ids, by, at)


def record_marked(*, kind: str, ids: Collection[int], by: Viewer, at: datetime) -> None:
    """A record was marked: what went of it under another marking may not go any more."""
    _look_again(kind, ids, by, at)


def _look_again(kind: str, ids: Collection[int], by: Viewer, at: datetime) -> None:
    """Mark every copy of these records that says something else than the record does now; few records have any."""
    with for_protected():  # an edition that whoever changed the record may not read is looked at too
        found = Standing.objects.select_related("of_edition").filter(
            about_kind=kind,
            about_id__in=list(ids),
            settled__in=LOOKED_AT,
            disclosure__withdrawn_at__isnull=True,
        )
        live = [one for one in found if one.changed_at is None or one.settled]
        words = Words.on(clock.day_of(at)) if live else None
        differing = [one.pk for one in live if words and _differs(one.of_edition, by, at, words)]
        Standing.objects.filter(pk__in=differing).update(changed_at=at, settled="")


def _differs(edition: Any, by: Viewer, at: datetime, words: Words) -> bool:
    """Whether a part that went says something else now, is gone, or may not go any more."""
    offered = answers.offered(edition.about, by, at)
    if offered is None:
        return True
    now = {part.key: (part.heading, part.text) for part in offered.parts}
    if any(now.get(one["key"]) != (one["heading"], one["text"]) for one in edition.body):
        return True
    answer = answers.answer(offered, partner=edition.partner_id, purpose=edition.purpose, at=at, words=words)
    refused = {one.part.key for one in answer.may_not}
    return any(one["key"] in refused for one in edition.body)
