"""Disruptions: what an agency did to a threat, claimed once an event, and how it stands in the national list."""

from fourfold.core import capability


class DisruptionsConfig(capability.Capability):
    name = "fourfold.tackling.disruptions"
    label = "disruptions"
    url_prefix = ""
