"""Assessments: a threat is scored with reasons, moderated by somebody else, and the moderated version stands."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, Hears, Intake, MenuEntry, Panel


class AssessmentsConfig(capability.Capability):
    name = "fourfold.understanding.assessments"
    label = "assessments"
    url_prefix = ""
    api = "fourfold.understanding.assessments.api.room"
    menu = (
        MenuEntry("moderation", _("Moderation"), "assessments:queue", "assessments.moderate"),
        MenuEntry("quality", _("Quality"), "assessments:quality", "assessments.moderate"),
        MenuEntry("models", _("Models and rules"), "assessments:models", "assessments.adopt models"),
    )
    panels = (
        Panel(
            "threat", "assessments/_panel.jinja", "fourfold.understanding.assessments.presenters.panel", 10
        ),
    )
    duties = (
        Duty(
            "moderation", _("Waiting for moderation"), "fourfold.understanding.assessments.duties.to_moderate"
        ),
        Duty("challenges", _("Challenges to decide"), "fourfold.understanding.assessments.duties.challenges"),
        Duty("returned", _("Returned to you"), "fourfold.understanding.assessments.duties.returned"),
    )
    intake = (
        Intake(
            what="assessments",
            columns="fourfold.understanding.assessments.intake.COLUMNS",
            codes="fourfold.understanding.assessments.codes.known",
            take_in="fourfold.understanding.assessments.intake.take_in",
            records="fourfold.understanding.assessments.intake.records",
            stands="fourfold.understanding.assessments.intake.stands.STANDS",
            label=_("assessments of threats"),
        ),
    )
    hears = (Hears("threats changed", "fourfold.understanding.assessments.hearing.threats_changed"),)
