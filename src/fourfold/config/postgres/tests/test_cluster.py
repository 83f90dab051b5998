import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from fourfold.config.postgres import holding
from fourfold.config.postgres.cluster import Cluster
from fourfold.config.postgres.processes import end

PASSWORD = "only-for-this-test"


@pytest.fixture(scope="module")
def made(reachable: Path) -> Iterator[Cluster]:
    """One private server for this module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOURFOLD_STATE", str(reachable))
        cluster = Cluster(reachable / "postgres", throw_away=True)
        cluster.initialise(PASSWORD)
        yield cluster
        cluster.remove()


@pytest.fixture
def cluster(made: Cluster, state: Path) -> Iterator[Cluster]:
    """That server, started, and stopped after the test whatever happened."""
    made.start()
    yield made
    made.stop(politely=False)


def asked(cluster: Cluster, question: str) -> object:
    with psycopg.connect(cluster.conninfo(PASSWORD)) as connection:
        row = connection.execute(question).fetchone()
        return row and row[0]


def test_a_private_server_listens_on_no_network_and_keeps_utc(cluster):
    assert asked(cluster, "show listen_addresses") == ""
    assert asked(cluster, "show timezone") == "UTC"
    assert asked(cluster, "show data_checksums") == "on"
    assert asked(cluster, "show server_encoding") == "UTF8"


def test_nobody_comes_in_without_the_password(cluster):
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(cluster.conninfo("a guess"))
    rules = [line.split() for line in (cluster.data / "pg_hba.conf").read_text().splitlines()]
    assert {rule[-1] for rule in rules if rule and not rule[0].startswith("#")} == {"scram-sha-256"}


def test_the_data_are_closed_to_others(cluster):
    assert cluster.data.stat().st_mode & 0o777 == 0o700
    assert cluster.sockets.stat().st_mode & 0o777 == 0o700


def test_starting_a_server_that_runs_changes_nothing(cluster):
    pid = cluster.pid()
    Cluster(cluster.folder, throw_away=True).start()
    assert cluster.pid() == pid


def test_a_server_that_was_killed_starts_again(cluster):
    killed = cluster.pid()
    end(killed, (signal.SIGKILL, 5.0))
    cluster.start()
    assert cluster.pid() not in (None, killed)
    assert asked(cluster, "select 1") == 1


def test_a_server_whose_socket_was_tidied_away_is_reached_again(cluster):
    shutil.rmtree(cluster.sockets)
    cluster.start()
    assert asked(cluster, "select 1") == 1


def test_a_number_left_in_the_lock_file_that_is_a_strangers_now_keeps_nobody_out(cluster):
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")
    assert cluster.pid() is None
    cluster.start()
    assert asked(cluster, "select 1") == 1


def test_the_last_holder_stops_the_server_and_not_the_first(cluster):
    with holding.held(cluster, PASSWORD):
        with holding.held(Cluster(cluster.folder, throw_away=True), PASSWORD):
            pass
        assert cluster.ready()
    assert not cluster.ready()


def test_a_server_that_is_to_be_kept_outlives_its_holders(cluster):
    holding.kept(cluster).touch()
    with holding.held(cluster, PASSWORD):
        pass
    assert cluster.ready()
    holding.kept(cluster).unlink()


def test_the_log_holds_no_value_of_a_row(cluster):
    with psycopg.connect(cluster.conninfo(PASSWORD), autocommit=True) as connection:
        connection.execute("create table person (name text unique)")
        connection.execute("insert into person values ('Somebody Secret')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("insert into person values ('Somebody Secret')")
    log = cluster.log.read_text()
    assert "duplicate key" in log
    assert "Secret" not in log
