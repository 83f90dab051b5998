"""The dump of every release is restored, brought up to date by today's migrations, and answers as it did."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from fourfold.config.backups.tests.place import NAME, Place
from fourfold.config.postgres import binaries, databases
from fourfold.config.postgres.server import Server

HERE = Path(__file__).parent
RELEASES = sorted(path.stem for path in HERE.glob("*.sql"))
SERVERS = sorted({each.origin for each in binaries.offered()})


@pytest.fixture(params=SERVERS)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """An empty machine with each PostgreSQL that is here: its clock stands shortly after the dumps were made."""
    folder = Path(tempfile.mkdtemp(prefix="fourfold-test-"))
    folder.chmod(0o711)
    made = Place(folder / "place", FOURFOLD_POSTGRES=request.param)
    try:
        made.cli("database", "start")
        yield made
    finally:
        made.does("cli", "database", "stop")
        shutil.rmtree(folder)


@pytest.mark.parametrize("release", RELEASES)
def test_a_release_is_brought_up_to_date_and_answers_as_it_did(place, release):
    urls = databases.provision(Server(place.administrator("postgres"), private=True), NAME)
    with psycopg.connect(urls.owner_dsn, autocommit=True) as owner:
        owner.execute((HERE / f"{release}.sql").read_text())  # type: ignore[arg-type]
        # Wherever the test runs, it is the day after: a machine's own clock may stand before the dump's.
        owner.execute(
            "update public.platform_clock set ahead = timestamptz '2022-01-04 09:00+00' - clock_timestamp()"
        )
    words = place.cli("migrate")
    with psycopg.connect(urls.owner_dsn) as owner:
        codes = "(select count(*) from reference_code) = (select count(*) from reference_code_hist)"
        assert owner.execute(f"select {codes}, exists (select from reference_code)").fetchone() == (
            True,
            True,
        )
    assert "The database is up to date" in words
    wanted = json.loads((HERE / f"{release}.json").read_text())
    assert len(wanted) == 7
    assert place.asks() == wanted


def test_the_dump_of_a_release_is_small_and_of_no_one_version_of_postgresql():
    assert RELEASES
    for release in RELEASES:
        text = (HERE / f"{release}.sql").read_text()
        assert len(text.encode()) < 400_000
        assert "transaction_timeout" not in text and "\\restrict" not in text
