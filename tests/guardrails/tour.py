"""A walk through every page of the platform, with an example of each record, as somebody who may open it.

Each page is asked for plainly and with an empty form; one that can be read as known in the past also as of a
moment and with a day that is none. What a page needs in its address stands in `examples.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string

from fourfold.core.access.models import User
from fourfold.core.access.roles import Breadth, Role
from fourfold.core.access.viewers import Viewer
from tests.guardrails.routes import Route, routes

# Leaving ends the walk; a persona can be become in the demonstration alone.
PASSED_OVER = {"sign-out", "become"}


@dataclass(frozen=True)
class Page:
    """An answer: what was asked, by whom, and what came. `html` is empty where the answer is no page.

    `named` are the codes and references that its address named.
    """

    asked: str
    signed_in: bool
    status: int
    headers: dict[str, str]
    html: str
    broke: str = ""
    named: frozenset[str] = frozenset()


class Walk:
    """Asks for pages; `person` makes somebody, `arguments` are what addresses need, `moment` is past."""

    def __init__(
        self, person: Callable[..., Viewer], arguments: dict[str, dict[str, Any]], moment: datetime
    ) -> None:
        self.person, self.arguments = person, arguments
        self.known_as_of = "?" + urlencode({"as_of": moment.isoformat()})
        self.browsers: dict[str, Client] = {}

    def pages(self) -> Iterator[Page]:
        """Every page of every route, the empty forms last: they may change things."""
        found = [route for route in routes() if route.name not in PASSED_OVER]
        for route in found:
            for query in ("", *((self.known_as_of, "?as_of=no+day") if route.past else ())):
                yield self.page(route, query)
        yield from self.homes()
        yield from (self.page(route, post=True) for route in found)

    def homes(self) -> Iterator[Page]:
        """The home page of every role, a refusal, and a page that is not there."""
        for role in import_string(settings.ROLES):
            yield self._ask(role, "/", f"GET / as {role.key}")
        frontline = next(role for role in import_string(settings.ROLES) if role.key == "frontline")
        yield self._ask(frontline, "/threats/add", "GET /threats/add as frontline, who may not")
        yield self._ask(frontline, "/threats/NW-OCG-9999", "GET a threat that is not there")

    def page(self, route: Route, query: str = "", *, post: bool = False) -> Page:
        """One route's answer, asked by the role that may do most of those that may open it."""
        role = _who(route)
        how = "POST nothing to" if post else "GET as known then" if "T" in query else f"GET{query}"
        asked = f"{how} /{route.path} ({route.name})"
        if route.permission and role is None:
            return Page(
                asked,
                True,
                0,
                {},
                "",
                f"asks for {route.permission!r}, which no role has. Mend: config/roles.py.",
            )
        given = self.arguments.get(route.name.split(":")[0], {}) | self.arguments.get(route.name, {})
        wanting = [name for name in route.arguments if name not in given]
        if wanting:
            return Page(
                asked,
                True,
                0,
                {},
                "",
                f"has no example of {', '.join(wanting)}. Mend: make one in examples.py.",
            )
        address = reverse(route.name, kwargs={name: given[name] for name in route.arguments})
        page = self._ask(
            role if route.permission else None, address + query, f"{asked} as {role and role.key}", post=post
        )
        return replace(page, named=frozenset(map(str, given.values())))

    def _ask(self, role: Role | None, address: str, asked: str, *, post: bool = False) -> Page:
        browser = self._browser(role)
        answer = browser.post(address, {}) if post else browser.get(address)
        is_html = answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming
        if answer.streaming:
            b"".join(answer.streaming_content)  # read to its end: only then its file is closed
        return Page(
            asked=asked,
            signed_in=role is not None,
            status=answer.status_code,
            headers=dict(answer.headers),
            html=answer.content.decode() if is_html else "",
            broke=f"broke with {answer.exc_info[1]!r}" if getattr(answer, "exc_info", None) else "",
        )

    def _browser(self, role: Role | None) -> Client:
        key = role.key if role else ""
        if key not in self.browsers:
            self.browsers[key] = Client(raise_request_exception=False)
            if role:
                agency = "nwrocu_rocta" if role.sees is Breadth.REGION else "cheshire"
                viewer = self.person(role.key, agency, f"⟦{role.key}⟧")
                self.browsers[key].force_login(User.objects.get(pk=viewer.user_id))
        return self.browsers[key]


def _who(route: Route) -> Role | None:
    able = [role for role in import_string(settings.ROLES) if route.permission in role.permissions]
    return max(able, key=lambda role: len(role.permissions), default=None)
