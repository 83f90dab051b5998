"""The regional list with 2% of the threats restricted, for people on no list, on 50 and on 500; and restricting itself.

Over HTTP at 100,000 threats with ten versions each (BENCH_THREATS for another number), as `lists` measures them.
"""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from benchmarks import lists, region, rows

LISTS = 520  # compartments, among which the restricted threats are spread
ON = (0, 50, 500)

ROOMS = """
    insert into access_compartment (owner_id, mode, contact_id, barred, made_at)
    select %(owner)s, 'silent', %(contact)s, '{}', fourfold_now() from generate_series(1, %(lists)s)
"""
RESTRICTED = """
    insert into access_restriction (kind, record, reference, compartment_id, reason, by_id, at, lift_because)
    select 'threat', t.id, t.reference, (select min(id) from access_compartment) + (row_number() over ()) %% %(lists)s,
           'bench', %(contact)s, fourfold_now(), ''
      from threats_threat t where t.owner_agency_id = %(owner)s and t.id %% 7 = 0 limit %(number)s
"""
MEMBERS = """
    insert into access_member (compartment_id, user_id, first, emergency, reason, asked_by_id, asked_at, ended_because)
    select id, %(user)s, true, false, 'bench', %(user)s, fourfold_now(), ''
      from access_compartment order by id limit %(number)s
"""


def main() -> None:
    with region.bench_database():
        people = region.prepare()
        region.fill()
        whose = {number: on_lists(number) for number in ON}
        restrict(people["cheshire"][0].pk, whose)
        with lists.served() as port:
            for number, user in whose.items():
                get = lists.browser(port, user)
                for name, page in lists.PAGES.items():
                    lists.measure(f"on {number} lists, {name}", get, page)
    rows.end()


def on_lists(number: int) -> Any:
    """An analyst of Cheshire, who will be on so many lists."""
    from fourfold.core.access.models import Grant, User
    from fourfold.core.agencies import queries as agencies

    user = User.objects.create(sign_in_name=f"on.{number}", name=f"On {number} lists")
    Grant.objects.create(
        user=user,
        role="analyst",
        agency_id=agencies.codes()["cheshire"],
        starts_on=date(2021, 1, 1),
        reason="bench",
    )
    return user


def restrict(contact: int, whose: dict[int, Any]) -> None:
    """2% of all threats, each with its past; how long one takes."""
    from fourfold.core.agencies import queries as agencies

    number = max(1, region.THREATS // 50)
    values = {"owner": agencies.codes()["cheshire"], "contact": contact, "lists": LISTS, "number": number}
    region.owner(ROOMS, values)
    region.owner(RESTRICTED, values)
    for count, user in whose.items():
        region.owner(MEMBERS, {"user": user.pk, "number": count})
    started = time.monotonic()
    region.owner("update threats_threat set akey = null where id in (select record from access_restriction)")
    each = (
        (time.monotonic() - started)
        * 1000
        / max(1, region.owner("select count(*) from access_restriction")[0][0])
    )
    rows.row("restricting one threat with its past", f"{each:.1f} ms", "< 100 ms", each < 100)
    for table in ("threats_threat", "threats_threat_hist", "threats_threat_slice", "threat_words"):
        region.owner(f"vacuum analyze {table}")


if __name__ == "__main__":
    main()
