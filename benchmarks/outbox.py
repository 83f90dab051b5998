"""The outbox and the reconciliation over HTTP, where 100,000 records stand or must stand in the national database.

Their lines are made by SQL, since what is measured is reading them. After a change the page works out anew what hangs
on the threat that changed; the reconciliation lays its page side by side, field by field.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from benchmarks import lists, region, rows

RECORDS = 100_000
ROUNDS = 30
PAGES = {
    "the outbox": "/outbox",
    "the outbox, by agency": "/outbox?kind=disruption&sort=agency",
    "the reconciliation": "/reconciliation",
    "the reconciliation, different": "/reconciliation?where=different",
}
TABLES = ("exchange_line", "exchange_nationalrow", "exchange_sent", "exchange_touched")


def fill(made_by: Any) -> None:
    """Every threat is accepted there, and of the disruptions two in five; a tenth differs, some rows are there only."""
    from fourfold.reporting.exchange.lines.made_under import made_under

    started = time.monotonic()
    values = {"by": made_by.pk, "records": RECORDS, "rules": made_under(), "owners": region.owner_numbers()}
    for statement in (FILE, ACCEPTED, LISTS, ROWS, LINES, THERE_ONLY):
        region.owner(statement, values)
    region.owner("delete from exchange_touched")
    for table in TABLES:
        region.owner(f"vacuum analyze {table}")
    lines = region.owner("select count(*) from exchange_line")[0][0]
    print(f"{lines:,} lines, made in {time.monotonic() - started:.0f} s", flush=True)


def measure(get: Callable[[str], float], label: str) -> None:
    """Each page as it is, and the outbox after a threat was changed."""
    for name, page in PAGES.items():
        get(page)
        row(f"{name}, {label}", [get(page) for _ in range(ROUNDS)])
    row(
        f"the outbox after a change, {label}",
        [after_a_change(get, number) for number in range(1, ROUNDS + 1)],
    )


def after_a_change(get: Callable[[str], float], number: int) -> float:
    """Seconds for the page that is read first after a threat changed."""
    region.owner("update threats_threat set edition = edition + 1 where id = %(number)s", {"number": number})
    return get("/outbox")


def row(name: str, seconds: list[float]) -> None:
    """Print one page's 95th percentile."""
    slow = rows.percentile(seconds, 0.95) * 1000
    rows.row(f"{name}, 95th percentile", f"{slow:.0f} ms", "< 300 ms", slow < 300)


def pages(port: int, people: dict[str, Any]) -> None:
    """Fill, and measure for the region and for one force."""
    fill(people["nwrocu_rocta"][0])
    for who, label in (("nwrocu_rocta", "region-wide"), ("cheshire", "one force")):
        measure(lists.browser(port, people[who][0]), label)


FILE = """
    insert into exchange_upload (agency_id, kind, map_version, rows, digest, made_by_id, made_at, put_in_by_id,
        put_in_at, taken_back_because)
    select (%(owners)s::int[])[7], 'threat', 1, 0, '', %(by)s, fourfold_now(), %(by)s, fourfold_now(), '';
    insert into exchange_receipt (agency_id, digest, taken_by_id, taken_at, accepted, refused, not_here)
    select (%(owners)s::int[])[7], '', %(by)s, fourfold_now(), 0, 0, 0;
"""
ACCEPTED = """
    insert into exchange_sent (upload_id, place, kind, record, reference, threat_id, act, content, digest, known_as,
        written_at, put_in_at, answered_at, receipt_id, accepted, national_reference, reason)
    select (select max(id) from exchange_upload), id, 'threat', id, reference, id, 'add', '{}', '', '', fourfold_now(),
           fourfold_now(), fourfold_now(), (select max(id) from exchange_receipt), true, 'NT' || id, ''
      from threats_threat
"""
LISTS = """
    insert into exchange_nationallist (agency_id, kind, digest, rows, loaded_by_id, loaded_at)
    select unnest(%(owners)s::int[]), 'disruption', '', 0, %(by)s, fourfold_now()
"""
DUE = """
    select d.*, row_number() over (order by d.id) as n from disruptions_disruption d
     where standing = 'national' and not withdrawn and coalesce(nullif(assured, ''), claimed) <> '' order by d.id
     limit %(records)s
"""
ROWS = f"""
    insert into exchange_nationalrow (list_id, national_reference, reference, cells, since, akey)
    select l.id, 'ND' || d.n, d.reference, '{{"Main P": "Pursue", "What happened": "Told by telephone."}}',
           fourfold_now(), d.akey
      from ({DUE}) d join exchange_nationallist l on l.agency_id = d.agency_id
"""
LINES = f"""
    insert into exchange_line (agency_id, kind, record, reference, threats, state, act, since, national_reference,
        reason, held, apart, apart_since, there_row, listed_as, made_under)
    select d.agency_id, 'disruption', d.id, d.reference,
           array(select threat_id from disruptions_against a where a.disruption_id = d.id),
           (array['accepted', 'accepted', 'not_sent', 'not_sent', 'differs'])[1 + d.n %% 5],
           (array['', '', 'add', 'add', 'change'])[1 + d.n %% 5], fourfold_now() - make_interval(mins => d.n::int),
           case when d.n %% 5 in (2, 3) then '' else 'ND' || d.n end,
           case when d.n %% 50 = 2 then 'Threat is missing' else '' end, d.n %% 50 = 2,
           case when d.n %% 10 = 4 then 'different' when d.n %% 20 = 2 then 'here' else '' end,
           fourfold_now() - make_interval(mins => d.n::int), case when d.n %% 20 <> 2 then r.id end,
           'ND' || d.n, %(rules)s
      from ({DUE}) d join exchange_nationalrow r on r.reference = d.reference and r.akey = d.akey
"""
THERE_ONLY = """
    insert into exchange_line (agency_id, kind, record, reference, threats, state, act, national_reference, reason,
        held, apart, apart_since, there_row, listed_as, made_under)
    select r.akey, 'disruption', null, '', '{}', '', '', r.national_reference, '', false, 'there', r.since, r.id,
           r.national_reference, %(rules)s
      from exchange_nationalrow r where not exists (select from exchange_line l where l.there_row = r.id)
"""
