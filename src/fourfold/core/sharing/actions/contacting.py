"""Keeping people to contact in step with records, and writing down that a partner has contacted somebody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer, for_protected
from fourfold.core.agencies import queries as agencies
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.sharing import contacts, policy
from fourfold.core.sharing.models import Agreement, Contact
from fourfold.core.sharing.offering import Victim
from fourfold.core.sharing.rules import standing
from fourfold.core.sharing.rules.agreements import Broken

SHOWN = ("about", "name", "why", "child", "ring")


def open_under(*, agreement: Agreement, by: Viewer, at: datetime) -> None:
    """Show a partner everybody whom an agreement covers, from the day on which it was approved."""
    if agreement.standing == standing.VICTIMS:
        _keep(agreement, "", None, by, at)


def look_again(*, kind: str, ids: Collection[int], by: Viewer, at: datetime) -> None:
    """Bring the rows of these records in step with what they say now, under every agreement that is in force."""
    for agreement in contacts.agreements(by.write_agencies, clock.day_of(at)):
        _keep(agreement, kind, ids, by, at)


def say_outcome(*, contact: Contact, opened: int, outcome: str, by: Viewer, at: datetime) -> Contact:
    """Write down that somebody was contacted and what came of it; whoever shared reads it."""
    policy.check_receives(by, contact.partner_id)
    if not outcome.strip():
        raise Broken(_("Add a result, even a short one."))
    same = Contact.objects.filter(pk=contact.pk, edition=opened, contacted_at__isnull=True)
    said = {"outcome": outcome.strip(), "contacted_by_id": by.user_id, "contacted_at": at}
    if not same.update(**said, edition=F("edition") + 1):
        raise Clash(Contact.objects.get(pk=contact.pk))
    audit.record(audit.Operation.COLLECTION, "contact.outcome", by=by, kind="contact", target=contact.pk)
    return Contact.objects.get(pk=contact.pk)


def _keep(agreement: Agreement, kind: str, ids: Collection[int] | None, by: Viewer, at: datetime) -> None:
    """Worked out as for those who act for victims, whoever caused it: nothing of it is shown to them."""
    with for_protected():
        found = contacts.victims(agreement.owner_agency_id, kind, ids, at)
        wanted = {(one.kind, one.record, one.key): one for one in found}
        for partner in contacts.partners(agreement):
            _keep_for(agreement, partner, kind, ids, wanted, by, at)


def _keep_for(
    agreement: Agreement,
    partner: int,
    kind: str,
    ids: Collection[int] | None,
    wanted: dict[tuple[str, int, str], Victim],
    by: Viewer,
    at: datetime,
) -> None:
    """End what is there no more, add what is new, and mend what says something else."""
    rows = Contact.objects.filter(agreement=agreement, partner_id=partner, ended_at__isnull=True)
    rows = rows if ids is None else rows.filter(about_kind=kind, about_id__in=list(ids))
    held = {(row.about_kind, row.about_id, row.person): row for row in rows}
    gone = [row.pk for key, row in held.items() if key not in wanted]
    if gone:
        Contact.objects.filter(pk__in=gone).update(ended_at=at)
    for key, one in wanted.items():
        said = {name: getattr(one, name) for name in SHOWN}
        if key in held and {name: getattr(held[key], name) for name in SHOWN} != said:
            Contact.objects.filter(pk=held[key].pk).update(**said)
    new = [one for key, one in wanted.items() if key not in held]
    for one in new:
        Contact.objects.create(
            agreement=agreement,
            partner_id=partner,
            from_agency_id=agreement.owner_agency_id,
            about_kind=one.kind,
            about_id=one.record,
            person=one.key,
            since=at,
            **{name: getattr(one, name) for name in SHOWN},
        )
    if new:
        audit.record(
            audit.Operation.DISCLOSURE, "contact.open", by=by, kind="agreement", target=agreement.pk, rows=len(new),
            recipient=agencies.code_of(partner), purpose=standing.PURPOSE,
        )  # fmt: skip
