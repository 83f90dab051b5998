"""Every write leaves a version, whoever writes and however many rows at once."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock, horizon
from fourfold.understanding.threats import queries
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.filters import Filters
from fourfold.understanding.threats.models import Threat, ThreatSlice, ThreatVersion
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture
def analyst(person):
    return person("analyst", "cheshire")


@pytest.fixture
def three(analyst, register):
    with viewing(analyst) as now:
        return [
            recording.add(facts=facts(register["cheshire"], name=f"Op {name}"), by=analyst, at=now)
            for name in ("Larch", "Ash", "Elm")
        ]


def test_a_bulk_update_leaves_a_version_of_each_row(analyst, three):
    with viewing(analyst):
        Threat.objects.update(phase="monitor")
        assert ThreatVersion.objects.count() == 6


def test_an_update_that_changes_nothing_leaves_no_version(analyst, three):
    with viewing(analyst):
        Threat.objects.update(phase=F("phase"))
        assert ThreatVersion.objects.count() == 3


def test_recorded_moments_rise_for_each_row_within_one_transaction(analyst, three):
    with viewing(analyst):
        for tier in (1, 2, 3, 4):
            Threat.objects.update(tier=tier)
        for threat in three:
            versions = list(ThreatVersion.objects.filter(record=threat.pk).order_by("recorded_from"))
            assert [version.tier for version in versions] == [None, 1, 2, 3, 4]
            assert all(one.recorded_to == two.recorded_from for one, two in pairwise(versions))
            assert all(version.recorded_from < version.recorded_to for version in versions)


def test_a_version_says_who_wrote_it_and_in_which_request(analyst, three):
    with viewing(analyst, request="r1"):
        Threat.objects.update(tier=1)
        version = ThreatVersion.objects.filter(tier=1).first()
        assert (version.recorded_by, version.request) == (analyst.user_id, "r1")


def test_the_application_cannot_write_history(analyst, three):
    with viewing(analyst), pytest.raises(DatabaseError), transaction.atomic():
        ThreatVersion.objects.update(tier=5)


def test_slices_of_every_period_agree_with_the_full_versions(analyst, three):
    """The slow twin: full versions live at a moment, against the slices of the period that holds it."""
    moments = []
    with viewing(analyst):
        for step in range(6):
            Threat.objects.filter(pk=three[step % 3].pk).update(tier=1 + step % 4, phase=f"phase {step}")
            moments.append(clock.read())
            if step % 2:
                clock.advance(to=clock.read() + timedelta(days=31))
                with connection.cursor() as cursor:
                    cursor.execute("select threats_threat_new_period()")
                moments.append(clock.read())
        for moment in moments:
            whole = {(v.record, v.hid, v.tier) for v in ThreatVersion.objects.as_of(moment)}
            period = horizon.period_of("threats_threat", moment)
            sliced = ThreatSlice.objects.filter(
                period=period, recorded_from__lte=moment, recorded_to__gt=moment
            )
            assert {(s.record, s.hid, s.tier) for s in sliced} == whole
            assert queries.count(Filters(), now=moments[-1], as_of=moment) == len(whole) == 3


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_case_table_is_never_truncated(as_owner):
    with pytest.raises(DatabaseError, match="never truncated"):
        as_owner("truncate threats_threat cascade")
