"""Whatever a capability announces exists: menus, panels, duties, intakes, events, and what roles choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from fourfold.core import capability
from fourfold.core.access.roles import Role
from tests.guardrails import source
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.planted import announcements as false
from tests.guardrails.routes import permissions

GUIDES = source.ROOT / "docs" / "guides"
NOBODYS = "which nobody announces. Mend: announce it or leave it out."


def faults(capabilities: Iterable[Any], told: Set[str]) -> list[str]:
    """Announcements behind which there is nothing; `told` are the events that somebody tells."""
    return [
        f"{one.name} announces {what}"
        for one in capabilities
        for what in (*_menu(one), *_paths(one), *_heard(one, told))
    ]


def role_faults(
    roles: Iterable[Role], menu: Set[str], duties: Set[str], guides: Set[str] | None
) -> list[str]:
    """Roles that choose what nobody announces, or have no guide; `guides` is None while there are none."""
    return [
        f"The role {role.key} in config/roles.py {what}"
        for role in roles
        for what in (
            *(f"has {key!r} in its menu, {NOBODYS}" for key in role.menu if key not in menu),
            *(f"has the duty {key!r}, {NOBODYS}" for key in role.duties if key not in duties),
            *(
                f"has no guide. Mend: write docs/guides/{key}.md."
                for key in {role.key} - (guides or {role.key})
            ),
        )
    ]


def _menu(one: Any) -> Iterator[str]:
    for entry in one.menu:
        try:
            reverse(entry.url_name)
        except NoReverseMatch:
            yield f"the menu entry {entry.key!r} of the page {entry.url_name!r}, which does not exist."
        if entry.permission not in permissions():
            yield f"the menu entry {entry.key!r} for {entry.permission!r}, which no policy names."


def _paths(one: Any) -> Iterator[str]:
    paths = [
        *(panel.build for panel in one.panels),
        *(duty.list for duty in one.duties),
        *(
            path
            for intake in one.intake
            for name, path in vars(intake).items()
            if name not in ("what", "label")
        ),
        *(hears.act for hears in one.hears),
        *(job.act for job in one.jobs),
        *(path for shareable in one.shares for path in (shareable.offer, shareable.victims) if path),
    ]
    for path in paths:
        try:
            import_string(path)
        except ImportError:
            yield f"{path}, which does not exist."
    for panel in one.panels:
        try:
            get_template(panel.template)
        except TemplateDoesNotExist:
            yield f"the panel {panel.template}, which does not exist."


def _heard(one: Any, told: Set[str]) -> Iterator[str]:
    return (
        f"that it hears {each.event!r}, which nobody tells." for each in one.hears if each.event not in told
    )


def _told() -> set[str]:
    """The events that the code tells."""
    told = (
        node
        for one in source.python()
        for node, name in source.calls(one)
        if name in ("capability.tell", "tell")
    )
    return {event for node in told if node.args and (event := source.literal(node.args[0]))}


def _guides() -> set[str] | None:
    return {page.stem for page in GUIDES.glob("*.md")} if GUIDES.is_dir() else None


def test_every_announcement_is_kept():
    must_hold(faults(capability.every(), _told()))


def test_every_role_chooses_what_there_is_and_has_a_guide():
    roles = import_string(settings.ROLES)
    must_hold(role_faults(roles, set(capability.menu()), set(capability.duties()), _guides()))


def test_planted_announcements_of_nothing_are_caught():
    found = [*faults([false.Announced], _told()), *role_faults([false.ROLE], set(), set(), {"analyst"})]
    must_name(
        found, "'planted:list'", "'planted.view'", "planted.duties.waiting", "planted.queries.panel",
        "planted/panel.jinja", "planted.intake.COLUMNS", "'the moon rises'", "planted.hearing.act", "planted.jobs.work",
        "planted.shareable.offer",
        "'planted' in its menu", "the duty 'planted'",
        "docs/guides/planted.md",
    )  # fmt: skip
