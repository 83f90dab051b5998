"""Sending: what a form sends is saved once, and no word of it is lost when it is not saved."""

from fourfold.core import capability


class SendingConfig(capability.Capability):
    name = "fourfold.core.sending"
    label = "sending"
