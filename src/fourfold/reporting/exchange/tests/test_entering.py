"""Whose outbox a record is in: a dated rule; who sees it: its owner, and who enters it."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.reporting.exchange import entering, queries
from fourfold.reporting.exchange.models import Sent
from fourfold.reporting.exchange.rules import Broken


def test_merseyside_piloted_and_the_others_moved_during_2023():
    report, inspection, after = date(2022, 6, 1), date(2023, 1, 4), date(2023, 12, 31)
    forces = ("cheshire", "cumbria", "gmp", "lancashire", "merseyside", "north_wales")
    assert {entering.way(force, "force", report) for force in forces} == {"region"}
    assert [force for force in forces if entering.way(force, "force", inspection) == "itself"] == [
        "merseyside"
    ]
    assert {entering.way(force, "force", after) for force in forces} == {"itself"}
    assert entering.way("nwrocu", "rocu", report) == "itself"


def test_the_day_of_the_move_is_the_first_day_of_direct_entry():
    day = date(2023, 5, 1)
    assert entering.way("cheshire", "force", date(2023, 4, 30)) == "region"
    assert entering.way("cheshire", "force", day) == "itself"
    assert entering.moves_on("cheshire", "force", date(2023, 4, 30)) == day
    assert entering.moves_on("cheshire", "force", day) is None


def test_who_enters_writes_the_file_and_the_owner_does_not(exchange):
    exchange.threat()
    with pytest.raises(Broken, match="Nothing waits"):
        exchange.write(by=exchange.coordinator)
    assert exchange.write().rows == 1


def test_a_force_that_enters_itself_is_not_entered_by_the_region(exchange):
    exchange.threat("Op Ash", "merseyside")
    with pytest.raises(Broken, match="Nothing waits"):
        exchange.write()
    assert exchange.write(by=exchange.person("coordinator", "merseyside")).rows == 1


def test_an_entry_is_seen_by_its_owner_and_by_who_enters_and_by_nobody_else(exchange):
    threat = exchange.threat()
    exchange.send()
    assert exchange.state(threat, by=exchange.coordinator) == "accepted"
    assert exchange.state(threat, by=exchange.moderator) == "accepted"
    other = exchange.person("coordinator", "merseyside")
    with viewing(other) as now:
        assert not queries.lines(on=clock.day_of(now)).rows.exists() and Sent.objects.count() == 0


def test_on_the_day_of_the_move_what_is_on_its_way_stays_with_who_sent_it(exchange, monkeypatch):
    threat = exchange.threat()
    upload = exchange.write()
    rules = (entering.Rule("", "force", entering.ITSELF, date(2021, 1, 1), None), *entering.rules())
    monkeypatch.setattr(entering, "rules", lambda: rules)
    with pytest.raises(Broken):
        exchange.write(by=exchange.coordinator)  # it is on its way already
    exchange.take(exchange.put_in(upload))
    exchange.amend(threat, main_area="firearms")
    exchange.send(by=exchange.coordinator)
    assert exchange.state(threat) == "accepted" and len(exchange.national.records) == 1
