"""Disruptions: what an agency did to a threat, one record an event and agency, and as what it stands nationally."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, Intake, MenuEntry, Named, Panel, Shareable


class DisruptionsConfig(capability.Capability):
    name = "fourfold.tackling.disruptions"
    label = "disruptions"
    url_prefix = ""
    api = "fourfold.tackling.disruptions.api.room"
    menu = (
        MenuEntry("disruptions", _("Disruptions"), "disruptions:list", "disruptions.view"),
        MenuEntry("assurance", _("Assurance"), "disruptions:assurance", "disruptions.assure"),
    )
    panels = (
        Panel("report", "disruptions/report_panel.jinja", "fourfold.tackling.disruptions.reported.panel", 10),
        Panel("threat", "disruptions/panel.jinja", "fourfold.tackling.disruptions.panel.of_threat", 45),
        Panel(
            "operation",
            "disruptions/operation_panel.jinja",
            "fourfold.tackling.disruptions.panel.of_operation",
            20,
        ),
        Panel(
            "disruption",
            "disruptions/assurance/_panel.jinja",
            "fourfold.tackling.disruptions.assurance.panel.of_disruption",
            20,
        ),
    )
    shares = (Shareable("disruption", _("Disruptions"), "fourfold.tackling.disruptions.shareable.offer"),)
    duties = (
        Duty(
            "same_events",
            _("Disruptions to bring together"),
            "fourfold.tackling.disruptions.duties.to_bring_together",
        ),
        Duty("assure", _("Effects to agree"), "fourfold.tackling.disruptions.assurance.duties.to_assure"),
        Duty("lasted", _("Is the group back?"), "fourfold.tackling.disruptions.assurance.duties.to_follow"),
    )
    named = (Named("disruption", "fourfold.tackling.disruptions.reported.reference"),)
    intake = (
        Intake(
            what="disruptions",
            columns="fourfold.tackling.disruptions.intake.COLUMNS",
            codes="fourfold.tackling.disruptions.intake.codes",
            take_in="fourfold.tackling.disruptions.intake.take_in",
            records="fourfold.tackling.disruptions.intake.records",
            stands="fourfold.tackling.disruptions.intake.stands.STANDS",
        ),
    )
    restrictable = (
        capability.Restrictable(
            "disruption", _("Disruption"), "fourfold.tackling.disruptions.restrictable.find"
        ),
    )
