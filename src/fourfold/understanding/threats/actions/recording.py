"""Adding and amending a threat."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.understanding.threats import policy, rules
from fourfold.understanding.threats.actions import numbering, officers
from fourfold.understanding.threats.actions.holding import hold
from fourfold.understanding.threats.models import Threat

# The facts that a person may amend directly; type, phase to closed, owner and merging go by decision.
AMENDABLE = (
    "name", "subtype", "summary", "main_area", "further_areas", "lro", "phase", "is_soc", "review_due",
    "first_identified",
)  # fmt: skip


def add(*, facts: dict[str, Any], by: Viewer, at: datetime) -> Threat:
    """A new threat on the regional list, with its reference."""
    policy.check_record(by)
    on = clock.day_of(at)
    number = numbering.take(facts["kind"], facts["owner_agency_id"], on)[0]
    reference = f"{numbering.prefix(facts['kind'], facts['owner_agency_id'], on)}-{number:04d}"
    threat = Threat.objects.create(reference=reference, **facts)
    if threat.lro:
        officers.set_lro(threat=threat, name=threat.lro, on=on)
    audit.record(audit.Operation.COLLECTION, "threat.add", by=by, kind="threat", target=reference)
    return threat


def amend(*, threat: Threat, opened: int, changes: dict[str, Any], by: Viewer, at: datetime) -> Threat:
    """Change facts of a threat. Raises Clash when the edition opened is not the one that stands."""
    policy.check_record(by)
    # Compared with what stands now, not with what the caller read: somebody may have closed it in between.
    now = hold(threat.pk)[0]
    changes = {
        name: value for name, value in changes.items() if name in AMENDABLE and getattr(now, name) != value
    }
    if not changes:
        return now
    if now.edition != opened:
        raise Clash(now)
    rules.check_phase(now.phase, changes.get("phase", now.phase))
    Threat.objects.filter(pk=now.pk).update(**changes, edition=F("edition") + 1)
    if "lro" in changes:
        officers.set_lro(threat=threat, name=changes["lro"], on=clock.day_of(at))
    audit.record(audit.Operation.ALTERATION, "threat.amend", by=by, kind="threat", target=threat.reference)
    capability.tell("threats changed", ids=[threat.pk], fields=sorted(changes), by=by, at=at)
    return Threat.objects.get(pk=threat.pk)


def set_standing(*, threat_ids: list[int], standing: dict[str, Any]) -> None:
    """Write the standing of the assessment of record; called by whoever judges, in the same transaction."""
    Threat.objects.filter(pk__in=threat_ids).update(**standing)
