"""The bytes and digests of rows: written down, worked out by a slow twin, and read back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from fourfold.reporting.extracts import sealing
from fourfold.reporting.extracts.tests import slow_sealing
from fourfold.reporting.extracts.tests.vectors import KEY, VECTORS

NUMBERS = some.integers() | some.floats() | some.decimals()
ZONES = some.builds(timezone, some.timedeltas(timedelta(hours=-23), timedelta(hours=23)))
MOMENTS = some.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=ZONES)
PLAIN = some.none() | some.booleans() | NUMBERS | some.text() | some.dates() | MOMENTS
# A busy machine is slow, and that is no fault of a row's.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALUES = some.recursive(PLAIN, lambda inner: some.lists(inner, max_size=4), max_leaves=6)


@pytest.mark.parametrize(("row", "content", "digest"), VECTORS)
def test_a_row_gives_the_bytes_and_the_digest_that_were_written_down(row, content, digest):
    assert (sealing.encoded(row), sealing.row_digest(KEY, row)) == (content, digest)
    assert (slow_sealing.row(row), slow_sealing.digest(KEY, row)) == (content, digest)


@patient
@given(some.lists(VALUES, max_size=5))
def test_every_row_gives_the_bytes_of_the_slow_twin_and_is_read_back(row):
    content = sealing.encoded(row)
    assert content == slow_sealing.row(row)
    assert slow_sealing.read(content) == [slow_sealing.shape(value) for value in row]


@patient
@given(some.integers(min_value=-(10**8), max_value=10**8), some.integers(min_value=0, max_value=4))
def test_a_column_that_gets_more_decimals_keeps_its_digests(number, places):
    narrow = Decimal(number).scaleb(-places)
    wider = narrow.quantize(Decimal(1).scaleb(-places - 3))
    assert sealing.encoded([narrow]) == sealing.encoded([wider])


@patient
@given(some.lists(some.text(), max_size=3), some.lists(some.text(), max_size=3))
def test_two_different_rows_of_text_never_give_the_same_bytes(one, other):
    assert (sealing.encoded(one) == sealing.encoded(other)) == (one == other)


def test_what_the_rule_does_not_know_is_refused():
    for value in (datetime(2023, 1, 4, 14, 5), {"a": 1}, b"bytes"):
        with pytest.raises(TypeError, match="no place in a sealed row"):
            sealing.encoded([value])


def test_a_moment_is_the_same_moment_in_every_zone():
    moment = datetime(2023, 1, 4, 14, 5, tzinfo=UTC)
    assert sealing.encoded([moment]) == sealing.encoded([moment.astimezone(timezone.max)])
    assert sealing.encoded([moment]) != sealing.encoded([date(2023, 1, 4)])


def test_the_digest_of_a_run_depends_on_the_order_of_its_rows():
    one, other = (sealing.row_digest(KEY, [name]) for name in ("a", "b"))
    assert sealing.whole_digest([one, other]) != sealing.whole_digest([other, one])
    assert sealing.whole_digest([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
