"""Restricted records: who alone may see one, its past and what hangs on it; and who may not, having an interest."""

from fourfold.core import capability


class RestrictedConfig(capability.Capability):
    name = "fourfold.core.restricted"
    label = "restricted"
    tends = ("fourfold.core.restricted.matching.tend",)
