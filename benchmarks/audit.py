"""The auditors' pages over HTTP, with 2,000,000 entries of a year:  python -m benchmarks.audit

The entries are made by SQL, since what is measured is finding them: of 2,000 people in seven agencies, about 20,000
records, with what people do most (reading) most often. They are sealed and checked as the worker does it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

from benchmarks import lists, region, rows

ENTRIES = int(os.environ.get("BENCH_ENTRIES", "2000000"))
ROUNDS = 20
PORTION = 20_000
DAYS = 360
PAGES = {
    "the last seven days": "/audit",
    "31 days": "/audit?since=2022-11-15&until=2022-12-15",
    "31 days, refused": "/audit?since=2022-11-15&until=2022-12-15&operation=refusal",
    "a person, 31 days": "/audit?since=2022-11-15&until=2022-12-15&person={person}",
    "a record, ever": "/audit?record=NW-OCG-000417",
    "unusual use": "/audit/unusual?last=2022-12-15",
}


def main() -> None:
    with region.bench_database():
        region.prepare()
        auditors = people()
        fill()
        with lists.served() as port:
            for (role, agency), (user, person) in auditors.items():
                get = lists.browser(port, user)
                for name, page in PAGES.items():
                    measure(f"{role} {agency}, {name}", get, page.format(person=person))
    rows.end()


def people() -> dict[tuple[str, str], Any]:
    """Two thousand people with a role, and an auditor of a force and of the region, each with somebody they audit."""
    from fourfold.core.access.models import Grant, User

    region.owner(
        "insert into access_user (sign_in_name, name, post, email, password, is_active)"
        " select 'p' || n, 'Person ' || n, '', '', '', true from generate_series(1, 2000) n"
    )
    region.owner(
        "insert into access_grant (user_id, role, agency_id, starts_on, reason, ended_because)"
        " select id, 'analyst', (%(owners)s::int[])[1 + id %% 7], '2021-01-01', 'bench', '' from access_user"
        " where sign_in_name like 'p%%'",
        {"owners": region.owner_numbers()},
    )
    found = {}
    for place, (role, agency) in enumerate((("auditor", "cheshire"), ("regional_auditor", "nwrocu"))):
        number = region.owner_numbers()[0 if agency == "cheshire" else 6]
        user = User.objects.create(sign_in_name=f"{role}{place}", name=f"{role} {agency}")
        Grant.objects.create(user=user, role=role, agency_id=number, starts_on="2021-01-01", reason="bench")
        found[role, agency] = (user, Grant.objects.filter(agency_id=number, role="analyst").first().user_id)
    return found


def fill() -> None:
    """The entries, in their months; sealed and checked."""
    from fourfold.core.audit import sealing, standing

    started = time.monotonic()
    region.owner("select advance_clock(%(to)s)", {"to": "2022-12-15T12:00:00+00"})
    for first in range(1, ENTRIES + 1, PORTION):  # a block never divides a transaction
        last = min(first + PORTION - 1, ENTRIES)
        region.owner(FILL, {"rows": ENTRIES, "days": DAYS, "first": first, "last": last})
    region.owner(MUCH, {"owners": region.owner_numbers()})
    region.owner("select audit_make_months()")
    region.owner("vacuum analyze audit_entry")
    made = time.monotonic()
    sealed = sealing.seal()
    sealed_at = time.monotonic()
    while standing.check():
        pass
    print(
        f"{sealed:,} entries made in {made - started:.0f} s, sealed in {sealed_at - made:.0f} s, checked in"
        f" {time.monotonic() - sealed_at:.0f} s",
        flush=True,
    )


def measure(name: str, get: Callable[[str], float], page: str) -> None:
    """One page's 95th percentile."""
    get(page)
    slow = rows.percentile([get(page) for _ in range(ROUNDS)], 0.95) * 1000
    rows.row(f"audit, {name}, 95th percentile", f"{slow:.0f} ms", "< 300 ms", slow < 300)


# One in 50 is refused, one in 40 takes something out; the rest reads.
FILL = """
    with g as (
        select user_id, agency_id, role, row_number() over (order by user_id) - 1 as place, count(*) over () as many
          from access_grant where role = 'analyst'
    ), done as (
        select n, g.user_id, g.agency_id, g.role,
               timestamptz '2022-12-15 12:00+00'
                   - make_interval(secs => n::float8 / %(rows)s * %(days)s * 86400) as moment
          from generate_series(%(first)s, %(last)s) n join g on g.place = (n::bigint * 104729 %% g.many)
    )
    insert into audit_entry (stamped, at, actor, agency, role, operation, act, target_kind, target, rows, reason,
                             request)
    select moment, moment, user_id, agency_id, role,
           case when n %% 50 = 0 then 'refusal' when n %% 40 = 0 then 'disclosure' else 'consultation' end,
           'threat.read', 'threat', 'NW-OCG-' || lpad((n::bigint * 7919 %% 20000)::text, 6, '0'),
           case when n %% 3 = 0 then 50 end,
           case when n %% 50 = 0 then 'Your role does not include this.' else '' end, ''
      from done
"""


# In each agency one person takes out far more than they do, so that there is something to show.
MUCH = """
    insert into audit_entry (stamped, at, actor, agency, role, operation, act, target_kind, rows)
    select distinct on (agency_id) timestamptz '2022-12-15 09:00+00', timestamptz '2022-12-15 09:00+00', user_id,
           agency_id, role, 'disclosure', 'threat.export', 'threat', 50000
      from access_grant where role = 'analyst' and agency_id = any(%(owners)s)
"""


if __name__ == "__main__":
    main()
