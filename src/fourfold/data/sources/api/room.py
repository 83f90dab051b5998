"""The room of batches: its heading, and which refusals are conflicts."""

from __future__ import annotations

from fourfold.core.api.rooms import Room
from fourfold.data.sources.actions import settling, turns

room = Room("Batches", broken=(turns.Busy, settling.AlreadySettled))
