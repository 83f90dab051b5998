"""People: who uses the platform, in which roles, until when; kept by administrators."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, MenuEntry, Panel


class PeopleConfig(capability.Capability):
    name = "fourfold.resourcing.people"
    label = "people"
    url_prefix = ""
    duties = (
        Duty(
            "access",
            _("Roles and passwords waiting for your approval"),
            "fourfold.resourcing.people.duties.to_approve",
        ),
        Duty(
            "asked", _("Waiting for somebody else to approve"), "fourfold.resourcing.people.duties.asked_for"
        ),
        Duty(
            "lapsing",
            _("Vetting and training that has lapsed or soon will"),
            "fourfold.resourcing.people.clearance_presenters.lapsing",
        ),
    )
    panels = (
        Panel(
            "home", "people/_clearances_panel.jinja", "fourfold.resourcing.people.clearance_presenters.own"
        ),
    )
    menu = (
        MenuEntry("people", _("People"), "people:list", "people.manage"),
        MenuEntry("keys", _("Keys for machines"), "people:keys", "access.keys"),
    )
