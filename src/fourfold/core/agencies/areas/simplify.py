"""Makes `outlines.json`: force boundaries small enough to stand in a page, from a file of police force areas.

    python -m fourfold.core.agencies.areas.simplify POLICE_FORCE_AREAS.geojson > outlines.json

A border that two forces share is simplified once, as one line, so that no gap or overlap opens between them.
Lines are thinned by the method of Douglas and Peucker: the point farthest from the straight line between two
ends is kept if it lies farther off than the tolerance, and the halves are treated in the same way.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.conf import settings

from fourfold.core.agencies.areas.boundaries import Land, NotBoundaries, boundaries

Point = tuple[int, int]
Ring = list[Point]
Edge = frozenset[Point]

ABOUT = {
    "what": "Police force areas as of December {year}, simplified.",
    "source": "Office for National Statistics, police force areas (December {year})",
    "licence": "Open Government Licence v3.0",
    "attribution": "Contains National Statistics and OS data, Crown copyright and database right {year}.",
}
WIDTH = 1000  # of the picture; its height follows
MARGIN = 10
TOLERANCE = 1.0  # in units of the picture: about 190 metres
SMALLEST = 40.0  # islands of fewer square units are left out


def main(source: Path) -> dict[str, Any]:
    """The outlines of the forces in a file of police force areas; raises NotBoundaries in words."""
    found = boundaries(source)
    if found.unknown:
        sys.stderr.write(f"Left out, for they are not in the register: {', '.join(found.unknown)}\n")
    height, flat = _project(found.forces)
    kept = {code: _large(rings) for code, rings in flat.items()}
    thin = _thin(kept)
    forces = {code: {"path": path(rings), "label": _label(rings)} for code, rings in sorted(thin.items())}
    about = {name: words.format(year=found.year) for name, words in ABOUT.items()}
    return about | {"view_box": f"0 0 {WIDTH} {height}", "forces": forces}


def _large(rings: list[Ring]) -> list[Ring]:
    """The rings that can be seen; of a force that is small in this picture, the largest."""
    return [ring for ring in rings if abs(area(ring)) >= SMALLEST] or [
        max(rings, key=lambda ring: abs(area(ring)))
    ]


def _project(land: dict[str, Land]) -> tuple[int, dict[str, list[Ring]]]:
    """Degrees to units of the picture: degrees of longitude are as short as at the middle latitude."""
    every = [point for rings in land.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in every), max(x for x, _ in every)
    south, north = min(y for _, y in every), max(y for _, y in every)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * narrow)

    def place(point: tuple[float, float]) -> Point:
        x, y = point
        return round(MARGIN + (x - west) * narrow * scale), round(MARGIN + (north - y) * scale)

    flat = {code: [_without_repeats(map(place, ring)) for ring in rings] for code, rings in land.items()}
    return math.ceil((north - south) * scale) + 2 * MARGIN, flat


def _without_repeats(points: Iterable[Point]) -> Ring:
    ring = list(points)
    return [point for n, point in enumerate(ring) if point != ring[n - 1]] or ring[:1]


def _thin(land: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """Every ring cut where it begins or stops being shared, each piece thinned, and put together again."""
    owners: dict[Edge, set[str]] = defaultdict(set)
    for code, rings in land.items():
        for ring in rings:
            for edge in _edges(ring):
                owners[edge].add(code)
    return {code: [_thin_ring(ring, owners) for ring in rings] for code, rings in land.items()}


def _edges(ring: Ring) -> list[Edge]:
    return [frozenset((ring[n - 1], point)) for n, point in enumerate(ring)]


def _thin_ring(ring: Ring, owners: dict[Edge, set[str]]) -> Ring:
    shared = [owners[edge] for edge in _edges(ring)]
    cuts = [n for n in range(len(ring)) if shared[n] != shared[(n + 1) % len(ring)]]
    if len(cuts) < 2:
        start = ring.index(min(ring))
        far = max(range(len(ring)), key=lambda n: math.dist(ring[n], ring[start]))
        cuts = sorted({start, far})
    thin: Ring = []
    for here, there in zip(cuts, [*cuts[1:], cuts[0] + len(ring)], strict=True):
        piece = [ring[n % len(ring)] for n in range(here, there + 1)]
        thin += line(piece)[:-1]
    return thin


def line(points: Ring) -> Ring:
    """A thinned line between the same two ends, the same whichever end it is read from."""
    if points[0] > points[-1]:
        return keep(points[::-1])[::-1]
    return keep(points)


def keep(points: Ring) -> Ring:
    """The points that Douglas and Peucker's method keeps."""
    if len(points) < 3:
        return points
    far = max(range(1, len(points) - 1), key=lambda n: _distance(points[n], points[0], points[-1]))
    if _distance(points[far], points[0], points[-1]) <= TOLERANCE:
        return [points[0], points[-1]]
    return keep(points[: far + 1])[:-1] + keep(points[far:])


def _distance(point: Point, start: Point, end: Point) -> float:
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    across = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return abs(across) / length


def area(ring: Ring) -> float:
    """The area in square units; its sign tells the direction of turn."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(x * w - z * y for (x, y), (z, w) in pairs) / 2


def path(rings: list[Ring]) -> str:
    """SVG path data in steps relative to the last point; every ring is closed."""
    return "".join(_ring_path(ring) for ring in rings if len(ring) > 2)


def _ring_path(ring: Ring) -> str:
    steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(ring))
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _label(rings: list[Ring]) -> list[int]:
    """The middle of the largest ring: where a name or a number may stand."""
    ring = max(rings, key=lambda one: abs(area(one)))
    whole = 6 * area(ring)
    pairs = list(zip(ring, [*ring[1:], *ring[:1]], strict=True))
    if not whole:
        return list(ring[0])  # a point: too small for this picture
    x = sum((a + c) * (a * d - c * b) for (a, b), (c, d) in pairs) / whole
    y = sum((b + d) * (a * d - c * b) for (a, b), (c, d) in pairs) / whole
    return [round(x), round(y)]


if __name__ == "__main__":
    settings.configure(USE_I18N=False)  # the sentences are in English here, and no database is asked
    try:
        made = main(Path(sys.argv[1]))
    except NotBoundaries as wrong:
        sys.exit(str(wrong))
    json.dump(made, sys.stdout, indent=1)
    sys.stdout.write("\n")
