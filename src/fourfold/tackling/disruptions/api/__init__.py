"""The room of disruptions in the API: each file adds its operations to it."""

from fourfold.tackling.disruptions.api import assuring, joining, reading, recording
from fourfold.tackling.disruptions.api.room import room

__all__ = ["assuring", "joining", "reading", "recording", "room"]
