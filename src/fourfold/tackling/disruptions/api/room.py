"""The room of disruptions: its heading, and which of its rules are conflicts."""

from __future__ import annotations

from fourfold.core.api.rooms import Room
from fourfold.tackling.disruptions import rules
from fourfold.tackling.disruptions.assurance.assurers import MayNotAssure

room = Room("Disruptions", broken=(rules.Broken, MayNotAssure))
