"""What the matrix and the worlds came to, in rows at the end of the run: name, value, goal, ok or short."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

GOALS = {
    "surfaces": "all there are",
    "surfaces that show nobody a record": "0",
    "roles": "all, or ROLES",
    "ways of hiding a record": "4",
    "records hidden, of one way": "1 or more",
    "questions asked twice over": "all of them",
    "random worlds": "300 or more",
    "leaks": "0",
    "planted leaks that were caught": "all of them",
}


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The rows, after a whole run."""
    found: dict[str, set[Any]] = defaultdict(set)
    for report in [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]:
        for name, value in report.user_properties:
            found[name].update(value if isinstance(value, (list, set, tuple)) else [value])
    if found["surface"] and found["world"]:
        for name, value, met in _rows(found):
            terminalreporter.write_line(
                f"{name:<44} {value:>12}  {GOALS[name]:<16} {'ok' if met else 'short'}"
            )


def _rows(found: dict[str, set[Any]]) -> list[tuple[str, str, bool]]:
    planted, caught = len(found["planted"]), len(found["caught"])
    return [
        ("surfaces", f"{len(found['surface']):,}", True),
        ("surfaces that show nobody a record", str(len(found["blind"])), not found["blind"]),
        (
            "roles",
            f"{len(found['role'])} of {len(found['every role'])}",
            bool(found["role"]),
        ),
        ("ways of hiding a record", str(len(found["hiding"])), len(found["hiding"]) >= 4),
        ("records hidden, of one way", str(max(found["records"], default=0)), bool(found["records"])),
        ("questions asked twice over", f"{sum(n for _who, n in found['questions']):,}", True),
        ("random worlds", f"{len(found['world']):,}", len(found["world"]) >= 300),
        ("leaks", str(len(found["leak"])), not found["leak"]),
        ("planted leaks that were caught", f"{caught} of {planted}", caught == planted > 0),
    ]
