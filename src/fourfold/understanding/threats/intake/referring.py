"""Which threats the rows of a file are about: by our reference, or by the sender's own of a threat that it sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from fourfold.core.restricted import matching
from fourfold.data.sources import recognising, staging
from fourfold.data.sources.contracts.saying import Sentence, sentence
from fourfold.data.sources.staging import Staged
from fourfold.understanding.threats import rules
from fourfold.understanding.threats.intake.holding_back import MERGED, owners
from fourfold.understanding.threats.models import Threat

# A restricted record whose owner lets others know of it.
EXISTS = sentence("record_exists", _("A record exists. Contact %(reference)s."))
# One sentence for a threat that does not exist and for one that is not the sender's, so that it does not tell which.
UNKNOWN = sentence(
    "threat_unknown",
    _(
        "There is no threat %(reference)s that this file may write to. Give a reference such as NW-OCG-0417, or your "
        "own reference of a threat that you sent."
    ),
)
MARKS = (("threat_id", "bigint"), ("reference", "text"))


@dataclass(frozen=True)
class Found:
    """What a written reference leads to: the threat, or why none may be written to."""

    threat: Any = None
    why: Sentence | None = None
    about: str = ""


def refer(staged: Staged) -> None:
    """Write `threat_id` and `reference` of each staged row, hold back rows without a threat, and lock the threats.

    The staged columns `threat_reference` and `threat_id` are the capability's own.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct threat_reference from pg_temp.staged where news is distinct from 'same'"
        )
        written = [one for (one,) in cursor.fetchall()]
    by_reference, sent = _threats(staged, written)
    missing = [one for one in written if not (by_reference.get(rules.reference(one)) or sent.get(one))]
    contacts = matching.contacts(missing)
    found = {one: _found(one, by_reference, sent, contacts) for one in written}
    held, good = [], []
    with connection.cursor() as cursor:
        cursor.execute("select row, threat_reference from pg_temp.staged where news is distinct from 'same'")
        for row, one in cursor.fetchall():
            at = found[one]
            if at.why:
                held.append((row, "held", "threat_reference", at.why.code, at.about))
            else:
                good.append((row, at.threat.pk, at.threat.reference))
    staging.mark(held, staging.HELD)
    staging.mark(good, MARKS)


def _threats(staged: Staged, written: list[str]) -> tuple[dict[str, Threat], dict[str, int]]:
    """The sender's threats by reference, locked in the order of their numbers, and by the sender's own references."""
    sent = recognising.sent_before(staged.batch, "threats", written)
    ours = {rules.reference(one) for one in written}
    mine = Threat.objects.filter(owner_agency_id__in=owners(staged))
    locked = mine.filter(reference__in=ours) | mine.filter(pk__in=sent.values())
    threats = locked.order_by("pk").select_for_update()
    by_id = {threat.pk: threat for threat in threats}
    by_reference = {threat.reference: threat for threat in by_id.values()}
    return by_reference, {one: by_id[pk] for one, pk in sent.items() if pk in by_id}  # type: ignore[misc]


def _found(
    written: str, by_reference: dict[str, Threat], sent: dict[str, Any], contacts: dict[str, str]
) -> Found:
    threat = by_reference.get(rules.reference(written)) or sent.get(written)
    if threat is None:
        contact = contacts.get(written)
        return Found(why=EXISTS, about=contact) if contact else Found(why=UNKNOWN, about=written)
    if threat.merged_into_id is not None:
        return Found(why=MERGED, about=threat.reference)
    return Found(threat)
