"""What holds of operations, day by day."""

from datetime import date

import pytest

from fourfold.resourcing.operations import rules
from fourfold.resourcing.operations.rules import Period

MAY, JUNE, JULY = date(2023, 5, 1), date(2023, 6, 1), date(2023, 7, 1)


@pytest.mark.parametrize(("name", "why_none", "sentence"), [
    ("", "", "Name the financial investigator"),
    ("F. Tallis", "No money moves", "leave out why there is none"),
])  # fmt: skip
def test_a_financial_investigator_or_a_reason_and_never_both(name, why_none, sentence):
    with pytest.raises(rules.Broken, match=sentence):
        rules.check_investigator(name, why_none)


def test_one_of_the_two_is_enough():
    rules.check_investigator("F. Tallis", "")
    rules.check_investigator("", "No money moves")


def test_an_operation_that_ended_serves_nothing_more():
    with pytest.raises(rules.Broken, match="serves nothing more"):
        rules.check_serve(Period(MAY, JUNE), [], MAY)


def test_an_operation_serves_nothing_before_it_starts():
    with pytest.raises(rules.Broken, match="started on 1 June 2023"):
        rules.check_serve(Period(JUNE), [], MAY)
    rules.check_serve(Period(JUNE), [], JUNE)


def test_a_threat_is_served_once_at_a_time_and_may_be_served_again_later():
    with pytest.raises(rules.Broken, match="serves that threat already"):
        rules.check_serve(Period(MAY), [Period(MAY)], JULY)
    with pytest.raises(rules.Broken, match="until 1 June 2023"):
        rules.check_serve(Period(MAY), [Period(MAY, JUNE)], JUNE)
    rules.check_serve(Period(MAY), [Period(MAY, JUNE)], JULY)


def test_an_operation_ends_once_and_not_before_it_starts():
    with pytest.raises(rules.Broken, match="ended on 1 June 2023 already"):
        rules.check_end(Period(MAY, JUNE), JULY)
    with pytest.raises(rules.Broken, match="started on 1 June 2023"):
        rules.check_end(Period(JUNE), MAY)
    with pytest.raises(rules.Broken, match="served from 1 July 2023"):
        rules.check_none_later([Period(MAY), Period(JULY)], JUNE)


def test_serving_ends_once_and_not_before_it_began():
    with pytest.raises(rules.Broken, match="already"):
        rules.check_stop(Period(MAY, JUNE), JULY)
    with pytest.raises(rules.Broken, match="since 1 June 2023"):
        rules.check_stop(Period(JUNE), MAY)


def test_a_closed_threat_is_not_served():
    with pytest.raises(rules.Broken, match="closed"):
        rules.check_open_threat(True)


def test_what_ends_today_still_goes_on_today():
    assert rules.goes_on(Period(MAY, JUNE), JUNE) and not rules.goes_on(Period(MAY, JUNE), JULY)
