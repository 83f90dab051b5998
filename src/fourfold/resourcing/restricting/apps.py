"""Restricting: pages on which a record is restricted, its list kept, an interest declared, and all of it ended."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, MenuEntry, Panel

PANEL = "restricting/panel.jinja"
BUILT = "fourfold.resourcing.restricting.panels"


class RestrictingConfig(capability.Capability):
    name = "fourfold.resourcing.restricting"
    label = "restricting"
    url_prefix = ""
    menu = (
        MenuEntry("restricted", _("Restricted records"), "restricting:list", "access.restrict"),
        MenuEntry("emergency", _("Emergency access"), "restricting:emergency", "access.emergency"),
    )
    panels = tuple(
        Panel(kind, "restricting/marking.jinja", f"{BUILT}.marking_of_{kind}", 2)
        for kind in ("threat", "disruption", "operation", "report")
    ) + tuple(
        Panel(kind, PANEL, f"{BUILT}.of_{kind}", 95)
        for kind in ("threat", "disruption", "operation", "report")
    )
    duties = (
        Duty(
            "restricted",
            _("Restricted records waiting for you"),
            "fourfold.resourcing.restricting.duties.waiting",
        ),
    )
