"""Every way in which the platform shows somebody which threats there are, as plain sets of references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test import Client

from fourfold.core.access import queries
from fourfold.core.access.models import User
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.understanding.threats.models import LinkedPerson, Threat
from tests.leaks.callers import caller, roles
from tests.leaks.worlds.made import Made
from tests.leaks.worlds.world import Grant

REFERENCE = re.compile(r"ZZ-OCG-\d{4}")
SQL = {
    "the table": "select reference from threats_threat",
    "its slices": "select reference from threats_threat_slice",
    "people's parts": "select t.reference from threats_linkedperson l join threats_threat t on t.id = l.threat_id",
    "the older versions": "select reference from threats_threat_hist",
}
PAST = ("the older versions", "its slices")


def by_rows(made: Made, person: int) -> Iterator[tuple[str, set[str]]]:
    """What rows there are for a person, by the models and by plain SQL on the application's own connection."""
    with viewing(_viewer(made, person)):
        yield "models", set(Threat.objects.values_list("reference", flat=True))
        parts = LinkedPerson.objects.values_list("threat__reference", flat=True)
        yield "models of parts", set(parts)
        for way, sql in SQL.items():
            with connection.cursor() as cursor:
                cursor.execute(sql)
                yield way, {reference for (reference,) in cursor.fetchall()}


class Screens:
    """Somebody's browser and machine, signed in once and kept, whatever is taken from them meanwhile."""

    def __init__(self, made: Made, person: int) -> None:
        self.made = made
        viewer = _viewer(made, person)
        self.role = next((role for role in roles() if role.key == viewer.role), None)
        self.browser = Client(raise_request_exception=False)
        self.browser.force_login(User.objects.get(pk=made.people[person]))
        self.machine = (
            caller(self.role, viewer) if self.role and "access.keys" in self.role.permissions else None
        )

    def shown(self) -> Iterator[tuple[str, set[str]]]:
        """What the list, the records' own pages and the API show."""
        yield "the list", self._in(self.browser.get("/threats"))
        pages = {
            one.reference: self.browser.get(f"/threats/{one.reference}") for one in self.made.world.records
        }
        yield "the pages", {reference for reference, page in pages.items() if self._there(page)}
        if self.machine:
            yield "the API", self._in(self.machine.send("GET", "/api/v1/threats"))

    @staticmethod
    def permissions(grant: Grant | None) -> frozenset[str]:
        """What a role that somebody holds lets them do."""
        return next((role.permissions for role in roles() if grant and role.key == grant.role), frozenset())

    @staticmethod
    def _there(page: Any) -> bool:
        """Whether a record is shown, or would be once somebody has said why they read it."""
        return page.status_code == 200 or page.headers.get("Location", "").startswith("/ui/reason")

    @staticmethod
    def _in(response: object) -> set[str]:
        found = response.content.decode() if response.status_code == 200 else ""  # type: ignore[attr-defined]
        return set(REFERENCE.findall(found))


def _viewer(made: Made, person: int) -> Viewer:
    user = User.objects.get(pk=made.people[person])
    found = queries.acting(user, clock.day_of(clock.read()))
    return found if user.is_active else queries.NOBODY
