"""How fast a file of threats is taken in, end to end, against plain COPY of the same rows.

Both on the same private server with normal durability, in the same run. The import receives, reads, checks, stages,
recognises, adds, keeps history and slices, makes search words, traces every row and commits. COPY fills a copy of
threats_threat with its indexes and foreign keys, without triggers; for comparison, copies of every table that the
import writes. Prints: name, value, goal, ok or short.

    python benchmarks/import_rate.py [rows] [--profile]
"""

from __future__ import annotations

import cProfile
import csv
import os
import pstats
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ |= {"FOURFOLD_PURPOSE": "bench", "DJANGO_SETTINGS_MODULE": "fourfold.config.settings"}
os.environ.setdefault("FOURFOLD_SPOOL", tempfile.mkdtemp(prefix="fourfold-bench-"))

from benchmarks import rows as table
from fourfold.config.postgres import databases
from fourfold.config.postgres.django_side import leave_databases, migrate_as_owner, point_django_at
from fourfold.config.postgres.server import server

DATABASE = "fourfold_bench_import"
GOAL, ROUNDS = 0.4, 3
# What a file of new threats becomes: each table with its history.
WRITTEN = ("threats_threat", "threats_threat_hist", "threats_threat_slice", "threat_words", "threats_officer",
           "threats_officer_hist", "threats_affectedplace", "threats_affectedplace_hist", "threats_externalreference",
           "threats_externalreference_hist", "sources_arrival")  # fmt: skip
HEADINGS = ("Ref", "Threat name", "Type", "Sub type", "Summary", "Main crime area", "Other crime areas",
            "Owning force", "Lead agency", "Status", "SOC?", "Event date", "APMIS no", "PND ref", "Councils", "LRO",
            "Next review")  # fmt: skip
WORDS = (
    "supplies",
    "launders",
    "lends",
    "coerces",
    "moves",
    "stores",
    "imports",
    "threatens",
    "recruits",
    "hides",
)


@contextmanager
def bench_database() -> Iterator[None]:
    """A private database for this run, dropped at its end."""
    from fourfold.config.commands.working import start_django

    with server() as found, found.connect() as administrator:
        databases.drop(administrator, DATABASE)
        urls = databases.provision(found, DATABASE)
        urls.export()
        start_django()
        point_django_at(urls)
        migrate_as_owner()
        try:
            yield
        finally:
            leave_databases()
            databases.drop(administrator, DATABASE)


def analyst() -> Any:
    """The register and codes as shipped, and somebody who loads Cheshire's files."""
    from datetime import date

    from fourfold.core.access import queries
    from fourfold.core.access.models import Grant, User
    from fourfold.core.agencies import actions
    from fourfold.core.agencies import queries as agencies
    from fourfold.core.history import clock
    from fourfold.core.reference import actions as codes

    actions.load_register(at=clock.read())
    codes.load_codes()
    user = User.objects.create(sign_in_name="bench", name="Bench")
    Grant.objects.create(
        user=user,
        role="analyst",
        agency_id=agencies.codes()["cheshire"],
        starts_on=date(2021, 1, 1),
        reason="bench",
    )
    viewer = queries.viewer_of(user, clock.day_of(clock.read()))
    assert viewer is not None
    return viewer


def write_file(path: Path, rows: int, series: int, *, plain: bool) -> Path:
    """A file of invented threats as Cheshire's column map wants it; one row in a hundred has a day that is none.

    A plain one fills the threat's own columns only; the other also names officers, councils and references, which
    become rows of four more tables.
    """
    dice = random.Random(series)
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(HEADINGS)
        lines.writerows(_row(dice, f"{series}-{number:07}", number, plain) for number in range(rows))
        lines.writerow(["END OF FILE", rows])
    return path


def _row(dice: random.Random, reference: str, number: int, plain: bool) -> tuple[str, ...]:
    day = f"{dice.randint(1, 28):02}/{dice.randint(1, 12):02}/{dice.randint(2012, 2022)}"
    day = "31/02/2020" if number % 100 == 99 else day
    return (
        f"CH-{reference}",
        f"Operation {dice.choice(WORDS).title()} {number}",
        dice.choice(["OCG", "PI", "Vulnerability"]),
        "",
        " ".join(dice.choices(WORDS, k=12)),
        dice.choice(["Drugs", "Fraud", "CSAE", "Firearms"]),
        dice.choice(["", "Drugs; Fraud", "Cyber"]),
        "Cheshire",
        dice.choice(["", "NWROCU"]),
        dice.choice(["Develop", "Pursue", "Monitor"]),
        dice.choice(["Yes", "No"]),
        day,
        f"A{reference}" if number % 3 == 0 and not plain else "",
        "",
        "" if plain else dice.choice(["", "Halton", "Warrington;Cheshire East"]),
        "" if plain else f"officer {number % 400}",
        day if number % 5 == 0 else "",
    )


def import_seconds(path: Path, viewer: Any, *, what: str, column_map: str, rows: int, held: int) -> float:
    """Receiving and loading a file, each committed as the command does. Of its `rows` so many are `held` back."""
    from fourfold.core.access.viewers import viewing
    from fourfold.data.sources.actions import loading, receiving

    start = time.perf_counter()
    with viewing(viewer) as now, path.open("rb") as file:
        batch = receiving.receive(sender_id=viewer.agency_id, what=what, column_map=column_map,
                                file_name=path.name, file=file, by=viewer, at=now)  # fmt: skip
    with viewing(viewer) as now:
        batch = loading.load(batch=batch, by=viewer, at=now)
    taken = time.perf_counter() - start
    assert (batch.state, batch.rows, batch.held) == ("loaded", rows, held), (
        batch.state, batch.rows, batch.refusal, batch.held,
    )  # fmt: skip
    return taken


def copy_seconds(tables: tuple[str, ...], rows: int) -> float:
    """COPY of the newest rows of each table into an empty copy of it, with its indexes and keys, without triggers."""
    with owner_cursor() as cursor:
        return sum(copied_seconds(cursor, table, rows) for table in tables)


WORDS_TOO = """
    alter table bench_copy add words tsvector
        generated always as (threat_words_of(reference, name, summary, lro)) stored;
    create index on bench_copy using gin (words)
"""


def copied_seconds(cursor: Any, table: str, rows: int, *, words: bool = False) -> float:
    cursor.execute(f"drop table if exists bench_copy; create table bench_copy (like {table} including all)")
    for key in _column(cursor, f"select pg_get_constraintdef(oid) from pg_constraint where contype = 'f'"
                               f" and conrelid = '{table}'::regclass"):  # fmt: skip
        cursor.execute(f"alter table bench_copy add {key}")
    if words:
        cursor.execute(WORDS_TOO)
    columns = ", ".join(
        _column(
            cursor,
            "select column_name from information_schema.columns where is_generated = 'NEVER'"
            f" and table_name = '{table}' order by ordinal_position",
        )
    )
    newest = f"select {columns} from {table} order by {'hid' if '_hist' in table or '_slice' in table else 'id'} desc"
    with cursor.copy(f"copy ({newest} limit {rows}) to stdout") as copy:
        lines = b"".join(bytes(part) for part in copy)
    start = time.perf_counter()
    with cursor.copy(f"copy bench_copy ({columns}) from stdin") as copy:
        copy.write(lines)
    return time.perf_counter() - start


def _column(cursor: Any, query: str) -> list[str]:
    cursor.execute(query)
    return [row[0] for row in cursor.fetchall()]


def owner_cursor() -> Any:
    from django.db import connections

    return connections["owner"].cursor()


def measure(rows: int, profiled: bool) -> None:
    """Rates of import and of COPY, in turn; a row for the threats alone, and one for all that a fuller file writes."""
    with tempfile.TemporaryDirectory() as folder, bench_database():
        viewer = analyst()
        alone = _shares(Path(folder), rows, viewer, plain=True, tables=("threats_threat",), profiled=profiled)
        whole = _shares(Path(folder), rows, viewer, plain=False, tables=WRITTEN, profiled=False)
    table.beside(
        f"import of {rows:,}: against COPY without a search index", f"{alone[0]:.2f} of COPY", "limit"
    )
    for name, share in (
        ("threats, search index and all", alone[1]),
        ("with all that hangs on them", whole[0]),
    ):
        table.row(f"import of {rows:,}: {name}", f"{share:.2f} of COPY", f">= {GOAL} of COPY", share >= GOAL)


def _shares(
    folder: Path, rows: int, viewer: Any, *, plain: bool, tables: tuple[str, ...], profiled: bool
) -> tuple[float, float]:
    """Medians over the rounds of COPY's time as a share of the import's: into the tables, and into threats_threat with
    its search words as a column and index of its own (the platform keeps those in a table beside it)."""
    found = []
    for series in range(1, ROUNDS + 1):
        path = write_file(folder / "file.csv", rows, series + (0 if plain else ROUNDS), plain=plain)
        run = profiled_seconds if profiled else import_seconds
        taken = run(path, viewer, what="threats", column_map="threats_cheshire", rows=rows, held=rows // 100)
        kept = rows - rows // 100
        copied = copy_seconds(tables, kept)
        with owner_cursor() as cursor:
            searched = copied_seconds(cursor, "threats_threat", kept, words=True)
        table.beside(f"  rows a second: import {rows / taken:,.0f}, COPY {kept / copied:,.0f}, "
                     f"with search {kept / searched:,.0f}", f"{taken:.1f} s", "")  # fmt: skip
        found.append((copied / taken, searched / taken))
    return statistics.median(one for one, _ in found), statistics.median(other for _, other in found)


def profiled_seconds(path: Path, viewer: Any, **asked: Any) -> float:
    """The same, with what took the time printed."""
    profile = cProfile.Profile()
    taken = profile.runcall(import_seconds, path, viewer, **asked)
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    return taken


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:] if word.isdigit()]
    measure(asked[0] if asked else 100_000, "--profile" in sys.argv)
    table.end()
