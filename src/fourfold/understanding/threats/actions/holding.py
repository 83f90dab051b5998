"""Holding threats while something is decided about them: two who act at once take turns."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.understanding.threats.models import Threat


def hold(*numbers: int | None) -> list[Threat]:
    """Lock threats, in the order of their numbers, until the transaction ends; gives each as it stands now, in turn.

    Raises Refused where one is not the viewer's to change: the database locks no such row.
    """
    asked = [number for number in numbers if number is not None]
    held = {
        threat.pk: threat for threat in Threat.objects.select_for_update().filter(pk__in=asked).order_by("pk")
    }
    if set(asked) - set(held):
        raise Refused(
            _("This is about a threat that your role does not change. Ask the agency that owns it.")
        )
    return [held[number] for number in asked]
