"""Who answers for a threat, for a time."""

from __future__ import annotations

from datetime import date

from fourfold.understanding.threats.models import Office, Officer, Threat


def set_lro(*, threat: Threat, name: str, on: date) -> None:
    """From a day another lead responsible officer, or none: whoever was it until then keeps their time."""
    Officer.objects.filter(threat_id=threat.pk, office=Office.LRO, ends_on__isnull=True).exclude(
        name=name
    ).update(ends_on=on)
    served = Officer.objects.filter(threat_id=threat.pk, office=Office.LRO, name=name, ends_on__isnull=True)
    if name and not served.exists():
        Officer.objects.create(threat_id=threat.pk, office=Office.LRO, name=name, starts_on=on)
