"""Reading entries: within one's reach, a month or a record at a time, and never unseen."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, connections, transaction

from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions as audit
from fourfold.core.audit import reading
from fourfold.core.audit.actions import Operation
from fourfold.core.audit.reading import Asked, Reach
from fourfold.core.capability.sentences import Unanswerable

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def log(person, as_owner):
    """Entries of two forces, each by one analyst; gives who is who, the auditors too."""
    who = {place: person("analyst", place) for place in ("cheshire", "merseyside")}
    who |= {"auditor": person("auditor", "cheshire"), "their auditor": person("auditor", "merseyside")}
    who["region"] = person("regional_auditor", "nwrocu")
    as_owner("delete from audit_entry")
    for place in ("cheshire", "merseyside"):
        with viewing(who[place]):
            audit.consulted("threat.read", by=who[place], kind="threat", target=f"NW-OCG-{place[:1]}")
            audit.record(Operation.REFUSAL, "add", by=who[place], kind="page", reason="Not 100% of_it")
    return who


def lately(**asked):
    with connection.cursor() as cursor:
        cursor.execute("select fourfold_now()")
        now: datetime = cursor.fetchone()[0]
    return Asked(since=now - timedelta(days=1), until=now + timedelta(hours=1), **asked)


def found(asked, viewer):
    with viewing(viewer):
        return reading.find(asked, by=viewer)


def seen(asked, viewer):
    return [(one.act, one.target) for one in found(asked, viewer).rows if not one.act.startswith("audit.")]


def test_an_auditor_reads_their_own_force_newest_first_and_a_regional_one_every_force(log):
    assert seen(lately(), log["auditor"]) == [("add", ""), ("threat.read", "NW-OCG-c")]
    assert len(seen(lately(), log["region"])) == 4


def test_who_audits_nobody_is_given_nothing(log):
    assert log["cheshire"].audits == Reach()
    assert found(lately(), log["cheshire"]).rows == ()


@pytest.mark.parametrize(
    ("asked", "acts"),
    [
        ({"operations": (Operation.REFUSAL,)}, ["add"]),
        ({"record": "NW-OCG-c"}, ["threat.read"]),
        ({"record": "NW-OCG"}, []),
        ({"record": "NW_OCG_c"}, []),
        ({"words": "100% OF_it"}, ["add"]),
        ({"words": "100%%"}, []),
        ({"device": "none"}, []),
    ],
)
def test_entries_are_found_by_what_is_asked_and_by_nothing_like_it(log, asked, acts):
    assert [act for act, _target in seen(lately(**asked), log["auditor"])] == acts


def test_a_person_is_found_by_what_they_did_and_by_what_was_done_for_them(log):
    viewer = log["cheshire"]
    with viewing(viewer):
        audit.record(Operation.ALTERATION, "for another", by=log["cheshire"])
    asked = lately(person=viewer.user_id)
    assert len(seen(asked, log["auditor"])) == 3
    assert seen(lately(person=log["merseyside"].user_id), log["auditor"]) == []


def test_each_reading_is_an_entry_of_what_was_asked_without_the_words(log):
    asked = lately(record="NW-OCG-c", words="Larch", operations=(Operation.CONSULTATION,))
    found(asked, log["auditor"])
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select actor, operation, act, target, rows, reason from audit_entry order by id desc limit 1"
        )
        actor, operation, act, target, rows, reason = cursor.fetchone()
    assert (actor, operation, act, target, rows) == (
        log["auditor"].user_id, "consultation", "audit.find", "NW-OCG-c", 0,
    )  # fmt: skip
    assert "consultation" in reason and reason.endswith("with words") and "Larch" not in reason


def test_a_file_is_a_disclosure(log):
    with viewing(log["auditor"]):
        assert len(reading.export(lately(), by=log["auditor"])) == 2
    last = found(lately(), log["auditor"]).rows[0]
    assert (last.operation, last.act, last.rows, last.recipient, last.purpose) == (
        "disclosure", "audit.export", 2, "cheshire", "work",
    )  # fmt: skip


def test_a_silent_match_is_told_to_its_owners_auditor_and_to_nobody_of_the_searchers(log, register):
    with viewing(log["cheshire"]):
        audit.matched_silently(
            "threat.match",
            by=log["cheshire"],
            owner_id=register["merseyside"],
            kind="threat",
            target="NW-OCG-9",
        )
    told = {name: ("threat.match", "NW-OCG-9") in seen(lately(), log[name]) for name in log}
    assert told == {
        "cheshire": False, "merseyside": False, "auditor": False, "their auditor": True, "region": False,
    }  # fmt: skip
    silent = lately(operations=(Operation.SILENT,))
    assert found(silent, log["auditor"]).total == 0 and found(silent, log["their auditor"]).total == 1


def test_a_month_at_most_is_asked_unless_it_is_of_a_record(log):
    wide = lately()
    wide = Asked(since=wide.until - timedelta(days=32), until=wide.until)
    with pytest.raises(Unanswerable, match="Choose 31 days at most, or a record"):
        found(wide, log["auditor"])
    assert seen(Asked(record="NW-OCG-c"), log["auditor"]) == [("threat.read", "NW-OCG-c")]
    with pytest.raises(DatabaseError, match="31 days at most"), transaction.atomic():
        reading._asked(Asked(), log["auditor"], "audit.find", 1)


def test_pages_follow_one_another_without_gap_both_ways(log, monkeypatch):
    for number in range(5):
        with viewing(log["cheshire"]):
            audit.consulted("threat.read", by=log["cheshire"], kind="threat", target=f"NW-OCG-{number}")
    monkeypatch.setattr(reading, "PAGE", 3)
    person = log["cheshire"].user_id
    first = found(lately(person=person), log["auditor"])
    second = found(lately(person=person, after=first.last), log["auditor"])
    third = found(lately(person=person, after=second.last), log["auditor"])
    assert [page.earlier for page in (first, second, third)] == [0, 3, 6]
    assert {page.total for page in (first, second, third)} == {7}
    ids = [one.id for page in (first, second, third) for one in page.rows]
    assert ids == sorted(set(ids), reverse=True) and len(ids) == 7
    assert (first.first, third.last) == (None, None)
    back = found(lately(person=person, before=second.first), log["auditor"])
    assert back.rows == first.rows and back.first is None and back.earlier == 0


def test_a_page_that_starts_from_an_entry_one_may_not_see_is_refused(log):
    theirs = found(lately(), log["their auditor"]).rows[-1].id
    with pytest.raises(Unanswerable, match="is not here any more"):
        found(lately(after=theirs), log["auditor"])
