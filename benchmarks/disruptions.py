"""The list of disruptions over HTTP, and the extract of a whole year with its totals, at 1,000,000 disruptions.

They were recorded over ten years, four versions for one in eight of them; the extract is asked as of a past moment.
"""

from __future__ import annotations

import os
import statistics
import time
from datetime import timedelta
from typing import Any

from benchmarks import lists, outbox, region, rows

DISRUPTIONS = int(os.environ.get("BENCH_DISRUPTIONS", "1000000"))
THREATS = 20_000
ROUNDS, PAST = 30, 20
YEAR = "disruptions-2022-as-described"
PAGES = {
    "filtered": "/disruptions?p=pursue&state=counted&role=lead&record_from=2022-01-01&record_to=2022-12-31",
    "everything": "/disruptions",
}


def main() -> None:
    with region.bench_database():
        people = region.prepare()
        fill()
        for who, label in (("nwrocu_rocta", "region-wide"), ("cheshire", "one force")):
            extract(people[who][1], label)
        with lists.served() as port:
            for who, label in (("nwrocu_rocta", "region-wide"), ("cheshire", "one force")):
                get = lists.browser(port, people[who][0])
                for name, page in PAGES.items():
                    lists.measure(f"disruptions, {label}, {name}", get, page)
            outbox.pages(port, people)
    rows.end()


def fill() -> None:
    """Threats, then the disruptions in eight loads over two years of the clock, with a new period after each fourth."""
    started = time.monotonic()
    region.fill_threats(THREATS)
    each = DISRUPTIONS // 8
    for load in range(8):
        region.owner("select advance_clock(%(to)s)", {"to": region.STARTS + timedelta(days=1 + 87 * load)})
        if load == 4:
            region.owner("select disruptions_disruption_new_period()")
        values = {"first": load * each + 1, "last": (load + 1) * each, "owners": region.owner_numbers()}
        region.owner(INSERT, values | {"threats": THREATS})
        region.owner(AGAINST, values | {"threats": THREATS})
        region.owner(CHANGE, {"load": load})
    # Past the last of the moments that are asked about.
    region.owner(
        "select advance_clock(%(to)s)", {"to": region.STARTS + timedelta(days=30 * region.MONTHS + 1)}
    )
    for table in ("disruptions_disruption", "disruptions_disruption_hist", "disruptions_disruption_slice",
                  "disruptions_against", "disruptions_against_hist"):  # fmt: skip
        region.owner(f"vacuum analyze {table}")
    versions = region.owner("select count(*) from disruptions_disruption_hist")[0][0]
    print(
        f"{DISRUPTIONS:,} disruptions, {versions:,} versions, made in {time.monotonic() - started:.0f} s",
        flush=True,
    )


def extract(viewer: Any, label: str) -> None:
    """Run the year's extract as of a past moment, with its totals and its mix, as a person's page does."""
    from fourfold.core.access.viewers import viewing
    from fourfold.reporting.extracts import actions, sealed
    from fourfold.reporting.extracts.definitions import definitions

    asked, moment, seconds, found = definitions()[YEAR], region.STARTS + timedelta(days=700), [], 0
    for _round in range(4):
        began = time.perf_counter()
        with viewing(viewer) as now:
            run = actions.run(definition=asked, as_of=moment, by=viewer, at=now)
            counted = sealed.counts(run, asked, asked.totals, ())
            totals = sealed.marginals(counted, asked.totals)
        seconds.append(time.perf_counter() - began)
        found = run.rows
        assert sum(counted.values()) == sum(totals["agency"].values()) == found
    first, later = seconds[0], statistics.median(seconds[1:])
    rows.row(f"extract of a year, {label}, {found:,} rows, first", f"{first:.2f} s", "< 2 s", first < 2)
    rows.row(f"extract of a year, {label}, again, median", f"{later:.2f} s", "< 2 s", later < 2)


INSERT = """
    insert into disruptions_disruption (agency_id, lead_agency_id, role, event_on, record_date, main_p, claimed,
        assured, standing, withdrawn, what, place, could_before, could_after, expected_length, further_ps, tactics,
        evidence, threats_given, sender_reference, apmis_reference, contributors, change_reason, edition)
    select agency, agency, role, recorded - (hashint4(n * 3) & 15), recorded,
           (array['pursue', 'pursue', 'pursue', 'prevent', 'protect', 'prepare'])[1 + (hashint4(n * 5) & 65535) %% 6],
           (array['minor', 'minor', 'moderate', 'major', 'none'])[1 + (hashint4(n * 11) & 65535) %% 5],
           (array['', '', 'minor', 'moderate'])[1 + (hashint4(n * 13) & 3)],
           (array['national', 'national', 'national', 'activity'])[1 + (hashint4(n * 17) & 3)], n %% 50 = 0,
           'Warrant at ' || md5(n::text) || ': ' || md5((n * 7)::text), '', '', '', '', '{}', '{}', '', '{}',
           'B' || n, '', 0, '', 1
      from (select n, (%(owners)s::int[])[1 + (hashint4(n) & 65535) %% 7] as agency,
                   case when n %% 12 = 0 then 'support' else 'lead' end as role,
                   date '2013-01-01' + (hashint4(n * 19) & 1048575) %% 3652 as recorded
              from generate_series(%(first)s, %(last)s) n) drawn
"""
AGAINST = """
    insert into disruptions_against (disruption_id, threat_id, kind_then, prison_then, akey)
    select d.id, t.id, 'ocg', false, d.akey
      from disruptions_disruption d join threats_threat t on t.id = 1 + (hashint8(d.id) & 1048575) %% %(threats)s
     where d.sender_reference in (select 'B' || n from generate_series(%(first)s, %(last)s) n)
"""
CHANGE = """
    update disruptions_disruption
       set assured = (array['minor', 'moderate', 'major', 'none'])[1 + (hashint8(id + %(load)s) & 3)],
           edition = edition + 1
     where (hashint8(id * 13 + %(load)s) & 7) = 0
"""


if __name__ == "__main__":
    main()
