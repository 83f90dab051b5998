"""How fast a file of disruptions is taken in, in each sender's own shape, against plain COPY of what it becomes.

The files hold the same invented disruptions, written as each force would send them. COPY fills copies of every table
that the import writes, with their indexes and foreign keys, without triggers, in the same run on the same server.

    python -m benchmarks.import_shapes [rows]
"""

from __future__ import annotations

import random
import statistics
import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import import_rate, region
from benchmarks import rows as table

ROWS, THREATS, ROUNDS = 20_000, 2_000, 3
SHORT_REFERENCES = "update threats_threat set reference = regexp_replace(reference, '-00', '-')"
THREATS_OF = """
    select reference from threats_threat join agencies_agency owner on owner.id = owner_agency_id
     where owner.code = %(owner)s order by reference
"""
WRITTEN = (
    "disruptions_disruption", "disruptions_disruption_hist", "disruptions_disruption_slice", "disruptions_against",
    "disruptions_against_hist", "disruptions_result", "disruptions_result_hist", "sources_arrival",
)  # fmt: skip


def main(rows: int, profiled: str) -> None:
    """A row for each sender; the slowest decides."""
    with TemporaryDirectory() as folder, import_rate.bench_database():
        import_rate.analyst()
        region.fill_threats(THREATS)
        region.owner(SHORT_REFERENCES)
        # The first file finds nothing at hand.
        _seconds(import_rate.import_seconds, _written(Path(folder), "cheshire", 500, ROUNDS), "cheshire", 500)
        shares = {}
        for sender in [profiled] if profiled else region.OWNERS:
            found = [_share(Path(folder), sender, rows, series, profiled) for series in range(ROUNDS)]
            shares[sender] = statistics.median(found)
        slowest = min(shares, key=shares.__getitem__)
        table.row(
            f"import of {rows:,} disruptions, slowest shape ({slowest})", f"{shares[slowest]:.2f} of COPY",
            f">= {import_rate.GOAL} of COPY", shares[slowest] >= import_rate.GOAL,
        )  # fmt: skip


def _share(folder: Path, sender: str, rows: int, series: int, profiled: str) -> float:
    """COPY's time as a share of the import's, for one file."""
    path = _written(folder, sender, rows, series)
    before = _numbers()
    run = import_rate.profiled_seconds if profiled else import_rate.import_seconds
    taken = _seconds(run, path, sender, rows)
    copied = _copied(before)
    table.beside(
        f"  {sender}, {path.suffix[1:]}: rows a second, import and COPY",
        f"{rows / taken:,.0f}, {rows / copied:,.0f}", f"{copied / taken:.2f}",
    )  # fmt: skip
    return copied / taken


def _written(folder: Path, sender: str, rows: int, series: int) -> Path:
    """A sender's file, named as its column map wants."""
    from fourfold.demo.files import disruptions, rendering, writing
    from fourfold.demo.files.building import contract

    asked, dice = contract(f"disruptions_{sender}"), random.Random(f"{sender} {series}")
    own = [reference for (reference,) in region.owner(THREATS_OF, {"owner": sender})]
    cells = [
        rendering.cells(asked, _facts(dice, sender, f"{series}-{number:06}", own)) for number in range(rows)
    ]
    path = folder / disruptions.NAMES[sender].format(date(2023, 6, 1))
    path.write_bytes(writing.file_of(asked, cells))
    return path


def _facts(dice: random.Random, sender: str, reference: str, threats: list[str]) -> dict[str, Any]:
    """An invented disruption with a threat in nine of ten, and a result in two of three."""
    event = date(2022, 1, 3) + timedelta(days=dice.randrange(360))
    facts = {
        "sender_reference": reference, "agency": sender, "role": "lead", "event_on": event,
        "record_date": event + timedelta(days=dice.randrange(30)), "claimed": dice.choice(["minor", "moderate"]),
        "main_p": dice.choice(["pursue", "pursue", "prevent", "protect"]),
        "what": " ".join(dice.choices(import_rate.WORDS, k=12)), "could_before": "Supplied two towns.",
        "could_after": "Supplies one.", "arrests": dice.choice([0, 1, 3]), "cash_gbp": dice.choice([0, 0, 250]),
    }  # fmt: skip
    return facts | ({"threat_references": [dice.choice(threats)]} if dice.random() < 0.9 else {})


def _seconds(run: Any, path: Path, sender: str, rows: int) -> float:
    """By `run`; every row becomes a disruption."""
    asked = {"what": "disruptions", "column_map": f"disruptions_{sender}", "rows": rows, "held": 0}
    taken: float = run(path, _loader(sender), **asked)
    return taken


def _loader(sender: str) -> Any:
    from fourfold.core.access import queries
    from fourfold.core.access.models import Grant, User
    from fourfold.core.agencies import queries as agencies
    from fourfold.core.history import clock

    user, _made = User.objects.get_or_create(sign_in_name=f"loads.{sender}", defaults={"name": sender})
    Grant.objects.get_or_create(
        user=user, role="analyst", agency_id=agencies.codes()[sender],
        defaults={"starts_on": date(2021, 1, 1), "reason": "bench"},
    )  # fmt: skip
    return queries.viewer_of(user, clock.day_of(clock.read()))


def _numbers() -> dict[str, int]:
    return {name: region.owner(f"select count(*) from {name}")[0][0] for name in WRITTEN}


def _copied(before: dict[str, int]) -> float:
    """COPY of what the newest file became: as many rows of each table as it wrote."""
    now = _numbers()
    with import_rate.owner_cursor() as cursor:
        return sum(import_rate.copied_seconds(cursor, name, now[name] - before[name]) for name in WRITTEN)


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(asked[0] if asked else ROWS, next((word for word in sys.argv[1:] if not word.isdigit()), ""))
    table.end()
