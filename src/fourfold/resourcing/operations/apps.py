"""Operations: the register of investigations and the threats that each serves."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import MenuEntry, Panel


class OperationsConfig(capability.Capability):
    name = "fourfold.resourcing.operations"
    label = "operations"
    url_prefix = ""
    api = "fourfold.resourcing.operations.api.room"
    menu = (MenuEntry("operations", _("Operations"), "operations:list", "operations.view"),)
    panels = (Panel("threat", "operations/panel.jinja", "fourfold.resourcing.operations.queries.panel", 40),)
    restrictable = (
        capability.Restrictable(
            "operation", _("Operation"), "fourfold.resourcing.operations.restrictable.find"
        ),
    )
