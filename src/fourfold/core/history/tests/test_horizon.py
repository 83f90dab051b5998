"""A moment is settled once nobody can add a row before it any more."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connections

from fourfold.core.history import clock, horizon


@pytest.fixture
def slow_writer(transactional_db):
    """Another connection that has written, and has not ended its transaction."""
    settings = connections["owner"].get_connection_params()
    settings = {
        key: settings[key] for key in ("dbname", "user", "password", "host", "port") if key in settings
    }
    with psycopg.connect(**settings) as other:
        other.execute("insert into threats_referencecounter (prefix, last) values ('XX', 1)")
        yield other


def test_a_moment_after_an_open_write_began_is_not_settled_until_it_ends(slow_writer):
    moment = clock.read()
    assert not horizon.is_settled(moment)
    with pytest.raises(horizon.NotYetSettled, match="still being written"):
        horizon.wait_until_settled(moment, patience=0.1)
    slow_writer.commit()
    horizon.wait_until_settled(moment, patience=2)


def test_a_moment_before_the_open_write_began_is_settled(transactional_db):
    assert horizon.is_settled(clock.read())


def test_the_future_is_never_settled(transactional_db):
    from datetime import timedelta

    assert not horizon.is_settled(clock.read() + timedelta(hours=1))
