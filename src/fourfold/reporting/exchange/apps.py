"""Exchange with the national database: what must stand there, whether it stands there, files out and receipts in."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, MenuEntry, Panel


class ExchangeConfig(capability.Capability):
    name = "fourfold.reporting.exchange"
    label = "exchange"
    url_prefix = ""
    api = "fourfold.reporting.exchange.api.room"
    menu = (MenuEntry("outbox", _("Outbox"), "exchange:outbox", "exchange.view"),)
    duties = (Duty("outbox", _("National database"), "fourfold.reporting.exchange.duties.waiting"),)
    tends = ("fourfold.reporting.exchange.lines.keeping.tend",)
    panels = (
        Panel("threat", "exchange/panel.jinja", "fourfold.reporting.exchange.panels.of_threat", 60),
        Panel("disruption", "exchange/panel.jinja", "fourfold.reporting.exchange.panels.of_disruption", 60),
        Panel("assessment", "exchange/panel.jinja", "fourfold.reporting.exchange.panels.of_assessment", 60),
    )
