"""Disruptions on their way: which go, what is said of them, and what the national database refuses."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.reporting.exchange.models import Sent
from fourfold.reporting.exchange.rules import Broken, digest_of
from fourfold.tackling.disruptions import actions
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.rules import Outcome
from fourfold.understanding.threats.models import Threat


@pytest.fixture
def threat(exchange):
    made = exchange.threat()
    exchange.send()
    return made


def recorded(exchange, *references, by=None, force="cheshire", results=(), people=(), **facts):
    viewer = by or exchange.coordinator
    with viewing(viewer) as now:
        given = {
            "agency_id": exchange.register[force], "role": "lead", "main_p": "pursue", "claimed": "moderate",
            "event_on": clock.day_of(now) - timedelta(days=10), "what": "Warrant at Elm Street: two arrested.", **facts,
        }  # fmt: skip
        return actions.record(
            facts=given, threats=references, results=results, people=people, by=viewer, at=now
        )


def state(exchange, one, by=None):
    found = exchange.entry(one, "disruption", by)
    return str(found.standing.state) if found else "nothing"


def test_a_disruption_goes_to_the_national_database_and_back(exchange, threat):
    one = recorded(
        exchange,
        threat.reference,
        results=[Outcome("arrests", Decimal(2)), Outcome("drugs", Decimal("1.500"), "a")],
    )
    assert state(exchange, one) == "not_sent"
    assert exchange.send("disruption").accepted == 1
    assert state(exchange, one) == "accepted"
    cells = exchange.national.records["ND000002"].cells
    assert (
        cells["Threats"] == threat.reference and cells["Results"] == "arrests=2 number; drugs a=1.5 kilograms"
    )
    assert (cells["Disruption type"], cells["Main P"], cells["Assessment category"]) == (
        "Lead Disruption", "Pursue", "Moderate")  # fmt: skip


@pytest.mark.parametrize(
    "facts",
    [
        {"claimed": ""},  # nobody has said yet how far it went
        {"withdrawn": True},
        {"standing": "activity"},
        {"standing": "regional"},
        {"standing": "prevention_work"},
    ],
)
def test_what_does_not_count_or_has_no_category_is_not_sent(exchange, threat, facts):
    one = recorded(exchange, threat.reference)
    with viewing(exchange.moderator):
        Disruption.objects.filter(pk=one.pk).update(**facts)
    assert state(exchange, one) == "nothing"
    with pytest.raises(Broken):
        exchange.write("disruption")


def test_a_disruption_waits_until_its_threat_must_stand_there(exchange, threat):
    one = recorded(exchange, exchange.recorded("Op Elm").reference)
    assert state(exchange, one) == "nothing"
    with viewing(exchange.moderator):
        Threat.objects.filter(pk=threat.pk).update(phase="closed_dismantled")
    other = recorded(exchange, threat.reference)
    assert state(exchange, other) == "not_sent"  # closed, and stands there


def test_a_joined_record_is_withdrawn_so_that_the_event_is_counted_once_there_too(exchange, threat):
    first, second = recorded(exchange, threat.reference), recorded(exchange, threat.reference)
    assert exchange.send("disruption").accepted == 2
    with viewing(exchange.moderator):
        Disruption.objects.filter(pk=second.pk).update(joined_into=first)
    assert exchange.entry(second, "disruption").standing.act == "withdraw"
    exchange.send("disruption")
    assert [one.senders for one in exchange.national.records.values() if one.kind == "disruption"] == [
        first.reference
    ]


def test_another_result_or_another_category_is_a_difference(exchange, threat):
    one = recorded(exchange, threat.reference)
    exchange.send("disruption")
    with viewing(exchange.moderator):
        Disruption.objects.filter(pk=one.pk).update(assured="minor")
    assert state(exchange, one) == "differs"
    exchange.send("disruption")
    with viewing(exchange.coordinator) as now:
        fresh = Disruption.objects.get(pk=one.pk)
        actions.amend(
            disruption=fresh, opened=fresh.edition, changes={}, results=[Outcome("arrests", Decimal(3))],
            by=exchange.coordinator, at=now,
        )  # fmt: skip
    assert state(exchange, one) == "differs"
    assert exchange.send("disruption").accepted == 1


def test_the_national_database_refuses_what_it_would(exchange, threat):
    unknown = exchange.threat("Op Ash")
    one = recorded(exchange, unknown.reference)
    early = recorded(exchange, threat.reference)
    with viewing(exchange.moderator):
        Disruption.objects.filter(pk=early.pk).update(record_date=date(2000, 1, 1))
    assert exchange.send("disruption").refused == 2
    assert exchange.entry(one, "disruption").standing.reason == f"Unknown threat: {unknown.reference}"
    assert exchange.entry(early, "disruption").standing.reason == "Record date is before the event"
    exchange.send()  # the threat, which then is known: the disruption goes again by itself, the other waits
    assert exchange.write("disruption").rows == 1


def test_a_threat_that_its_owner_cannot_see_makes_no_difference_for_anybody(exchange, threat):
    other = exchange.person("coordinator", "merseyside")
    one = recorded(exchange, threat.reference, by=other, force="merseyside")
    assert state(exchange, one) == "nothing"  # as long as nobody has attached the threat it does not count
    with viewing(exchange.moderator) as now:
        fresh = Disruption.objects.get(pk=one.pk)
        actions.attach(
            disruption=fresh, threat=Threat.objects.get(pk=threat.pk), by=exchange.moderator, at=now
        )
    assert exchange.send("disruption", by=other).accepted == 1  # it says the reference that was typed
    assert exchange.national.records["ND000002"].cells["Threats"] == threat.reference
    assert state(exchange, one, by=other) == state(exchange, one) == "accepted"


def test_words_that_name_somebody_concerned_are_left_out(exchange, threat):
    with viewing(exchange.coordinator):
        subject = entities.add_person(
            name="Wren Hollin", born_on=None, held_by=exchange.register["cheshire"], by=exchange.coordinator
        )
    one = recorded(
        exchange,
        threat.reference,
        people=[subject.pk],
        what="Wren Hollin made safe.",
        could_before="Hold the flat.",
    )
    exchange.send("disruption")
    assert state(exchange, one) == "accepted"
    cells = exchange.national.records["ND000002"].cells
    assert cells["What happened"] == "" and cells["Could do before"] == "Hold the flat."


def test_tactics_and_references_in_words_of_ones_own_say_no_such_name_either(exchange, threat):
    with viewing(exchange.coordinator):
        subject = entities.add_person(
            name="Wren Hollin", born_on=None, held_by=exchange.register["cheshire"], by=exchange.coordinator
        )
    one = recorded(exchange, threat.reference, "Case of Hollin", people=[subject.pk])
    with viewing(exchange.coordinator):
        Disruption.objects.filter(pk=one.pk).update(tactics=["Talk with W Hollin", "Search of a house"])
    exchange.send("disruption")
    cells = exchange.national.records["ND000002"].cells
    assert (cells["Tactics"], cells["Threats"]) == ("Search of a house", threat.reference)


def test_a_disruption_that_changes_nothing_is_found_by_its_owner_alone(exchange, threat):
    one = recorded(exchange, threat.reference)
    exchange.send("disruption")
    other = exchange.person("coordinator", "merseyside")
    assert state(exchange, one, by=other) == "nothing"
    with viewing(other):
        assert Sent.objects.count() == 0


def test_who_sees_which_threats_is_no_ground_for_a_difference():
    said = {"against": "12; 45", "threats": "NW-OCG-0001; NW-OCG-0002", "category": "major"}
    assert digest_of(said) == digest_of({**said, "threats": "NW-OCG-0001"})
    assert digest_of(said) != digest_of({**said, "against": "12"})
