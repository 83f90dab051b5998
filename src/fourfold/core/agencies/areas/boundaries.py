"""Reads a file of police force areas (GeoJSON of the Office for National Statistics), of any year."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.agencies.register import read

CODE = re.compile(r"pfa(\d\d)cd", re.IGNORECASE)
Land = list[
    list[tuple[float, float]]
]  # rings of longitude and latitude, without the first point again at the end


class NotBoundaries(Exception):
    """The file cannot be used; the text says why and what to do."""


@dataclass(frozen=True)
class Boundaries:
    """The rings of each force by its code in the register, the year, and codes that are no force of ours."""

    year: int
    forces: dict[str, Land]
    unknown: tuple[str, ...]


def boundaries(source: Path) -> Boundaries:
    """The force areas in a file; raises NotBoundaries when it is not whole or not of this form."""
    ours = {row.ons_code: row.code for row in read().agencies if row.kind == "force" and row.ons_code}
    years: set[int] = set()
    found: dict[str, Land] = {}
    for number, feature in enumerate(_features(source), start=1):
        year, code = _code(feature, number)
        if code in found:
            raise NotBoundaries(_("The area %(code)s is in the file twice.") % {"code": code})
        years.add(year)
        found[code] = _rings(feature.get("geometry"), code)
    if not found.keys() & ours.keys() or len(years) != 1:
        raise NotBoundaries(
            _("The file should hold police force areas of England and Wales, all of one year.")
        )
    forces = {ours[code]: rings for code, rings in found.items() if code in ours}
    return Boundaries(years.pop(), forces, tuple(sorted(found.keys() - ours.keys())))


def _features(source: Path) -> list[Any]:
    try:
        features = json.loads(source.read_text(encoding="utf-8-sig"))["features"]
    except OSError:
        raise NotBoundaries(_("There is no such file to read.")) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        features = None
    if not isinstance(features, list):
        raise NotBoundaries(
            _("The file is not whole GeoJSON with a list of features. Is it TopoJSON, or cut short?")
        )
    return features


def _code(feature: Any, number: int) -> tuple[int, str]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    for name, value in (properties or {}).items():
        if (match := CODE.fullmatch(name)) and isinstance(value, str):
            return 2000 + int(match[1]), value.strip()
    raise NotBoundaries(
        _("Area %(number)s has no code of a police force area (a property such as PFA23CD).")
        % {"number": number}
    )


def _rings(geometry: Any, code: str) -> Land:
    try:
        many = geometry["coordinates"]
        polygons = {"MultiPolygon": many, "Polygon": [many]}[geometry["type"]]
        rings = [[_place(point) for point in ring[:-1]] for polygon in polygons for ring in polygon]
    except (KeyError, TypeError, ValueError, IndexError):
        rings = []
    if not rings or min(map(len, rings)) < 3:
        raise NotBoundaries(
            _("The outline of %(code)s is not a polygon in degrees of longitude and latitude.")
            % {"code": code}
        )
    return rings


def _place(point: Any) -> tuple[float, float]:
    longitude, latitude = float(point[0]), float(point[1])  # a height may follow
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError
    return longitude, latitude
