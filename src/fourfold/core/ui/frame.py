"""What surrounds every page: who is asking, as of when, under which marking, and the menus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, get_urlconf, resolve, reverse
from django.utils.translation import gettext as _

from fourfold.core.capability import Words

from . import formats

AS_OF = "as_of"
# Pages of other capabilities that the frame links to when they exist; what is absent is not shown.
PLACES = {
    "home": "home",
    "find": "threats:find",
    "sign_in": "sign-in",
    "sign_out": "sign-out",
    "account": "people:account",
    "help": "help",
    "language": "ui:language",
    "keep_words": "ui:keep-words",
    "unseal": "ui:unseal",
}


class MenuItem(Protocol):
    """One entry of a navigation."""

    label: Words
    url: str
    active: bool


class Viewer(Protocol):
    """Who is asking, as the frame needs to know them."""

    display_name: str
    role_name: str
    agency_name: str
    covered: str
    read_only: bool
    until: date | None
    menu: Sequence[MenuItem]

    def may(self, permission: str) -> bool: ...


@dataclass(frozen=True)
class Link:
    """A label with its address; `active` marks the entry of the page that is shown."""

    label: Words
    url: str
    active: bool = False


@dataclass(frozen=True)
class Frame:
    """Everything that the layout shows around a page's own content."""

    viewer: Viewer | None
    as_of: datetime | None
    at: datetime | None
    marking: str
    demonstration: bool
    language: str
    here: str
    now_url: str
    without_past: bool
    menu: tuple[Link, ...]
    places: dict[str, str]

    @property
    def may_write(self) -> bool:
        """Whether this page may show writing controls: never in the past, never to a reader."""
        return self.viewer is not None and self.as_of is None and not self.viewer.read_only

    @property
    def identity(self) -> str:
        """Who is asking, in one line: "DI Ellis, LRO, North Wales Police"."""
        if self.viewer is None:
            return ""
        parts = (self.viewer.display_name, self.viewer.role_name, self.viewer.agency_name)
        said = ", ".join(str(part) for part in parts if part)
        if self.viewer.covered:
            return _("%(who)s. For %(person)s") % {"who": said, "person": self.viewer.covered}
        return said


def frame_of(request: HttpRequest | None) -> Frame:
    """The frame of a request; a request without a viewer (sign-in, an error) has an empty menu."""
    viewer: Any = getattr(request, "viewer", None)
    return Frame(
        viewer=viewer,
        as_of=getattr(request, "as_of", None),
        at=getattr(request, "at", None),
        marking=marking(),
        demonstration=bool(getattr(settings, "DEMONSTRATION", False)),
        language=formats.language(),
        here=request.get_full_path() if request else "/",
        now_url=_without_as_of(request.get_full_path()) if request else "/",
        without_past=_asked_in_vain(request),
        menu=_menu(request, viewer),
        places={
            name: keep_as_of(request, found)
            for name, route in PLACES.items()
            if (found := _address(route, viewer))
        },
    )


def _asked_in_vain(request: HttpRequest | None) -> bool:
    """Whether a past day was asked of a page that has none: it shows today, and says so."""
    if request is None or not request.GET.get(AS_OF) or getattr(request, "as_of", None) is not None:
        return False
    return getattr(request, "viewer", None) is not None and not _has_past(request.path, get_urlconf())


def marking() -> str:
    """The protective marking in words, who may read included."""
    found = getattr(settings, "MARKING", "OFFICIAL-SENSITIVE")
    return _("%(marking)s. Police and named partners only") % {"marking": found}


def keep_as_of(request: HttpRequest | None, address: str) -> str:
    """The address with the request's `?as_of=`, when both pages have a past; else the address, as of today."""
    if request is None or getattr(request, "as_of", None) is None:
        return address
    if not _has_past(urlsplit(address).path, get_urlconf()):
        return address
    return with_query(address, {AS_OF: request.GET.get(AS_OF, "")})


@lru_cache(maxsize=4096)
def _has_past(path: str, urlconf: str | None) -> bool:
    """Whether the page at a path can be read as known on a past day: its door says so."""
    try:
        return bool(getattr(resolve(path, urlconf).func, "past", False))
    except Resolver404:
        return False


def with_query(address: str, changes: dict[str, str]) -> str:
    """The address with some query values set; an empty value removes its key."""
    parts = urlsplit(address)
    query = [(key, value) for key, value in parse_qsl(parts.query) if key not in changes]
    query += [(key, value) for key, value in changes.items() if value]
    return urlunsplit(parts._replace(query=urlencode(query)))


def _without_as_of(address: str) -> str:
    return with_query(address, {AS_OF: ""})


def _menu(request: HttpRequest | None, viewer: Viewer | None) -> tuple[Link, ...]:
    items = () if viewer is None else viewer.menu
    return tuple(Link(item.label, keep_as_of(request, item.url), item.active) for item in items)


def _address(route: str, viewer: Any) -> str:
    """Where a page is; nothing for one that does not exist, or that this viewer would be refused."""
    try:
        address = reverse(route)
    except NoReverseMatch:
        return ""
    permission = getattr(resolve(address).func, "permission", "")
    return address if not permission or (viewer is not None and viewer.may(permission)) else ""
