"""The rule by which entries become digests: fixed for good, and the same in the database and here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connections

from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions as audit
from fourfold.core.audit.encoding import BLOCK, ENTRY, block_hash, encoded, leaf

NOON = datetime(2023, 1, 4, 14, 5, tzinfo=UTC)
AN_ENTRY = (7, 1, 812, NOON, NOON, 3, None, "analyst", None, "", "", "", "consultation", "threat.read", "threat",
            "NW-OCG-0417", None, "a “reason” – é", "r1")  # fmt: skip
A_BLOCK = dict(zip(BLOCK, (1, 2, 0, 900, 12, b"\x01" * 32, b"", NOON), strict=True))


def test_the_bytes_and_digests_of_an_entry_and_a_block_never_change():
    assert encoded(["a", None, "", 12, NOON, b"\xff"]) == b"11:an0:2:1226:2023-01-04T14:05:00.0000002:ff"
    assert leaf(AN_ENTRY).hex() == "710a8beee6ef80782d81a7ee9e9013710d9890296ad84ebcb293b937c74079ce"
    assert block_hash(A_BLOCK).hex() == "635eb9b7d805e9724e0cafdc4f04846fe254d0720287c355fb19839f9629ecff"


def test_a_moment_is_the_same_in_every_zone():
    assert encoded([NOON.astimezone(timezone(timedelta(hours=5)))]) == encoded([NOON])


@pytest.mark.parametrize("place", range(len(ENTRY)))
def test_every_column_counts(place):
    changed = list(AN_ENTRY)
    changed[place] = "other"
    assert leaf(changed) != leaf(AN_ENTRY)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_database_works_out_the_same(person):
    viewer = person("analyst", "cheshire")
    with viewing(viewer):
        audit.record(
            audit.Operation.ALTERATION,
            "threat.amend",
            by=viewer,
            target="NW-OCG-0417",
            rows=3,
            reason="é–🙂\t'|",
        )
    columns = ", ".join(f"e.{name}" for name in ENTRY)
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"select audit_leaf(e), {columns} from audit_entry e")
        rows = cursor.fetchall()
    assert rows and all(bytes(found) == leaf(values) for found, *values in rows)
