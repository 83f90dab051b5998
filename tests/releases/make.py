"""Makes the dump of a release, once, when it is released:  python -m tests.releases.make 0.1.0

A little platform is filled on a private server that is thrown away, and dumped as plain SQL that every supported
PostgreSQL reads. Beside it stands what its extracts and lists of the past answered. Both are committed for good.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path

import psycopg

from fourfold.config.backups import contents, programs
from fourfold.config.backups.tests.place import NAME, Place

HERE = Path(__file__).parent
# Settings of one version of PostgreSQL alone, and what every database of ours is given when it is made.
LEFT_OUT = re.compile(
    r"^(--.*|SET (?!check_function_bodies|standard_conforming_strings).*;|\\(un)?restrict .*|CREATE SCHEMA public;"
    r"|(COMMENT ON|REVOKE .* ON|GRANT .* ON) SCHEMA public .*;|ALTER DEFAULT PRIVILEGES .*;)?$"
)


def make(version: str) -> None:
    """Write the dump and the answers of a release, which must not be there yet."""
    sql, answers = HERE / f"{version}.sql", HERE / f"{version}.json"
    if sql.exists():
        raise SystemExit(f"{sql.name} is there already, and what was released is never made anew.")
    with tempfile.TemporaryDirectory(prefix="fourfold-release-") as folder:
        Path(folder).chmod(0o711)
        place = Place(Path(folder) / "place", FOURFOLD_STARTS_AT="2022-01-03T09:00:00+00:00")
        try:
            place.cli("database", "start")
            place.cli("migrate")
            place.asks("fill")
            sql.write_text(_dumped(place))
            answers.write_text(json.dumps(place.asks(), indent=1) + "\n")
        finally:
            place.does("cli", "database", "stop")


def _dumped(place: Place) -> str:
    owner_dsn = json.loads((place.folder / "addresses.json").read_text())[NAME][0]
    file = place.folder / "dump.sql"
    plain = ("--format=plain", "--inserts", "--rows-per-insert=200")
    with psycopg.connect(owner_dsn, autocommit=True) as owner, contents.frozen(owner) as snapshot:
        programs.dump(owner_dsn, owner.info.server_version // 10_000, file, snapshot=snapshot, options=plain)
    return "".join(
        line for line in file.read_text().splitlines(keepends=True) if not LEFT_OUT.match(line.rstrip("\n"))
    )


if __name__ == "__main__":
    make(sys.argv[1])
