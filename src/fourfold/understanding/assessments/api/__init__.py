"""The room of assessments in the API: each file adds its operations to it."""

from fourfold.understanding.assessments.api import assessing, challenging, moderating, reading, second
from fourfold.understanding.assessments.api.room import room

__all__ = ["assessing", "challenging", "moderating", "reading", "room", "second"]
