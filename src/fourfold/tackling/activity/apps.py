"""Activity: what officers did or saw, told in plain words, and what became of each report."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, MenuEntry, Panel, Shareable


class ActivityConfig(capability.Capability):
    name = "fourfold.tackling.activity"
    label = "activity"
    url_prefix = ""
    api = "fourfold.tackling.activity.api.room"
    menu = (
        MenuEntry("report", _("Report"), "activity:report", "activity.report"),
        MenuEntry("own_reports", _("My reports"), "activity:own", "activity.view"),
        MenuEntry("inbox", _("Reports"), "activity:inbox", "activity.settle"),
    )
    shares = (Shareable("report", _("Reports"), "fourfold.tackling.activity.shareable.offer"),)
    duties = (
        Duty("reports_waiting", _("Reports waiting"), "fourfold.tackling.activity.duties.waiting"),
        Duty("own_reports", _("Your reports"), "fourfold.tackling.activity.duties.own"),
    )
    panels = (Panel("home", "activity/start.jinja", "fourfold.tackling.activity.duties.start", 10),)
    restrictable = (
        capability.Restrictable("report", _("Report"), "fourfold.tackling.activity.restrictable.find"),
    )
