"""What may be the same event is told for a whole page at once, and no more once somebody has decided about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.tackling.disruptions import actions, doubles, pairs, same_events
from fourfold.tackling.disruptions.assurance import actions as assuring
from fourfold.tackling.disruptions.assurance import queue
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded
from fourfold.tackling.disruptions.tests.files import load, row
from fourfold.understanding.threats.models import Threat


@pytest.fixture
def day(coordinator):
    with viewing(coordinator) as now:
        return clock.day_of(now) - timedelta(days=20)


@pytest.fixture
def events(coordinator, other, region, register, larch, day):
    """Of each way in which two records can be alike or not: some of one threat, of merged threats, of one person."""
    cheshire = register["cheshire"]
    elm = a_threat(coordinator, cheshire, name="Op Elm")
    with viewing(coordinator):
        tam = entities.add_person(name="Tam Oswin", born_on=None, held_by=cheshire, by=coordinator).pk
    ways = (
        (larch, 0, ()), (larch, 3, ()), (larch, 7, ()), (elm, 1, ()), (elm, 9, (tam,)), (None, 11, (tam,)),
        (None, 0, ()),
    )  # fmt: skip
    made = [
        recorded(coordinator, cheshire, *([threat.reference] if threat else []), people=people,
                 event_on=day + timedelta(days=after))
        for threat, after, people in ways
    ]  # fmt: skip
    long = recorded(
        coordinator, cheshire, larch.reference, event_on=day - timedelta(days=9), event_ends_on=day
    )
    theirs = recorded(other, register["merseyside"], larch.reference, event_on=day)
    with viewing(region) as now:
        Threat.objects.filter(pk=elm.pk).update(merged_into=larch.pk, phase="closed_merged")
        actions.attach(disruption=theirs, threat=larch, by=region, at=now)
    return [*made, long, theirs]


def asked_one_by_one(by):
    """The slow twin: each record by itself."""
    with viewing(by):
        found = {one.pk: len(same_events.like_record(one)) for one in Disruption.objects.all()}
    return {number: many for number, many in found.items() if many}


def test_all_at_once_says_the_same_as_one_by_one(events, region, coordinator):
    for by in (region, coordinator):
        with viewing(by):
            at_once = doubles.how_many([one.pk for one in events])
        assert at_once == asked_one_by_one(by), by.name
        assert at_once, "else nothing was compared"


def test_what_was_told_apart_or_joined_is_suggested_no_more(events, region):
    first, second, theirs = events[0], events[1], events[-1]
    with viewing(region) as now:
        before = doubles.how_many([first.pk])[first.pk]
        actions.tell_apart(disruption=second, other=first, reason="Two warrants.", by=region, at=now)
        assert doubles.how_many([first.pk])[first.pk] == before - 1
        actions.join(disruption=theirs, into=first, reason="One warrant.", by=region, at=now)
        assert doubles.how_many([first.pk])[first.pk] == before - 2
        assert pairs.pairs(today=clock.day_of(now))[1] > 0, "the others are suggested still"
        alike = {one.other.pk for one in same_events.like_record(Disruption.objects.get(pk=first.pk))}
        assert not {second.pk, theirs.pk} & alike
    assert asked_one_by_one(region)[first.pk] == before - 2


@pytest.mark.parametrize(
    ("theirs", "what", "waits"),
    [
        (False, "Car stopped on the bridge, cash and four phones seized.", False),
        (False, "At Elm Street a warrant; two were arrested and one phone seized.", True),
        (True, "Car stopped on the bridge, cash and four phones seized.", True),
    ],
)
def test_what_one_agency_says_otherwise_is_another_event_and_what_two_say_is_looked_at(
    coordinator, other, region, register, larch, warrant, theirs, what, waits
):
    by, agency = (other, "merseyside") if theirs else (coordinator, "cheshire")
    second = recorded(by, register[agency], larch.reference, what=what)
    with viewing(region) as now:
        if theirs:
            actions.attach(disruption=second, threat=larch, by=region, at=now)
        found, total = pairs.pairs(today=clock.day_of(now))
    assert (total, [{one.first.pk, one.second.pk} for one in found]) == (
        (1, [{warrant.pk, second.pk}]) if waits else (0, [])
    )


def test_a_threat_with_thousands_of_records_takes_no_longer_than_a_page_may(coordinator, larch, register):
    """All pairs of them would be sixteen millions; one statement over them was ended for taking too long."""
    day = date(2022, 1, 1)
    load(coordinator, *(
        row(number, register["cheshire"], threat_references=[larch.reference], record_date=date(2022, 12, 30),
            event_on=day + timedelta(days=number % 300))
        for number in range(4000)
    ))  # fmt: skip
    with viewing(coordinator):
        numbers = list(Disruption.objects.values_list("pk", flat=True))
        found = doubles.how_many(numbers)
        assert len(found) == 4000
        some = Disruption.objects.order_by("pk")[1234]
        assert found[some.pk] == len(same_events.like_record(some)) > 90


@pytest.mark.parametrize("address", ["/assurance", "/assurance.csv"])
def test_a_longer_queue_asks_no_more_of_the_database(browse, person, coordinator, register, larch, address):
    browser = browse(person("coordinator", "cheshire", "Q Bramwell"))

    def asked():
        with CaptureQueriesContext(connection) as found:
            answer = browser.get(address)
            assert answer.status_code == 200
        return len(found)

    for _time in range(2):
        recorded(coordinator, register["cheshire"], larch.reference)
    asked()  # what is read once for a process is read here
    few = asked()
    for _time in range(6):
        recorded(coordinator, register["cheshire"], larch.reference)
    assert asked() == few


def test_the_place_in_the_queue_is_asked_without_reading_the_queue(person, coordinator, register, larch, day):
    assurer = person("coordinator", "cheshire", "Q Bramwell")
    made = [
        recorded(coordinator, register["cheshire"], larch.reference, event_on=day + timedelta(days=after))
        for after in (2, 0, 1, 1)
    ]
    with viewing(assurer) as now:
        on, ways = clock.day_of(now), queue.ways_of(assurer)
        assert [queue.place(one, ways, on=on) for one in made] == [(4, 4), (1, 4), (2, 4), (3, 4)]
        after = [queue.after(one, ways, on=on) for one in made]
        assert after == [made[at].reference for at in (1, 2, 3, 0)], "after the last comes the oldest"
        Disruption.objects.filter(pk=made[2].pk).update(assured="minor")
        assert queue.place(made[2], ways, on=on) == (0, 3)
        assert queue.after(made[2], ways, on=on) == made[3].reference, "what comes after the one just decided"
        Disruption.objects.exclude(pk=made[0].pk).update(assured="minor")
        assert queue.after(made[0], ways, on=on) == ""
        with CaptureQueriesContext(connection) as found:
            queue.after(made[0], ways, on=on)
        assert all("limit" in one["sql"].lower() for one in found if "disruptions_disruption" in one["sql"])


def test_more_meetings_of_panels_ask_no_more_of_the_database(browse, person):
    chair = person("panel", "nwrocu", "A Penhale")
    browser = browse(chair)

    def asked(days):
        with viewing(chair) as now:
            for back in days:
                held_on = clock.day_of(now) - timedelta(days=back)
                assuring.open_meeting(held_on=held_on, members="A Penhale\nB Orme", by=chair, at=now)
        with CaptureQueriesContext(connection) as found:
            assert browser.get("/assurance/panels").status_code == 200
        return len(found)

    asked([1])
    assert asked([2]) == asked([3, 4, 5])
