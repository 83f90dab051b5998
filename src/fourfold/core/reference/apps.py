"""Code lists: the words that fields are chosen from, each with its meaning and its dates, as data."""

from fourfold.core import capability


class ReferenceConfig(capability.Capability):
    name = "fourfold.core.reference"
    label = "reference"
