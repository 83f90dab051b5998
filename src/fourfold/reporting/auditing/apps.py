"""Auditing: who did what, to which record and why; who may do what; and whether the log of it is whole."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import MenuEntry


class AuditingConfig(capability.Capability):
    name = "fourfold.reporting.auditing"
    label = "auditing"
    url_prefix = ""
    menu = (
        MenuEntry("audit", _("Audit"), "auditing:entries", "audit.read"),
        MenuEntry("unusual", _("Unusual use"), "auditing:unusual", "audit.read"),
        MenuEntry("grants", _("Grants"), "auditing:grants", "audit.read"),
        MenuEntry("checkpoints", _("Checkpoints"), "auditing:checkpoints", "audit.verify"),
    )
