"""People: who uses the platform, in which roles, until when; kept by administrators."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import MenuEntry


class PeopleConfig(capability.Capability):
    name = "fourfold.resourcing.people"
    label = "people"
    url_prefix = ""
    menu = (MenuEntry("people", _("People"), "people:list", "people.manage"),)
