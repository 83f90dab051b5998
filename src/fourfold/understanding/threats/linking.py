"""What was entered about somebody's part in a threat, on a page or by a machine, becomes that part."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.restricted import matching
from fourfold.data.entities import queries as entities
from fourfold.understanding.threats import rules
from fourfold.understanding.threats.actions import people
from fourfold.understanding.threats.models import LinkedPerson


def link_person(threat: Any, given: dict[str, Any], *, by: Viewer, at: datetime) -> LinkedPerson:
    """Link whoever a checked form names. Raises rules.Broken, also for a P-number that is nobody's here."""
    check = None
    if given["check_outcome"]:
        check = people.Check(given["check_outcome"], given["check_reason"], given["check_review"])
    part = people.Part(
        role=given["role"],
        category=given["category"],
        source=given["source"],
        confidence=given["confidence"],
        starts_on=given["starts_on"],
        possibly_exploited=given["possibly_exploited"],
    )
    known = entities.person(given["known"]) if given["known"] else None
    if given["known"] and known is None:
        missing = _("There is no person with that P-number, or you may not see them. Check the number.")
        raise rules.Broken(matching.instead(given["known"], missing))
    return people.enter(
        threat=threat, known=known, name=given["name"], born_on=given["born_on"], part=part, check=check,
        by=by, at=at,
    )  # fmt: skip
