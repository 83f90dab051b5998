"""The room of assessments in the API: each file adds its operations to it."""

from fourfold.understanding.assessments.api import challenging, judging, second
from fourfold.understanding.assessments.api.room import room

__all__ = ["challenging", "judging", "room", "second"]
