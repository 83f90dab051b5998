"""The room of batches in the API: each file adds its operations to it."""

from fourfold.data.sources.api import files, held_back
from fourfold.data.sources.api.room import room

__all__ = ["files", "held_back", "room"]
