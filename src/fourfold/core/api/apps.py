"""API: the frame of `/api/v1`: keys instead of sign-in, one answer a write, problems in words, and the description."""

from fourfold.core import capability


class ApiConfig(capability.Capability):
    name = "fourfold.core.api"
    label = "api"
    api = "fourfold.core.api.lookups.room"
