"""Extracts: named questions whose answer as known at a moment is always the same."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import MenuEntry


class ExtractsConfig(capability.Capability):
    name = "fourfold.reporting.extracts"
    label = "extracts"
    url_prefix = "extracts/"
    api = "fourfold.reporting.extracts.api.room"
    menu = (MenuEntry("extracts", _("Extracts"), "extracts:list", "extracts.run"),)
