"""Entities: subjects (person, organisation, vehicle, place, phone) with an identifier that never changes."""

from fourfold.core import capability


class EntitiesConfig(capability.Capability):
    name = "fourfold.data.entities"
    label = "entities"
