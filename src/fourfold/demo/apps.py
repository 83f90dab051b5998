"""The demonstration: one invented region, replayed through the same code that a force would use."""

from fourfold.core import capability


class DemoConfig(capability.Capability):
    name = "fourfold.demo"
    label = "demo"
