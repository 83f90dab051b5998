"""A bench database: 100,000 threats, each with about ten versions over two years, written through the triggers.

The rows are made by SQL, since what is measured is reading and writing them, not how they came to be; every version
passes through the same history triggers as any other write.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

THREATS = int(os.environ.get("BENCH_THREATS", "100000"))
MONTHS = 24
STARTS = datetime(2022, 1, 1, tzinfo=UTC)
OWNERS = ("cheshire", "cumbria", "gmp", "lancashire", "merseyside", "north_wales", "nwrocu")
NAME = "fourfold_bench"


@contextmanager
def bench_database() -> Iterator[None]:
    """An empty, migrated bench database on a server with ordinary durability; dropped afterwards."""
    os.environ["FOURFOLD_PURPOSE"] = "bench"
    os.environ["FOURFOLD_STARTS_AT"] = STARTS.isoformat()
    from fourfold.config.commands.working import start_django
    from fourfold.config.postgres import databases
    from fourfold.config.postgres.django_side import migrate_as_owner, point_django_at
    from fourfold.config.postgres.server import server

    with server() as found:
        with found.connect() as administrator:
            databases.drop(administrator, NAME)
        urls = databases.provision(found, NAME)
        urls.export()
        start_django()
        point_django_at(urls)
        migrate_as_owner()
        yield
        from django.db import connections

        connections.close_all()
        with found.connect() as administrator:
            databases.drop(administrator, NAME)


def prepare() -> dict[str, Any]:
    """The register, the code lists, and a region-wide and a one-force person; their viewers."""
    from fourfold.core.access import queries
    from fourfold.core.access.models import Grant, User
    from fourfold.core.agencies import actions
    from fourfold.core.agencies import queries as agencies
    from fourfold.core.history import clock
    from fourfold.core.reference import actions as reference

    now = clock.read()
    actions.load_register(at=now)
    reference.load_codes()
    numbers, people = agencies.codes(), {}
    for role, agency in (("moderator", "nwrocu_rocta"), ("analyst", "cheshire"), ("analyst", "lancashire")):
        user = User.objects.create(sign_in_name=f"{role}.{agency}", name=f"{role} {agency}")
        Grant.objects.create(
            user=user, role=role, agency_id=numbers[agency], starts_on=date(2021, 1, 1), reason="bench"
        )
        people[agency] = (user, queries.viewer_of(user, clock.day_of(now)))
    return people


def fill() -> None:
    """The threats, then month after month a change to three in eight of them, each month a new period."""
    started = time.monotonic()
    fill_threats(THREATS)
    for month in range(1, MONTHS + 1):
        owner("select advance_clock(%(to)s)", {"to": STARTS + timedelta(days=30 * month)})
        owner("select threats_threat_new_period()")
        owner(CHANGE, {"month": month})
    for table in ("threats_threat", "threats_threat_hist", "threats_threat_slice", "threat_words"):
        owner(f"vacuum analyze {table}")
    versions = owner("select count(*) from threats_threat_hist")[0][0]
    print(
        f"{THREATS:,} threats, {versions:,} versions, made in {time.monotonic() - started:.0f} s", flush=True
    )


def fill_threats(number: int) -> None:
    """So many threats, as they are first recorded."""
    owner(INSERT, {"rows": number, "owners": owner_numbers()})


def moments(how_many: int, seed: int = 1) -> list[datetime]:
    """Random past moments between the first month and the last."""
    chosen = random.Random(seed)
    return [STARTS + timedelta(seconds=chosen.uniform(40, 30 * MONTHS) * 86_400) for _ in range(how_many)]


def owner_numbers() -> list[int]:
    """The agencies whose threats and disruptions they are."""
    from fourfold.core.agencies import queries as agencies

    numbers = agencies.codes()
    return [numbers[code] for code in OWNERS]


def owner(statement: str, values: dict[str, Any] | None = None) -> list[Any]:
    """Run a statement as the database's owner, whom no scope binds."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


INSERT = """
    insert into threats_threat (reference, name, kind, subtype, main_area, owner_agency_id, lro, phase, is_soc, tier,
        risk, confidence, moderation, changed_since_moderation, review_due, summary, further_areas, lead_agency_id,
        first_identified, edition)
    select 'NW-' || (array['OCG', 'PI', 'VUL'])[1 + n %% 3] || '-' || lpad(n::text, 6, '0'),
           'Op ' || initcap(substr(md5(n::text), 1, 7)) || ' ' || initcap(substr(md5((n * 7)::text), 1, 5)),
           (array['ocg', 'priority_individual', 'vulnerability'])[1 + n %% 3], '',
           (array['drugs', 'firearms', 'fraud', 'cyber', 'acquisitive'])[1 + n %% 5],
           (%(owners)s::int[])[1 + (hashint4(n) & 65535) %% 7], 'DI ' || initcap(substr(md5((n %% 300)::text), 1, 6)),
           (array['develop', 'pursue', 'monitor', 'closed_dismantled'])[1 + (hashint4(n) & 3)], n %% 11 <> 0,
           1 + (hashint4(n * 3) & 3), (hashint4(n * 5) & 127) %% 120, (array['low', 'medium', 'high'])[1 + n %% 3],
           (array['moderated', 'moderated', 'moderated', 'submitted'])[1 + n %% 4], false,
           date '2022-06-01' + n %% 700,
           'Supplies ' || md5((n * 11)::text) || ' into ' || md5((n * 13)::text) || ' along the coast by '
           || md5((n * 17)::text) || '.', '{}', (%(owners)s::int[])[1 + n %% 7], date '2021-06-01' + n %% 200, 1
      from generate_series(1, %(rows)s) n
"""

CHANGE = """
    update threats_threat
       set tier = 1 + (hashint4(id::int * 7 + %(month)s) & 3),
           risk = (hashint4(id::int + %(month)s * 31) & 127) %% 120,
           phase = (array['develop', 'pursue', 'monitor', 'closed_dismantled'])
                   [1 + (hashint4(id::int + %(month)s) & 3)],
           edition = edition + 1
     where (hashint4(id::int * 13 + %(month)s) & 7) < 3
"""
