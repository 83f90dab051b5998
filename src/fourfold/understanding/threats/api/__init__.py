"""The room of threats in the API: each file adds its operations to it."""

from fourfold.understanding.threats.api import briefs, deciding, people, reading, recording
from fourfold.understanding.threats.api.room import room

__all__ = ["briefs", "deciding", "people", "reading", "recording", "room"]
