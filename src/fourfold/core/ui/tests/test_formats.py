"""What dates, moments, numbers and money look like."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from fourfold.core.ui import cells, formats
from fourfold.core.ui.fields import parse_day

WINTER = datetime(2023, 1, 4, 15, 5, 7, tzinfo=UTC)
SUMMER = datetime(2023, 7, 4, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en-gb"):
        yield


def test_a_day_is_written_out_in_a_sentence_and_short_in_a_table():
    assert formats.day(date(2023, 1, 4)) == "4 January 2023"
    assert formats.short_day(date(2023, 1, 4)) == "4 Jan 2023"
    assert formats.weekday(date(2023, 1, 6)) == "Friday 6 January"


def test_a_moment_is_read_on_londons_clock():
    assert formats.moment(WINTER) == "4 January 2023, 15:05"
    assert formats.moment(SUMMER) == "5 July 2023, 00:30"
    assert formats.day(SUMMER) == "5 July 2023"
    assert formats.clock(SUMMER) == "00:30"


def test_the_audit_says_the_second_and_the_zone():
    assert formats.audit_moment(WINTER) == "4 January 2023, 15:05:07 GMT"
    assert formats.audit_moment(SUMMER) == "5 July 2023, 00:30:00 BST"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        formats.moment(datetime(2023, 1, 4))


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2023, 1, 5, 0, 0, tzinfo=UTC), "4 January 2023, 23:59"),
        (datetime(2023, 7, 4, 23, 0, tzinfo=UTC), "4 July 2023, 23:59"),
        (datetime(2023, 1, 5, 0, 0, 1, tzinfo=UTC), "5 January 2023, 00:00"),
        (datetime(2023, 1, 4, 23, 59, 59, 999999, tzinfo=UTC), "4 January 2023, 23:59"),
    ],
)
def test_the_midnight_that_ends_an_as_of_day_is_shown_as_that_day(moment, words):
    assert formats.as_known(moment) == words


def test_a_due_day_is_told_from_today():
    today = date(2023, 1, 4)
    assert formats.due(date(2023, 1, 6), today) == "in 2 days, Friday 6 January"
    assert formats.due(date(2023, 1, 5), today) == "in 1 day, Thursday 5 January"
    assert formats.due(today, today) == "today, Wednesday 4 January"
    assert formats.due(date(2023, 1, 3), today) == "1 day late"
    assert formats.due(date(2022, 12, 31), today) == "4 days late"


def test_numbers_have_commas_and_halves_are_rounded_upwards():
    assert formats.number(1234) == "1,234"
    assert formats.number(-1234567) == "-1,234,567"
    assert formats.number(Decimal("2.5")) == "3"
    assert formats.number(3.5) == "4"
    assert formats.number(Decimal("0.125"), 2) == "0.13"


def test_money_shows_pence_only_where_there_are_any():
    assert formats.money(350000) == "£350,000"
    assert formats.money(Decimal("1234.50")) == "£1,234.50"
    assert formats.money(Decimal("0.005")) == "£0.01"
    assert formats.money(-90) == "-£90"
    assert formats.money(Decimal("90000.00")) == "£90,000"


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (312, 373, "84% (312 of 373)"),
        (1, 8, "1 of 8"),
        (0, 0, "0 of 0"),
        (9, 9, "9 of 9"),
        (5, 10, "50% (5 of 10)"),
        (1, 200, "1% (1 of 200)"),
        (1, 201, "0% (1 of 201)"),
        (25, 1000, "3% (25 of 1,000)"),
    ],
)
def test_a_share_rounds_halves_upwards_and_says_counts_only_under_ten(part, whole, words):
    assert formats.share(part, whole) == words


def test_what_is_not_known_is_said_in_words():
    said = [
        formats.day,
        formats.short_day,
        formats.clock,
        formats.moment,
        formats.audit_moment,
        formats.money,
    ]
    assert {say(None) for say in said} == {"not known"}
    assert (
        formats.number(None) == formats.share(None, 3) == formats.due(None, date(2023, 1, 4)) == "not known"
    )
    assert formats.known("") == "not known"
    assert formats.known(0) == 0


def test_welsh_has_its_own_months():
    with translation.override("cy"):
        assert formats.day(date(2023, 1, 4)) == "4 Ionawr 2023"
        assert formats.short_day(date(2023, 2, 4)) == "4 Chwef 2023"
        assert formats.weekday(date(2023, 1, 6)) == "dydd Gwener 6 Ionawr"
        assert formats.audit_moment(WINTER) == "4 Ionawr 2023, 15:05:07 GMT"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "ymhen 1 diwrnod, dydd Iau 5 Ionawr"),
        (2, "ymhen 2 ddiwrnod, dydd Gwener 6 Ionawr"),
        (3, "ymhen 3 diwrnod, dydd Sadwrn 7 Ionawr"),
        (-2, "2 ddiwrnod yn hwyr"),
    ],
)
def test_a_word_after_a_figure_changes_as_welsh_does(days, said):
    with translation.override("cy"):
        assert formats.due(date(2023, 1, 4 + days), date(2023, 1, 4)) == said


@pytest.mark.parametrize("names", [formats.MONTHS, formats.SHORT_MONTHS])
def test_every_language_has_twelve_months_and_seven_days(names):
    assert {len(set(months)) for months in names.values()} == {12}
    assert {len(set(days)) for days in formats.WEEKDAYS.values()} == {7}


@pytest.mark.parametrize(
    "text", ["4/1/2023", "04.01.2023", "2023-01-04", "4 January 2023", " 4  jan 2023", "4 Ionawr 2023"]
)
def test_a_day_can_be_written_in_the_usual_ways(text):
    assert parse_day(text) == date(2023, 1, 4)


@pytest.mark.parametrize(
    "text", ["31/02/2023", "4/13/2023", "4 Smarch 2023", "4/1/23", "yesterday", "0/1/2023"]
)
def test_what_is_no_day_is_said_back_with_an_example(text):
    with pytest.raises(ValueError, match=r"is not a date\. Write it like 4/1/2023\."):
        parse_day(text)


def test_a_cell_shows_each_kind_of_value_its_own_way():
    assert cells.in_cell(date(2023, 1, 4)) == '<time datetime="2023-01-04">4 Jan 2023</time>'
    assert cells.in_cell(SUMMER) == '<time datetime="2023-07-04T23:30:00+00:00">5 Jul 2023, 00:30</time>'
    assert cells.in_cell(1234) == "1,234"
    assert cells.in_cell(Decimal("0.75")) == "0.75"
    assert (cells.in_cell(True), cells.in_cell(None), cells.in_cell("Op Larch")) == (
        "yes",
        "not known",
        "Op Larch",
    )
