"""Register: the pages of the agencies, as they were on any day, and of what became of each."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import MenuEntry


class RegisterConfig(capability.Capability):
    name = "fourfold.resourcing.register"
    label = "register"
    url_prefix = ""
    menu = (MenuEntry("agencies", _("Agencies"), "register:agencies", "agencies.view"),)
    api = "fourfold.resourcing.register.api.room"
