"""Writes of disruptions: each is one transaction of policy, rule, change and audit, inside its viewer's scope."""

from fourfold.tackling.disruptions.actions.joining import attach, join, part, tell_apart
from fourfold.tackling.disruptions.actions.recording import amend, record, withdraw

__all__ = ["amend", "attach", "join", "part", "record", "tell_apart", "withdraw"]
