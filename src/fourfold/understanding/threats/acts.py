"""What each decision demands and does: the same when it is asked for and when it is approved."""

from __future__ import annotations

from typing import Any

from fourfold.understanding.threats import rules
from fourfold.understanding.threats.models import Act, DecisionRequest, Threat


def check(asked: DecisionRequest, threat: Threat, into: Threat | None) -> None:
    """rules.Broken where the decision cannot be taken on the threat as it stands."""
    if asked.act == Act.RECLASSIFY:
        rules.check_reclassify(threat.kind, asked.leads_to, threat.phase)
    elif asked.act == Act.CLOSE:
        rules.check_close(threat.phase, asked.leads_to)
    elif asked.act == Act.REOPEN:
        rules.check_reopen(threat.phase, asked.leads_to, threat.merged_into_id)
    elif asked.act == Act.TRANSFER:
        rules.check_transfer(threat.owner_agency_id, asked.to_agency_id or 0)
    elif into is not None:
        rules.check_merge(threat.pk, into.pk, into.merged_into_id, into.phase, threat.phase)


def changes(asked: DecisionRequest) -> dict[str, Any]:
    """The columns of the threat that the decision writes."""
    if asked.act == Act.RECLASSIFY:
        return {"kind": asked.leads_to, "subtype": asked.subtype}
    if asked.act == Act.TRANSFER:
        return {"owner_agency_id": asked.to_agency_id}
    if asked.act == Act.MERGE:
        return {"merged_into_id": asked.into_id, "phase": "closed_merged"}
    return {"phase": asked.leads_to}


def before_and_after(asked: DecisionRequest, threat: Any, into: Any | None) -> tuple[str, str]:
    """What the decision leads from and to, as it is kept: codes, references, or the numbers of agencies."""
    if asked.act == Act.RECLASSIFY:
        return threat.kind, asked.leads_to
    if asked.act == Act.TRANSFER:
        return str(threat.owner_agency_id), str(asked.to_agency_id)
    if asked.act == Act.MERGE:
        return threat.reference, into.reference if into is not None else ""
    return threat.phase, asked.leads_to
