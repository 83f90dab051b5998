"""Fills a little platform and gives keys for machines that write:  python -m tests.kills.writes.world 3"""

from __future__ import annotations

import json
import sys
from datetime import timedelta

from fourfold.config.commands.working import start_django, working_database


def make(count: int) -> list[str]:
    """Analysts of one force, each with a key; gives the keys."""
    from fourfold.config.backups.tests import little
    from fourfold.core.access import queries
    from fourfold.core.access.actions import machine_keys
    from fourfold.core.access.models import Grant, User
    from fourfold.core.access.viewers import viewing
    from fourfold.core.history import clock

    little.fill()
    keys = []
    today = clock.day_of(clock.read())
    for number in range(count):
        user = User.objects.create(sign_in_name=f"writer.{number}", name=f"Writer {number}")
        agency = Grant.objects.get(user__sign_in_name="analyst.of.cheshire").agency_id
        Grant.objects.create(user=user, role="analyst", agency_id=agency, starts_on=today, reason="writes")
        viewer = queries.viewer_of(user, today)
        assert viewer is not None
        with viewing(viewer) as now:
            _made, text = machine_keys.make(
                grant_id=viewer.grant_id,
                machine="writer",
                last_day=today + timedelta(days=9),
                by=viewer,
                at=now,
            )
        keys.append(text)
    return keys


if __name__ == "__main__":
    with working_database():
        start_django()
        print(json.dumps(make(int(sys.argv[1]))))
