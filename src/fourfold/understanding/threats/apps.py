"""Threats: the moderated regional list of groups, priority individuals and vulnerabilities."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, Intake, MenuEntry, Panel, Shareable


class ThreatsConfig(capability.Capability):
    name = "fourfold.understanding.threats"
    label = "threats"
    url_prefix = ""
    api = "fourfold.understanding.threats.api.room"
    menu = (
        MenuEntry("threats", _("Threats"), "threats:list", "threats.view"),
        MenuEntry("local", _("Local threats"), "threats:local", "threats.view"),
        MenuEntry("map", _("Region map"), "threats:map", "threats.view"),
    )
    panels = (
        Panel("threat", "threats/_requests.jinja", "fourfold.understanding.threats.request_words.panel", 1),
    )
    shares = (
        Shareable(
            "threat",
            _("Threats"),
            "fourfold.understanding.threats.shareable.offer",
            "fourfold.understanding.threats.shareable.victims",
        ),
    )
    duties = (
        Duty(
            "decisions",
            _("Decisions waiting for your approval"),
            "fourfold.understanding.threats.duties.approvals",
        ),
        Duty("requests", _("Asked for by you"), "fourfold.understanding.threats.duties.asked"),
        Duty("reviews", _("Reviews overdue"), "fourfold.understanding.threats.duties.reviews_overdue"),
        Duty("briefs", _("Briefs overdue"), "fourfold.understanding.threats.briefs.duties.overdue"),
        Duty("local", _("Local threats"), "fourfold.understanding.threats.briefs.duties.local_threats"),
        Duty("changed", _("Changed since moderation"), "fourfold.understanding.threats.duties.changed"),
    )
    intake = (
        Intake(
            what="threats",
            columns="fourfold.understanding.threats.intake.COLUMNS",
            codes="fourfold.understanding.threats.codes.known",
            take_in="fourfold.understanding.threats.intake.take_in",
            records="fourfold.understanding.threats.intake.records",
            stands="fourfold.understanding.threats.intake.stands.STANDS",
            label=_("threats"),
        ),
        Intake(
            what="people",
            columns="fourfold.understanding.threats.intake.people.COLUMNS",
            codes="fourfold.understanding.threats.codes.known_of_people",
            take_in="fourfold.understanding.threats.intake.people.take_in",
            records="fourfold.understanding.threats.intake.people.records",
            stands="fourfold.understanding.threats.intake.people.stands.STANDS",
            label=_("people linked to threats"),
        ),
    )
    restrictable = (
        capability.Restrictable("threat", _("Threat"), "fourfold.understanding.threats.restrictable.find"),
    )
