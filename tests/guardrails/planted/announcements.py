"""Planted: a capability behind whose announcements there is nothing, and a role that chooses them."""

from fourfold.core.access.roles import Breadth, Role
from fourfold.core.capability import Duty, Hears, Intake, Job, MenuEntry, Panel, Shareable


class Announced:
    name = "planted"
    menu = (MenuEntry("planted", "Planted", "planted:list", "planted.view"),)
    panels = (Panel("threat", "planted/panel.jinja", "planted.queries.panel"),)
    duties = (Duty("planted", "Planted", "planted.duties.waiting"),)
    intake = (
        Intake(
            "planted",
            "planted.intake.COLUMNS",
            "planted.codes.known",
            "planted.intake.take_in",
            "planted.intake.records",
        ),
    )
    hears = (Hears("the moon rises", "planted.hearing.act"),)
    jobs = (Job("planted.work", "planted.jobs.work"),)
    shares = (Shareable("planted", "Planted", "planted.shareable.offer"),)


ROLE = Role(
    key="planted",
    name="Planted",
    sentence="Chooses what nobody announces.",
    permissions=frozenset(),
    sees=Breadth.NONE,
    menu=("planted",),
    duties=("planted",),
)
