"""The viewer of a transaction ends with it, and without one there is nothing."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from fourfold.core.access.viewers import NOBODY, viewing
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture
def larch(person, register):
    analyst = person("analyst", "cheshire")
    with viewing(analyst) as now:
        return recording.add(facts=facts(register["cheshire"]), by=analyst, at=now)


def test_the_viewer_ends_with_the_block(larch, person):
    with viewing(person("analyst", "cheshire")):
        assert Threat.objects.count() == 1
    assert Threat.objects.count() == 0


def test_the_outer_viewer_comes_back_after_an_inner_one(larch, person):
    with viewing(person("analyst", "cheshire")):
        with viewing(NOBODY):
            assert Threat.objects.count() == 0
        assert Threat.objects.count() == 1


def test_the_outer_viewer_comes_back_after_an_error_inside(larch, person):
    with viewing(person("analyst", "cheshire")):
        with pytest.raises(ZeroDivisionError), viewing(NOBODY):
            raise ZeroDivisionError
        assert Threat.objects.count() == 1


def test_a_region_wide_reader_sees_every_force_and_changes_none(larch, person):
    with viewing(person("inspector", "nwrocu")):
        assert Threat.objects.count() == 1
        assert Threat.objects.update(name="Op Elm") == 0


def test_nobody_records_for_another_agency(person, register):
    analyst = person("analyst", "merseyside")
    with viewing(analyst) as now, pytest.raises(DatabaseError), transaction.atomic():
        recording.add(facts=facts(register["cheshire"]), by=analyst, at=now)


def test_an_administrator_sees_no_threat(larch, person):
    with viewing(person("administrator", "nwrocu")):
        assert Threat.objects.count() == 0


def test_the_application_signs_in_as_its_own_powerless_role(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select session_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles"
            " where rolname = session_user"
        )
        assert cursor.fetchone() == ("fourfold_app", False, False, False, False)
        cursor.execute(
            "select count(*) from pg_class where relpersistence = 'p'"
            " and relowner = (select oid from pg_roles where rolname = session_user)"
        )
        assert cursor.fetchone() == (0,)


def test_an_own_role_at_the_regional_unit_reaches_its_units_and_no_force(person, register):
    analyst = person("analyst", "nwrocu")
    assert register["nwrocu_rocta"] in analyst.write_agencies
    assert not {register[force] for force in ("cheshire", "gmp", "north_wales")} & set(analyst.agencies)
