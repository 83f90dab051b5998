"""The room of operations in the API: each file adds its operations to it."""

from fourfold.resourcing.operations.api import reading, recording
from fourfold.resourcing.operations.api.room import room

__all__ = ["reading", "recording", "room"]
