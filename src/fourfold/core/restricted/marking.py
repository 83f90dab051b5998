"""The marking of a record, its handling instructions, and the conditions under which what it holds may be used."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.policy import Refused, check
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.restricted.actions import Named
from fourfold.core.restricted.models import Marking
from fourfold.core.restricted.policy import Permission


def of(kind: str, record: int, *, as_of: datetime | None = None) -> Marking | None:
    """The marking that stands, or stood at a moment; None where a record was never marked."""
    rows = Marking.objects.filter(kind=kind, record=record).select_related("by").order_by("-at", "-pk")
    return (rows.filter(at__lte=as_of) if as_of else rows).first()


def in_words(marking: Marking | None) -> str:
    """The marking itself."""
    return _("OFFICIAL-SENSITIVE") if marking is not None and marking.sensitive else _("OFFICIAL")


@transaction.atomic
def mark(
    *, record: Named, sensitive: bool, instructions: str, conditions: str, by: Viewer, at: datetime
) -> Marking:
    """Mark a record that the viewer may change."""
    check(by, Permission.MARK)
    if not can_mark(by, record.owner_id):
        raise Refused(_("This is another agency's record. Ask its owner to mark it."))
    if instructions.strip() and not sensitive:
        raise Broken(
            _("Handling instructions go with the marking OFFICIAL-SENSITIVE. Choose it, or leave them out.")
        )
    made = Marking.objects.create(
        kind=record.kind, record=record.record, sensitive=sensitive, instructions=instructions.strip(),
        conditions=conditions.strip(), by_id=by.user_id, at=at,
    )  # fmt: skip
    audit.record(audit.Operation.ALTERATION, "record.mark", by=by, kind=record.kind, target=record.reference)
    capability.tell("record marked", kind=record.kind, ids=[record.record], by=by, at=at)
    return made


def can_mark(by: Viewer, owner_id: int) -> bool:
    """Whether somebody marks records of an owner: of one that they see and whose owner's records they change."""
    return by.may(Permission.MARK) and owner_id in by.write_agencies
