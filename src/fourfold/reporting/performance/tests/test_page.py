"""The page of performance: for whom, of which days, what each figure opens, and what it says of few and of none."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection

from fourfold.core.access.viewers import viewing
from fourfold.core.agencies.presenters import short_names as agency_names
from fourfold.core.history import clock
from fourfold.core.reference.presenters import labels
from fourfold.core.ui.pseudo import speaking_pseudo, untranslated
from fourfold.reporting.performance.tests.reading import page, words
from fourfold.tackling.disruptions.models import Disruption

COUNTED = re.compile(r'<a class="govuk-link" href="(/disruptions\?[^"]*)">([\d,]+)</a>')


def test_the_mix_on_two_days_with_counts_beside_percentages(region, two_days, browse):
    said = words(page(browse, region.person("inspector", "nwrocu"), two_days))
    assert f"Disruptions with an event in {region.year}: 18 counted as known on" in said
    assert "9 75% 3 25% 0 0% 0 0%" in said
    assert "9 56% 3 19% 4 25% 0 0% -19 points" in said


def test_the_two_days_may_lie_in_two_periods_of_the_history(region, browse):
    first, _withdrawn = region.record(number=2)
    day = region.pass_days(40)
    with connection.cursor() as cursor:
        cursor.execute("select disruptions_disruption_new_period()")
    with viewing(region.writer):
        Disruption.objects.exclude(pk=first.pk).update(withdrawn=True)
    region.record(main_p="prevent", number=3)
    days = f"?year={region.year}&first={day}&second={region.pass_days(1)}"
    said = words(page(browse, region.person("inspector", "nwrocu"), days))
    assert re.search(r"Cheshire Few: says little [\w ]+ 2 2 0 0 0 does not apply Cheshire", said)
    assert re.search(r"Cheshire Few: says little [\w ]+ 4 1 3 0 0 Too few to say", said)


def test_few_records_have_counts_and_no_rate(region, two_days, browse):
    said = words(page(browse, region.person("inspector", "nwrocu"), two_days))
    assert "Lancashire: Pursue 2 of 2" in said
    assert "Lancashire Few: says little" in said


def test_a_share_that_rests_on_few_is_not_said_to_have_moved(region, browse):
    region.record(number=9)
    first = region.pass_days(1)
    region.record(main_p="prevent", number=9)
    days = f"?year={region.year}&first={first}&second={clock.day_of(clock.read())}"
    said = words(page(browse, region.person("inspector", "nwrocu"), days))
    assert "9 50% 9 50% 0 0% 0 0% Too few to say" in said


def test_what_is_recorded_and_not_counted_is_said_with_its_reason(region, two_days, browse):
    said = words(page(browse, region.person("inspector", "nwrocu"), two_days))
    assert "Cheshire Withdrawn 2" in said
    assert "Cheshire Outside the national standard 1" in said
    assert "Cheshire Support of another agency 3" in said
    assert "Cheshire No effect claimed or assured yet 1" in said
    assert "Cheshire Effect: none 1" in said
    assert "Cheshire Effect: negative 2" in said


def test_each_count_opens_exactly_its_rows(region, two_days, browse):
    inspector = region.person("inspector", "nwrocu")
    links = COUNTED.findall(page(browse, inspector, two_days))
    assert len(links) >= 10
    for address, number in links:
        opened = words(browse(inspector).get(unescape(address)).content.decode())
        assert re.search(rf"\b{number} disruptions? as known", opened), address


def test_agencies_stand_in_the_order_of_their_names_whatever_their_figures(region, two_days, browse):
    html = page(browse, region.person("inspector", "nwrocu"), two_days)
    table = html[html.index("The mix of the four Ps by agency") :]
    names = re.findall(r'role="rowheader"[^>]*><span data-typed>([^<]*)', table[: table.index("</table>")])
    assert names == sorted(names, key=str.casefold)
    assert len(set(names)) > 5


def test_an_agency_without_records_has_no_nought(region, two_days, browse):
    assert f"Cumbria None recorded of {region.year}" in words(
        page(browse, region.person("inspector", "nwrocu"), two_days)
    )


def test_a_force_sees_its_own_figures_alone(region, two_days, browse):
    said = words(page(browse, region.person("coordinator", "lancashire"), two_days))
    assert "Cheshire" not in said.split("The mix of the four Ps")[1]
    assert f"Disruptions with an event in {region.year}: 2 counted" in said


def test_people_are_counted_and_never_named(region, browse):
    busy, other = (
        region.person("coordinator", "cheshire", name) for name in ("Zephyrine Quist", "Otto Vael")
    )
    region.record(number=9, recorded_by_user_id=busy.user_id)
    region.record(number=1, recorded_by_user_id=other.user_id)
    region.record(number=5)
    for viewer in (busy, region.person("inspector", "nwrocu")):
        html = page(browse, viewer, f"?year={region.year}&first={region.today}&second={region.today}")
        assert "2 1 person 1 person 90% (9 of 10) 5 of 15" in words(html)
        assert "Quist" not in html
        assert "Vael" not in html


def test_days_are_counted_from_the_end_of_an_event_and_until_the_platform_has_it(region, browse):
    start = {"event_on": region.today.replace(year=region.year, month=1, day=1)}
    region.record(number=6, **start, event_ends_on=start["event_on"].replace(day=11),
                  record_date=start["event_on"].replace(day=15))  # fmt: skip
    region.record(number=4, **start, record_date=start["event_on"].replace(month=5))
    said = words(page(browse, region.person("inspector", "nwrocu"), f"?year={region.year}"))
    assert "Event to record 10 4 4 120 40% (4 of 10) 40% (4 of 10)" in said
    assert "Cheshire: half within 4 days, n 10" in said


def test_a_comparison_across_a_break_says_so(region, browse, monkeypatch):
    from fourfold.reporting.performance.rules import breaks

    region.record(number=3)
    first, changed = region.today, (region.today + timedelta(days=2)).isoformat()
    said = "sentence: A new system., source: It says so."
    written = f"- {{what: tool, for: [cheshire], from: {changed}, to: {changed}, {said}}}"
    monkeypatch.setattr(breaks, "shipped", lambda: breaks.read(written))
    region.pass_days(5)
    inspector = region.person("inspector", "nwrocu")
    days = f"?year={region.year}&first={first}&second={clock.day_of(clock.read())}"
    html = page(browse, inspector, days)
    said = words(html)
    assert "The two days lie across breaks: Cheshire (1)." in said
    assert "Tool , " in said
    assert "A new system. It says so." in said
    assert "Cheshire Break 1. Few: says little" in said
    after = region.today.replace(day=1).isoformat()
    assert "lie across breaks" not in words(
        page(browse, inspector, f"?year={region.year}&first={after}&second={after}")
    )


@pytest.mark.parametrize("role", ["frontline", "administrator"])
def test_whoever_has_no_part_in_it_is_refused(region, browse, role):
    agency = "nwrocu" if role == "administrator" else "cheshire"
    assert browse(region.person(role, agency)).get("/performance").status_code == 403


def test_the_files_hold_the_figures_of_the_page_and_who_asked(region, two_days, browse):
    inspector = region.person("inspector", "nwrocu", "Ines Pector")
    answer = browse(inspector).get(f"/performance.csv{two_days}")
    text = b"".join(answer.streaming_content).decode()
    assert f"Disruptions with an event in {region.year}; as known on" in text
    assert "The four Ps,Cheshire," in text
    assert re.search(r"The four Ps,Cheshire,[\d-]+,Pursue,9,16,56,none", text)
    assert "Month by month,Cheshire," in text
    assert re.search(r"The four Ps,Lancashire,[\d-]+,Pursue,2,2,does not apply,none", text)
    assert "Ines Pector" in text
    book = browse(inspector).get(f"/performance.xlsx{two_days}")
    assert b"".join(book.streaming_content)[:2] == b"PK"


def test_a_file_that_cannot_be_asked_for_says_why(region, browse):
    answer = browse(region.person("inspector", "nwrocu")).get("/performance.csv?year=soon")
    assert answer.status_code == 400
    assert "Write a year from 2000 to" in answer.content.decode()


def test_every_word_can_be_translated(region, two_days, browse):
    inspector = region.person("inspector", "nwrocu")
    named = set(agency_names(region.today).values()) | set(labels("four_ps", region.today).values())
    with speaking_pseudo():
        html = page(browse, inspector, two_days)
    assert [one for one in untranslated(html) if not set(re.split(r"[,;:.()] ?", one)) <= {*named, ""}] == []
