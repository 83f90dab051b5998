"""Every address of the platform, as the URL patterns have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.urls import get_resolver

from fourfold.core import capability

API = "api-v1"


@dataclass(frozen=True)
class Route:
    """One URL pattern: its name with its namespace, its path, what stands in it by name, and its view."""

    name: str
    path: str
    arguments: tuple[str, ...]
    view: Callable[..., Any]

    @property
    def permission(self) -> str | None:
        """What its door asks; "" for an open door, None where there is no door."""
        return getattr(self.view, "permission", None)

    @property
    def past(self) -> bool:
        """Whether it can be read as known on a past day."""
        return getattr(self.view, "past", False)


def routes(patterns: Iterable[Any] | None = None, path: str = "", space: str = "") -> Iterator[Route]:
    """Every route below these patterns; the platform's own when none are given."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        here = path + str(one.pattern)
        if getattr(one, "namespace", None) == API:
            continue  # operations have doors of their own: test_api_doors.py
        if hasattr(one, "url_patterns"):
            yield from routes(one.url_patterns, here, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield Route(
                f"{space}{one.name or ''}", here, tuple(re.findall(r"<(?:\w+:)?(\w+)>", here)), one.callback
            )


def permissions() -> set[str]:
    """Every permission that some capability's policy names."""
    modules = (f"{config.name}.policy" for config in capability.every())
    found = (import_module(name) for name in modules if find_spec(name))
    return {str(one) for policy in found for one in getattr(policy, "Permission", ())}
