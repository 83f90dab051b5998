"""Quality: what is not assessed, where assessors differ, and how moderation moves scores. By name, never by rank.

As known on a past day too: whoever inspects asks how well the region judged then, not how well it judges by now.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import owners, short_names
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.presenters import shifts
from fourfold.understanding.assessments.quality import drawing
from fourfold.understanding.assessments.quality.coverage import coverage
from fourfold.understanding.assessments.quality.movement import Movement, movement
from fourfold.understanding.assessments.quality.pairs import disagreement
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.threats import rules as threat_rules
from fourfold.understanding.threats.presenters import KINDS, MODERATION


@door(Permission.MODERATE, past=True)
def quality(request: Any) -> HttpResponse:
    """The region's assessments, or one force's."""
    as_of = request.as_of
    on = clock.day_of(as_of or request.at)
    forces = dict(owners(request.viewer.agencies, on, known=as_of))
    chosen = request.GET.get("force", "")
    force = (chosen,) if chosen in forces else ()
    audit.consulted("quality", by=request.viewer, kind="assessment")
    missing = coverage(force, request.at, as_of)
    differ, moved = disagreement(force, on, as_of), movement(force, on, as_of)
    names = short_names(on, as_of)
    risks = sorted(((names.get(a, ""), shift) for a, shift in moved.risks.items()), key=_name)
    context = {
        "forces": forces,
        "force": force[0] if force else "",
        "missing": missing,
        "late": {row.pk: threat_rules.days_late(row.review_due, on) for row in missing.overdue.rows},
        "agencies": names,
        "differ": differ,
        "pairs_drawing": drawing.pairs(differ.criteria),
        "moved": moved,
        "risks": risks,
        "moves": _moves(moved, names),
        "moved_drawing": drawing.intervals(risks),
        "model_name": explain.model_name(moved.model) if moved.model else "",
        "kinds": KINDS,
        "states": MODERATION,
        "mean": shifts.mean,
        "interval": shifts.interval,
        "signed": shifts.signed,
    }
    return pages.render(request, "assessments/quality.jinja", context, h1=_("Quality of assessments"))


def _name(pair: tuple[str, Any]) -> str:
    """Names are sorted as people sort them, whatever stands in capitals."""
    return pair[0].casefold()


def _moves(moved: Movement, names: dict[int, str]) -> list[tuple[str, Any]]:
    """(agency, its criteria with their shifts), in the order of names."""
    return sorted(((names.get(a, ""), moved.of(a)) for a in moved.risks), key=_name)
