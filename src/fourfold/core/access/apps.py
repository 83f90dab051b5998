"""Access: who is asking, what they may do (roles), and which rows exist for them (row security)."""

from fourfold.core import capability


class AccessConfig(capability.Capability):
    name = "fourfold.core.access"
    label = "access"
