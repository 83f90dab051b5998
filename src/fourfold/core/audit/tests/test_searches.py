"""The words of searches: beside the log, for a time, and read for a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from fourfold.core.access.viewers import viewing
from fourfold.core.audit import searches

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def search(person, as_owner):
    """The number of an entry of a search for Op Larch by an analyst of Cheshire."""
    viewer = person("analyst", "cheshire")
    as_owner("delete from audit_entry")
    with viewing(viewer) as now:
        searches.searched("threat.find", by=viewer, kind="search", words="Op Larch", at=now)
    return as_owner("select id from audit_entry where act = 'threat.find'")[0][0]


def words(search, viewer, why="Complaint 12"):
    with viewing(viewer):
        return searches.words_of(search, why=why, by=viewer)


def test_the_words_are_in_no_entry(search, as_owner):
    assert "Larch" not in str(as_owner("select * from audit_entry"))
    assert as_owner("select words from audit_searched") == [("Op Larch",)]


def test_an_auditor_of_the_searcher_reads_them_for_a_reason_that_is_kept(search, person, as_owner):
    auditor = person("auditor", "cheshire")
    assert words(search, auditor) == "Op Larch"
    assert as_owner("select actor, act, target, reason from audit_entry order by id desc limit 1") == [
        (auditor.user_id, "audit.words", str(search), "Complaint 12")
    ]


def test_nobody_elsewhere_reads_them_and_the_try_is_kept(search, person, as_owner):
    assert words(search, person("auditor", "merseyside")) is None
    assert as_owner("select act, rows from audit_entry order by id desc limit 1") == [("audit.words", 0)]


def test_without_a_reason_they_are_not_read(search, person):
    with pytest.raises(DatabaseError, match="for a reason"):
        words(search, person("auditor", "cheshire"), why="  ")


def test_the_application_reads_the_table_itself_never(search):
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("select * from audit_searched")


def test_after_their_time_they_are_given_to_nobody_and_removed(search, person, as_owner):
    assert searches.forget() == 0
    as_owner("update audit_searched set keep_until = fourfold_now()::date - 2")
    assert words(search, person("auditor", "cheshire")) is None
    assert searches.forget() == 1 and as_owner("select count(*) from audit_searched") == [(0,)]


def test_how_long_is_a_dated_setting(monkeypatch, search, as_owner):
    days = searches.keep_days(date(2023, 1, 4))
    assert days == 90 and searches.keep_days(date(2019, 12, 31)) == 0
    assert as_owner(f"select count(*) from audit_searched where keep_until > now()::date + {days - 2}") == [
        (1,)
    ]
    monkeypatch.setattr(searches, "_setting", lambda: ((date(2020, 1, 1), 90), (date(2024, 1, 1), 30)))
    assert [searches.keep_days(day) for day in (date(2023, 12, 31), date(2024, 1, 1))] == [90, 30]


def test_a_search_on_a_page_keeps_its_words_beside_its_entry(person, browse, as_owner):
    browse(person("analyst", "cheshire")).post("/threats/find", {"words": "Ffordd Elwy"})
    assert as_owner(
        "select e.act, s.words from audit_searched s join audit_entry e on e.id = s.entry"
    ) == [("threat.find", "Ffordd Elwy")]  # fmt: skip
