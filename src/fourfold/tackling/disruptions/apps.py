"""Disruptions: what an agency did to a threat, one record an event and agency, and as what it stands nationally."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, MenuEntry, Panel


class DisruptionsConfig(capability.Capability):
    name = "fourfold.tackling.disruptions"
    label = "disruptions"
    url_prefix = ""
    menu = (MenuEntry("disruptions", _("Disruptions"), "disruptions:list", "disruptions.view"),)
    panels = (
        Panel("threat", "disruptions/panel.jinja", "fourfold.tackling.disruptions.panel.of_threat", 45),
    )
    duties = (
        Duty(
            "same_events",
            _("Disruptions to bring together"),
            "fourfold.tackling.disruptions.duties.to_bring_together",
        ),
    )
