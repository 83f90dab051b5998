"""The menu of a viewer: what their role names, of what the capabilities announce."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.roles import roles
from fourfold.core.access.viewers import Viewer

MOST = 5


@dataclass(frozen=True)
class MenuLink:
    """One entry as the frame shows it."""

    label: str
    url: str
    active: bool


def shown_to(viewer: Viewer, path: str) -> Viewer:
    """The viewer with the menu of their role; an entry without its permission is left out, never dead."""
    if not viewer.role:
        return viewer
    announced = capability.menu()
    entries = [announced[key] for key in roles()[viewer.role].menu if key in announced]
    links = [(entry.label, reverse(entry.url_name)) for entry in entries if viewer.may(entry.permission)]
    # Of an entry and one that lies below it, the page is that of the one below.
    here = max((url for _label, url in links if _within(path, url)), key=len, default="")
    own = roles()[viewer.role].home
    home = () if own else (MenuLink(_("My work"), reverse("home"), path == reverse("home")),)
    shown = (MenuLink(str(label), url, url == here) for label, url in links)
    return replace(viewer, menu=(*home, *shown)[:MOST])


def _within(path: str, url: str) -> bool:
    """Whether a page is that of a menu entry, or lies below it."""
    return path == url or path.startswith(f"{url.rstrip('/')}/")
