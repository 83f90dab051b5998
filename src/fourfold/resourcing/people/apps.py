"""People: who uses the platform, in which roles, until when; kept by administrators."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, MenuEntry


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
    )
    menu = (
        MenuEntry("people", _("People"), "people:list", "people.manage"),
        MenuEntry("keys", _("Keys for machines"), "people:keys", "access.keys"),
    )
