"""What is wrong with the shape of a request, in sentences: the library's own are for programmers and in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

WHERE = ("body", "query", "path", "header", "form", "file", "body_params", "filters", "page", "given")


def of(errors: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Each fault that was found, with its field."""
    return [(field := _field(one["loc"]), _sentence(field, one)) for one in errors]


def _field(place: Iterable[Any]) -> str:
    """The field as its sender wrote it: the parts that only say where in the request it stands are left out."""
    parts = [str(part) for part in place]
    while len(parts) > 1 and parts[0] in WHERE:
        parts.pop(0)
    return ".".join(parts)


def _sentence(field: str, error: Mapping[str, Any]) -> str:
    kind, limits = str(error["type"]), error.get("ctx") or {}
    names = {"label": field} | {name: value for name, value in limits.items() if isinstance(value, int | str)}
    if kind == "missing":
        return _("Fill in “%(label)s”.") % names
    if kind == "extra_forbidden":
        return _("There is no “%(label)s” here. Check how it is written.") % names
    if kind == "string_too_long":
        return _("“%(label)s” has more than %(max_length)s characters.") % names
    if kind in ("greater_than_equal", "less_than_equal"):
        return _("“%(label)s” is outside what is possible here.") % names
    if kind.startswith("date"):
        return _("“%(label)s” is not a date. Write it like 2023-01-04.") % names
    if kind == "string_pattern_mismatch":
        return _("“%(label)s” is not written as the description of the API says.") % names
    return _("“%(label)s” cannot be read. The description of the API says what it takes.") % names
