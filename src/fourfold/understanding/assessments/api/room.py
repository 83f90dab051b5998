"""The room of assessments: its heading, and which of its rules are conflicts."""

from __future__ import annotations

from fourfold.core.api.rooms import Room
from fourfold.understanding.assessments.actions import moderating
from fourfold.understanding.assessments.actions.refusals import REFUSALS

room = Room("Assessments", broken=(*REFUSALS, moderating.ChangedSinceOpened))
