"""A walk through every page of the platform, with an example of each record, as somebody who may open it.

Each page is asked for plainly and with an empty form; one that can be read as known in the past also as of a
moment and with a day that is none. What a page needs in its address stands in `examples/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
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
from tests.guardrails.listening import Heard, listening
from tests.guardrails.routes import Route, routes

# Leaving ends the walk; a persona can be become in the demonstration alone.
PASSED_OVER = {"sign-out", "become", "people:everywhere", "people:sign-out"}


@dataclass(frozen=True)
class Page:
    """An answer: what was asked, by whom, and what came. `html` is empty where the answer is no page.

    `named` are the codes and references that its address named; `heard` is what it read and what it wrote down.
    """

    asked: str
    signed_in: bool
    status: int
    headers: dict[str, str]
    html: str
    broke: str = ""
    named: frozenset[str] = frozenset()
    heard: Heard = field(default_factory=Heard)


# Where somebody of a role is: for the region, at a partner agency, or at a force.
AGENCIES = {Breadth.REGION: "nwrocu_rocta", Breadth.PARTNER: "halton_council"}


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
            yield self.ask(role, "/", f"GET / as {role.key}")
        frontline = next(role for role in import_string(settings.ROLES) if role.key == "frontline")
        yield self.ask(frontline, "/threats/add", "GET /threats/add as frontline, who may not")
        yield self.ask(frontline, "/threats/NW-OCG-9999", "GET a threat that is not there")

    def refused(self, route: Route) -> Page | None:
        """One route's answer to a role that may not open it; None where every role may."""
        unable = [role for role in import_string(settings.ROLES) if route.permission not in role.permissions]
        if not route.permission or not unable:
            return None
        return self.ask(unable[0], self._address(route), f"GET /{route.path} as {unable[0].key}, who may not")

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
        given = self._given(route)
        wanting = [name for name in route.arguments if name not in given]
        if wanting:
            return Page(
                asked,
                True,
                0,
                {},
                "",
                f"has no example of {', '.join(wanting)}. Mend: make one in examples/.",
            )
        address = self._address(route)
        page = self.ask(
            role if route.permission else None,
            address + query,
            f"{asked} as {role and role.key}",
            post={} if post else None,
        )
        return replace(page, named=frozenset(map(str, given.values())))

    def _given(self, route: Route) -> dict[str, Any]:
        return self.arguments.get(route.name.split(":")[0], {}) | self.arguments.get(route.name, {})

    def _address(self, route: Route) -> str:
        given = self._given(route)
        return reverse(route.name, kwargs={name: given[name] for name in route.arguments})

    def ask(self, role: Role | None, address: str, asked: str, *, post: dict[str, str] | None = None) -> Page:
        """The answer at an address; with `post`, to a form that says this."""
        browser = self._browser(role)
        with listening() as heard:
            answer = browser.get(address) if post is None else browser.post(address, post)
            if answer.streaming:
                b"".join(answer.streaming_content)  # read to its end: only then its file is closed
        is_html = answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming
        return Page(
            asked=asked,
            signed_in=role is not None,
            status=answer.status_code,
            headers=dict(answer.headers),
            html=answer.content.decode() if is_html else "",
            broke=f"broke with {answer.exc_info[1]!r}" if getattr(answer, "exc_info", None) else "",
            heard=heard,
        )

    def _browser(self, role: Role | None) -> Client:
        key = role.key if role else ""
        if key not in self.browsers:
            self.browsers[key] = Client(raise_request_exception=False)
            if role:
                agency = AGENCIES.get(role.sees, "cheshire")
                name = f"⟦{role.key}⟧"  # somebody whom an example needs is there already
                user = User.objects.filter(name=name).first()
                user = user or User.objects.get(pk=self.person(role.key, agency, name).user_id)
                self.browsers[key].force_login(user)
        return self.browsers[key]


def _who(route: Route) -> Role | None:
    able = [role for role in import_string(settings.ROLES) if route.permission in role.permissions]
    return max(able, key=lambda role: len(role.permissions), default=None)
