"""Opening, amending and ending operations, and what they serve."""

from datetime import timedelta

import pytest

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.resourcing.operations import actions, changes, queries, rules, unserved
from fourfold.resourcing.operations.filters import Filters
from fourfold.resourcing.operations.models import Operation, Service
from fourfold.resourcing.operations.presenters import Words
from fourfold.resourcing.operations.tests.conftest import facts
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.tests.test_recording import facts as threat_facts

UNSERVING = Filters(threats=("none",))


def test_an_operation_may_serve_several_threats_and_a_threat_have_several(
    alder, larch, serving, coordinator, register
):
    with viewing(coordinator) as now:
        ash = recording.add(facts=threat_facts(register["cheshire"], name="Op Ash"), by=coordinator, at=now)
        ash.record = ash.pk
        actions.serve(operation=alder, threat=ash, on=alder.starts_on, by=coordinator, at=now)
        birch = actions.open_operation(
            facts=facts(register["cheshire"], name="Birch"), by=coordinator, at=now
        )
        actions.serve(operation=birch, threat=larch, on=birch.starts_on, by=coordinator, at=now)
        assert len(queries.served([alder.pk])[alder.pk]) == 2
        assert {one.operation.name for one in queries.serving(larch.pk)} == {"Operation Alder", "Birch"}


def test_an_operation_that_serves_none_is_counted_until_it_serves_one(alder, larch, coordinator):
    with viewing(coordinator) as now:
        assert queries.count(UNSERVING, now=now) == 1 and unserved.count(now=now) == 1
        actions.serve(operation=alder, threat=larch, on=alder.starts_on, by=coordinator, at=now)
        assert queries.count(UNSERVING, now=now) == 0 and unserved.count(now=now) == 0


def test_ending_an_operation_ends_what_it_serves(alder, larch, serving, coordinator):
    with viewing(coordinator) as now:
        today = clock.day_of(now)
        actions.end(operation=alder, opened=1, ends_on=today, by=coordinator, at=now)
        assert Service.objects.get(pk=serving.pk).ends_on == today
        assert queries.count(UNSERVING, now=now + timedelta(days=9)) == 0, "it served one on its last day"
        with pytest.raises(rules.Broken, match="serves nothing more"):
            actions.serve(operation=alder, threat=larch, on=today, by=coordinator, at=now)


def test_a_stale_edition_changes_nothing(alder, coordinator):
    with viewing(coordinator) as now:
        actions.amend(operation=alder, opened=1, changes={"sio": "DI Quill"}, by=coordinator, at=now)
        with pytest.raises(Clash) as clash:
            actions.amend(operation=alder, opened=1, changes={"sio": "DI Moss"}, by=coordinator, at=now)
        assert clash.value.current.sio == "DI Quill"
        with pytest.raises(Clash):
            actions.end(operation=alder, opened=1, ends_on=clock.day_of(now), by=coordinator, at=now)


def test_a_name_is_used_once_at_an_agency(alder, coordinator, register):
    with viewing(coordinator) as now:
        with pytest.raises(rules.Broken, match="of that name already"):
            actions.open_operation(facts=facts(register["cheshire"]), by=coordinator, at=now)
        assert Operation.objects.count() == 1


def test_another_force_neither_sees_nor_changes_it(alder, serving, larch, person):
    other = person("coordinator", "merseyside")
    with viewing(other) as now:
        assert queries.operation(alder.pk) is None and queries.serving(larch.pk) == []
        with pytest.raises(Refused, match="another agency"):
            actions.amend(operation=alder, opened=1, changes={"sio": "DI Moss"}, by=other, at=now)


def test_who_only_reads_records_nothing(alder, person):
    analyst = person("analyst", "cheshire")
    with viewing(analyst) as now, pytest.raises(Refused, match="does not record operations"):
        actions.end(operation=alder, opened=1, ends_on=clock.day_of(now), by=analyst, at=now)


def test_a_threat_that_is_not_the_viewers_leaves_no_trace_on_an_operation_that_is(
    alder, coordinator, person, register
):
    region, elsewhere = person("moderator", "nwrocu_rocta"), person("lro", "merseyside")
    with viewing(elsewhere) as now:
        hidden = recording.add(
            facts=threat_facts(register["merseyside"], name="Op Yew"), by=elsewhere, at=now
        )
        hidden.record = hidden.pk
    with viewing(region) as now:
        actions.serve(operation=alder, threat=hidden, on=alder.starts_on, by=region, at=now)
        assert len(queries.served([alder.pk])) == 1
    with viewing(coordinator) as now:
        assert queries.served([alder.pk]) == {} and queries.count(UNSERVING, now=now) == 1
        words = Words.on(clock.day_of(now))
        assert all(hidden.reference not in event.title for event in changes.history(alder.pk, words))


def test_the_past_shows_what_was_known_then(alder, larch, coordinator):
    with viewing(coordinator) as before:
        pass
    with viewing(coordinator) as now:
        service = actions.serve(operation=alder, threat=larch, on=alder.starts_on, by=coordinator, at=now)
    with viewing(coordinator) as serving:
        actions.stop_serving(service=service, on=clock.day_of(serving), by=coordinator, at=serving)
        actions.amend(operation=alder, opened=1, changes={"sio": "DI Quill"}, by=coordinator, at=serving)
    with viewing(coordinator) as now:
        assert queries.served([alder.pk], as_of=before) == {}
        assert (
            queries.count(UNSERVING, now=now, as_of=before) == 1
            and unserved.count(now=now, as_of=before) == 1
        )
        then = queries.served([alder.pk], as_of=serving)[alder.pk]
        assert [one.service.ends_on for one in then] == [None]
        assert queries.operation(alder.pk, as_of=serving).sio == "DS Marrow"


def test_history_says_what_changed_and_what_was_served(alder, serving, larch, coordinator):
    with viewing(coordinator) as now:
        actions.amend(operation=alder, opened=1, changes={"sio": "DI Quill"}, by=coordinator, at=now)
        actions.stop_serving(service=serving, on=clock.day_of(now), by=coordinator, at=now)
        titles = [event.title for event in changes.history(alder.pk, Words.on(clock.day_of(now)))]
    assert titles[0].startswith(f"Serves {larch.reference} until")
    assert titles[1:3] == ["Changed", titles[2]] and titles[-1] == "Recorded"


def test_served_until_yesterday_is_unserved_today(alder, serving, coordinator):
    with viewing(coordinator) as now:
        yesterday = clock.day_of(now) - timedelta(days=1)
        actions.stop_serving(service=serving, on=yesterday, by=coordinator, at=now)
        assert unserved.count(now=now) == 1
