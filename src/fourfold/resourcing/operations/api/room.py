"""The room of operations: its heading, and which of its rules are conflicts."""

from __future__ import annotations

from fourfold.core.api.rooms import Room
from fourfold.resourcing.operations import rules

room = Room("Operations", broken=(rules.Broken,))
