"""Sharing: agreements with partner agencies, what may go to whom and why, and what went."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, MenuEntry


class SharingConfig(capability.Capability):
    name = "fourfold.core.sharing"
    label = "sharing"
    url_prefix = ""
    menu = (MenuEntry("agreements", _("Agreements"), "sharing:agreements", "sharing.view"),)
    duties = (
        Duty(
            "agreements_asked",
            _("Agreements waiting for approval"),
            "fourfold.core.sharing.duties.to_approve",
        ),
        Duty("agreements_due", _("Agreements to look at"), "fourfold.core.sharing.duties.to_look_at"),
    )
