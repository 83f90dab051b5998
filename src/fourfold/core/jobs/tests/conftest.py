"""Work that a test announces, somebody who asks for it, and a queue."""

from __future__ import annotations

import pytest
from django.db import connection

from fourfold.core import capability
from fourfold.core.access.viewers import viewing
from fourfold.core.jobs import actions
from fourfold.core.jobs.models import Work
from fourfold.core.jobs.tests import acts


@pytest.fixture(autouse=True)
def announced(monkeypatch):
    monkeypatch.setattr(
        capability, "job", lambda name: capability.Job(name, f"fourfold.core.jobs.tests.acts.{name}")
    )
    acts.SEEN.clear()
    acts.MEANWHILE.clear()


@pytest.fixture
def analyst(person):
    return person("analyst", "cheshire")


@pytest.fixture
def asked(analyst):
    """Asks for work of a name about a record, as an analyst of Cheshire."""

    def ask(name, about=7, by=None):
        by = by or analyst
        with viewing(by) as now:
            return actions.ask(
                name=name, about=about, owner_id=by.agency_id, turn=f"test {by.agency_id}", by=by, at=now
            )

    return ask


@pytest.fixture
def now_is(analyst):
    """The work as it stands, for whoever asked."""

    def find(work, by=None):
        with viewing(by or analyst):
            return Work.objects.get(pk=work.pk)

    return find


def jobs(columns="status::text, attempts, args"):
    """What stands in the queue."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {columns} from procrastinate_jobs order by id")
        return cursor.fetchall()
