"""Performance: the mix of the four Ps, how few people record, how late; never a rank."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import MenuEntry


class PerformanceConfig(capability.Capability):
    name = "fourfold.reporting.performance"
    label = "performance"
    url_prefix = ""
    api = "fourfold.reporting.performance.api.room"
    menu = (MenuEntry("performance", _("Performance"), "performance:page", "performance.view"),)
