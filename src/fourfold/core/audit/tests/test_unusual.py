"""What is unlike somebody: by their own pattern, and nothing that is like them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions as audit
from fourfold.core.audit import searches, unusual
from fourfold.core.audit.unusual import Day, Finding, Sort, findings
from fourfold.core.history import clock

LAST = date(2023, 6, 30)
EARLIER = LAST - timedelta(days=2)


def pattern(read=(100, 110, 90, 105, 95) * 4, taken=(0,) * 20, person=1):
    """A person's days before those that are looked at."""
    first = LAST - timedelta(days=unusual.LOOKED_AT + len(read) - 1)
    return [
        Day(person, first + timedelta(days=place), rows, out, 0)
        for place, (rows, out) in enumerate(zip(read, taken, strict=True))
    ]


def today(read=0, taken=0, own_name=0, person=1, day=LAST):
    return Day(person, day, read, taken, own_name)


@pytest.mark.parametrize(
    ("this", "found"),
    [
        (today(read=100), []),
        (today(read=200), []),
        (today(read=201), [Finding(1, LAST, Sort.READ, 100, 201)]),
        (today(taken=200), []),
        (today(taken=201), [Finding(1, LAST, Sort.TAKEN, 0, 201)]),
        (today(own_name=1), [Finding(1, LAST, Sort.OWN_NAME, None, 1)]),
        (today(read=5_000, day=EARLIER), [Finding(1, EARLIER, Sort.READ, 100, 5_000)]),
    ],
)  # fmt: skip
def test_what_is_far_outside_somebodys_own_pattern_is_found_and_nothing_nearer(this, found):
    assert findings([*pattern(), this], last=LAST) == found


def test_whoever_reads_much_every_day_or_by_fits_and_starts_is_not_found_for_it():
    assert findings([*pattern(read=(5_000, 5_400, 4_800, 5_100) * 5), today(read=6_000)], last=LAST) == []
    assert findings([*pattern(read=(10, 900, 200, 1_500, 40) * 4), today(read=1_800)], last=LAST) == []


def test_without_a_pattern_only_a_mass_export_is_found():
    assert findings([*pattern()[:4], today(read=9_000)], last=LAST) == []
    assert findings([today(taken=2_000)], last=LAST) == [Finding(1, LAST, Sort.TAKEN, None, 2_000)]


def test_the_farthest_of_a_day_comes_first():
    every = [*pattern(), *pattern(person=2), today(read=400), today(read=4_000, person=2)]
    assert [one.person for one in findings(every, last=LAST)] == [2, 1]


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
class TestReading:
    """What the database gives of a day."""

    @pytest.fixture
    def analyst(self, person, as_owner):
        viewer = person("analyst", "cheshire", "Wren Talgarth")
        as_owner("delete from audit_entry")
        with viewing(viewer) as now:
            audit.consulted("threat.list", by=viewer, kind="threat", rows=50)
            audit.consulted("threat.read", by=viewer, kind="threat", target="NW-OCG-0417")
            audit.disclosed("threat.export", by=viewer, kind="threat", rows=900)
            for words in (
                "larch",
                "Op Talgarth's car",
                "WREN TALGARTH",
                "wrentalgarthson",
                User.objects.get().sign_in_name,
            ):
                searches.searched("threat.find", by=viewer, kind="search", words=words, at=now)
        return viewer

    def read(self, viewer):
        with viewing(viewer) as now:
            found = unusual.days(last=clock.day_of(now), by=viewer)
        return [(one.rows_read, one.rows_taken, one.own_name) for one in found if one.rows_taken]

    def test_rows_and_searches_for_their_own_name_are_counted_a_day(self, analyst, person):
        assert self.read(person("auditor", "cheshire")) == [(50 + 1 + 5, 900, 2)]

    def test_nobody_elsewhere_is_told(self, analyst, person):
        assert self.read(person("auditor", "merseyside")) == []

    def test_looking_is_an_entry(self, analyst, person, as_owner):
        auditor = person("auditor", "cheshire")
        self.read(auditor)
        assert as_owner("select actor, act from audit_entry order by id desc limit 1") == [
            (auditor.user_id, "audit.unusual")
        ]
