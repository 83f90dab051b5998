"""What is sent of a record is the same whoever makes the file, also where they do not see all that it hangs on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.reporting.exchange import contents, waiting
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.tests.test_disruptions import recorded
from fourfold.tackling.disruptions import actions
from fourfold.tackling.disruptions.models import Disruption
from fourfold.understanding.threats.models import LinkedPerson, Threat


@pytest.fixture
def other(exchange):
    """A threat of Merseyside's, on which Wren Hollin is a victim and Tam Oswin a member."""
    threat = exchange.threat("Op Ash", "merseyside")
    exchange.send(by=exchange.person("coordinator", "merseyside"))
    for name, role, category in (("Wren Hollin", "victim", "victim"), ("Tam Oswin", "member", "suspect")):
        link(exchange, threat, name, role, category)
    return threat


def link(exchange, threat, name, role, category, holder="merseyside"):
    with viewing(replace(exchange.moderator, protects=True)):
        subject = entities.add_person(
            name=name, born_on=date(1980, 1, 1), held_by=exchange.register[holder], by=exchange.moderator
        )
        LinkedPerson.objects.create(
            threat_id=threat.pk,
            subject=subject,
            role=role,
            category=category,
            source="log 41",
            confidence="low",
        )


def attached(exchange, one, threat):
    with viewing(exchange.moderator) as now:
        fresh = Disruption.objects.get(pk=one.pk)
        actions.attach(
            disruption=fresh, threat=Threat.objects.get(pk=threat.pk), by=exchange.moderator, at=now
        )


def said(exchange, kind, record, by):
    with viewing(by) as now:
        (due,) = contents.due(kind, on=clock.day_of(now), records=[record])
        return due


def test_words_that_name_a_victim_whom_the_force_does_not_see_are_left_out_by_everybody(exchange, other):
    mine = exchange.threat()
    exchange.send()
    one = recorded(exchange, mine.reference, what="Hollin told us.", could_before="Sell in Dunmere.")
    attached(exchange, one, other)
    force = said(exchange, Kind.DISRUPTION, one.pk, exchange.coordinator)
    assert force.content["what"] == "" and force.content["could_before"] == "Sell in Dunmere."
    assert force == said(exchange, Kind.DISRUPTION, one.pk, exchange.moderator)


def test_the_same_threats_are_counted_for_everybody(exchange, other):
    mine, waits = exchange.threat(), exchange.recorded("Op Elm", "merseyside")
    exchange.send()
    one = recorded(exchange, mine.reference)
    for threat in (other, waits):  # the second need not stand there: nobody counts it
        attached(exchange, one, threat)
    found = [said(exchange, Kind.DISRUPTION, one.pk, by) for by in (exchange.coordinator, exchange.moderator)]
    assert found[0] == found[1] and found[0].content["against"] == f"{other.pk}; {mine.pk}"


def test_a_file_says_no_reference_that_its_own_agency_does_not_know(exchange, other):
    """A force that enters itself says what it typed, also where the region writes the file in its stead."""
    merseyside, theirs = exchange.person("coordinator", "merseyside"), exchange.threat()
    exchange.send()
    one = recorded(exchange, other.reference, "The Elm Street lot", by=merseyside, force="merseyside")
    attached(exchange, one, theirs)
    for by in (merseyside, exchange.moderator):
        assert said(exchange, Kind.DISRUPTION, one.pk, by).content["threats"] == (
            f"{other.reference}; THE ELM STREET LOT"
        )


def test_a_name_that_another_agency_holds_is_not_said_and_a_victim_of_theirs_protected(exchange):
    threat = exchange.threat(summary="Told by Hollin at the door.")
    link(exchange, threat, "Wren Hollin", "victim", "victim")
    link(exchange, threat, "Tam Oswin", "member", "suspect")
    link(exchange, threat, "Bay Rudd", "member", "suspect", holder="cheshire")
    for by in (exchange.coordinator, exchange.moderator):
        content = said(exchange, Kind.THREAT, threat.pk, by).content
        assert content["summary"] == "" and content["people"] == "Bay Rudd (member)"


def test_what_was_refused_for_want_of_a_threat_goes_again_whoever_asks(exchange):
    """Also where that threat is another agency's."""
    merseyside, theirs = exchange.person("coordinator", "merseyside"), exchange.threat()
    one = recorded(exchange, theirs.reference, by=merseyside, force="merseyside")
    attached(exchange, one, theirs)
    assert exchange.send("disruption", by=merseyside).refused == 1
    exchange.send()
    unit = exchange.register["merseyside"]
    for by in (merseyside, exchange.moderator):
        with viewing(by) as now:
            waits = waiting.to_send(on=clock.day_of(now), kind=Kind.DISRUPTION, unit=unit, owners=by.agencies)
            assert [entry.record for entry in waits] == [one.pk]
