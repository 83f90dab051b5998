"""What can be asked of the page: which year, which days, and as known when."""

from __future__ import annotations

import re
from html import unescape

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.reporting.performance.tests.reading import page, words
from fourfold.tackling.disruptions.models import Disruption


def test_the_past_says_what_it_said(region, two_days, browse):
    inspector = region.person("inspector", "nwrocu")
    moment = clock.read().isoformat().replace("+", "%2B")
    before = page(browse, inspector, f"{two_days}&as_of={moment}")
    with viewing(region.writer):
        Disruption.objects.update(main_p="prepare", withdrawn=True)
    region.record("gmp", number=3)
    assert page(browse, inspector, f"{two_days}&as_of={moment}") == before
    assert page(browse, inspector, two_days) != before


def test_a_moment_knows_nothing_of_what_came_later_on_its_day(region, browse):
    region.record(number=3)
    moment = clock.read()
    query = f"?year={region.year}&first={region.today}&second={region.today}&as_of={moment.isoformat()}"
    region.record(number=4)
    said = words(page(browse, region.person("inspector", "nwrocu"), query.replace("+", "%2B")))
    assert f"Disruptions with an event in {region.year}: 3 counted" in said


def test_the_year_is_that_of_the_event_or_of_the_record_date(region, browse):
    region.record(number=5)
    region.record(number=3, event_on=region.today.replace(year=region.year - 1, month=12, day=30))
    region.record(number=2, record_date=region.today)
    inspector, said = region.person("inspector", "nwrocu"), f"&first={region.today}&second={region.today}"
    html = page(browse, inspector, f"?year={region.year}{said}")
    assert f"Disruptions with an event in {region.year}: 7 counted" in words(html)
    (other,) = re.findall(r'href="(/performance\?[^"]*year_of=record[^"]*)"', html)
    html = page(browse, inspector, unescape(other).removeprefix("/performance"))
    assert f"Disruptions with a record date in {region.year}: 8 counted" in words(html)
    assert f"record_from={region.year}-01-01" in html
    assert "event_from" not in html


def test_no_day_is_later_than_the_page_itself(region, two_days, browse):
    inspector = region.person("inspector", "nwrocu")
    said = words(page(browse, inspector, f"{two_days}&as_of={region.today}"))
    assert "There is a problem" in said
    assert "or earlier." in said
    assert "counted as known" not in said


@pytest.mark.parametrize(
    "query", ["?year=soon", "?year=1999", "?year=2999", "?first=31/2/2023", "?second=2999-01-01"]
)
def test_what_cannot_be_asked_is_said_and_kept(region, browse, query):
    html = page(browse, region.person("inspector", "nwrocu"), query)
    assert "There is a problem" in html
    assert f'value="{query.split("=")[1]}"' in html or "2999-01-01" in query or "year_of" in query
