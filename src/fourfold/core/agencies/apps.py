"""Agencies: every police and partner agency, in a tree with effective dates, and what succeeded what."""

from fourfold.core import capability


class AgenciesConfig(capability.Capability):
    name = "fourfold.core.agencies"
    label = "agencies"
