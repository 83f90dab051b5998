"""Sharing: agreements with partner agencies, what may go to whom and why, and what went."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, Hears, MenuEntry, Panel

HERE = "fourfold.core.sharing"


class SharingConfig(capability.Capability):
    name = HERE
    label = "sharing"
    url_prefix = ""
    api = f"{HERE}.api.room"
    menu = (
        MenuEntry("agreements", _("Agreements"), "sharing:agreements", "sharing.view"),
        MenuEntry("given_out", _("What was shared"), "sharing:given-out", "sharing.view"),
        MenuEntry("partner", _("Our work"), "sharing:partner", "sharing.receive"),
        MenuEntry("partner_received", _("Shared with us"), "sharing:received-list", "sharing.receive"),
        MenuEntry("given_list", _("Told by partners"), "sharing:given-list", "sharing.offer"),
        MenuEntry("partner_given", _("What we gave"), "sharing:given", "sharing.receive"),
        MenuEntry("contacts", _("People to contact"), "sharing:contacts", "sharing.receive"),
        MenuEntry("partner_actions", _("Our actions"), "sharing:actions", "sharing.receive"),
    )
    panels = (
        Panel("threat", "sharing/panel.jinja", f"{HERE}.panels.of_threat", 60),
        Panel("threat", "sharing/given_panel.jinja", f"{HERE}.panels.given_about_threat", 61),
        Panel("threat", "sharing/contacts_panel.jinja", f"{HERE}.panels.contacts_of_threat", 62),
        Panel("disruption", "sharing/panel.jinja", f"{HERE}.panels.of_disruption", 60),
        Panel("report", "sharing/panel.jinja", f"{HERE}.panels.of_report", 60),
    )
    duties = (
        Duty("agreements_asked", _("Agreements waiting for approval"), f"{HERE}.duties.to_approve"),
        Duty("agreements_due", _("Agreements to look at"), f"{HERE}.duties.to_look_at"),
        Duty("editions", _("Editions to read before they go"), f"{HERE}.duties.to_let_go"),
        Duty("given", _("Told by partners"), f"{HERE}.duties.given"),
        Duty("shared_changed", _("Shared, and changed since"), f"{HERE}.duties.changed"),
    )
    hears = (
        Hears("threats changed", f"{HERE}.hearing.threats_changed"),
        Hears("threat parts changed", f"{HERE}.hearing.threat_parts_changed"),
        Hears("record marked", f"{HERE}.hearing.record_marked"),
        Hears("disruptions changed", f"{HERE}.hearing.disruptions_changed"),
    )
