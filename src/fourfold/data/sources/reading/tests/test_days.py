"""Days and moments."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from fourfold.data.sources.reading.days import read_day, read_moment

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("4/1/2023", "DD/MM/YYYY"),
        ("04-01-2023", "DD-MM-YYYY"),
        ("4.1.2023", "DD.MM.YYYY"),
        ("01/04/2023", "MM/DD/YYYY"),
        ("2023-01-04", "DD/MM/YYYY"),
        ("2023-01-04T00:00:00", "YYYY-MM-DD"),
        ("2023/01/04", "YYYY/MM/DD"),
        ("20230104", "YYYYMMDD"),
        ("4 Jan 2023", "D Mon YYYY"),
        ("04-january-2023", "D Mon YYYY"),
        ("44930", "excel"),
    ],
)
def test_a_day_is_read_in_the_order_of_the_map(text, order):
    assert read_day(text, (order,)) == date(2023, 1, 4)


@pytest.mark.parametrize(
    "text", ["4/1/2023", "٤/١/2023", "2023-13-01", "31 Feb 2023", "20230104", "60", "-1"]
)
def test_a_day_in_no_allowed_order_is_not_guessed(text):
    assert not isinstance(read_day(text, ("D Mon YYYY", "excel")), date)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("04/07/2023 12:30", 11), ("2023-07-04T12:30:00Z", 12), ("2023-07-04 12:30:00.123+0200", 10)],
)
def test_a_moment_becomes_utc(text, hour):
    moment = read_moment(text, ("DD/MM/YYYY",), LONDON)
    assert moment.replace(microsecond=0) == datetime(2023, 7, 4, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("26/03/2023 01:30", "clock_skipped"),
        ("29/10/2023 01:30", "clock_twice"),
        ("29/10/2023 25:30", "not_a_moment"),
        ("29/10/2023", "not_a_moment"),
        ("31/11/2023 10:00", "not_a_date"),
    ],
)
def test_a_moment_that_never_was_or_was_twice_is_said(text, code):
    assert read_moment(text, ("DD/MM/YYYY",), LONDON).code == code


def test_a_moment_that_happened_twice_can_name_its_zone():
    assert read_moment("29/10/2023 01:30+01:00", ("DD/MM/YYYY",), LONDON) == datetime(
        2023, 10, 29, 0, 30, tzinfo=UTC
    )
