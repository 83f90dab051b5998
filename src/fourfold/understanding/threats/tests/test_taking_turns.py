"""Two who act on a threat at once take turns: each on a connection of their own, the second sees what the first did."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connections

from fourfold.core.access.viewers import viewing
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.understanding.threats import requests, rules
from fourfold.understanding.threats.actions import approving, people, recording
from fourfold.understanding.threats.models import Decision, LinkedPerson, Threat
from fourfold.understanding.threats.tests.decided import ask
from fourfold.understanding.threats.tests.test_recording import facts

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
WAITS = (
    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
)


@pytest.fixture
def quill(person):
    return person("coordinator", "cheshire", "A Quill")


@pytest.fixture
def larch(quill, register):
    with viewing(quill) as now:
        return recording.add(facts=facts(register["cheshire"]), by=quill, at=now)


def on_another_connection(by, act):
    """What `act(now)` does as somebody, or the exception that it ends in."""
    try:
        with viewing(by) as now:
            return act(now)
    except Exception as why:
        return why
    finally:
        connections["default"].close()


def second_while_first_is_open(as_owner, first, second):
    """Do `first`, begin `second` elsewhere before the first is committed, and give what became of the second."""
    with ThreadPoolExecutor(1) as pool:
        with viewing(first[0]) as now:
            first[1](now)
            late: Future = pool.submit(on_another_connection, *second)
            until = time.monotonic() + 5
            while not late.done() and time.monotonic() < until and as_owner(WAITS) == [(0,)]:
                time.sleep(0.02)
        return late.result(10)


def test_two_approvers_at_once_one_wins_and_the_other_reads_why(larch, quill, person, as_owner):
    moderator, head = person("moderator", "nwrocu_rocta"), person("decider", "nwrocu_rocta", "P Quill")
    asked = ask("close", larch, quill, head, to="closed_dismantled")

    def press(by):
        return lambda now: approving.approve(asked=requests.request(larch.pk, asked.pk), by=by, at=now)

    late = second_while_first_is_open(as_owner, (head, press(head)), (moderator, press(moderator)))
    assert isinstance(late, rules.Broken) and "P Quill has approved this already" in str(late)
    with viewing(quill):
        assert Decision.objects.filter(threat=larch).count() == 1


def test_an_amendment_made_during_an_approval_clashes(larch, quill, person, as_owner):
    head = person("decider", "nwrocu_rocta")
    asked = ask("close", larch, quill, head, to="closed_dismantled")
    late = second_while_first_is_open(
        as_owner,
        (head, lambda now: approving.approve(asked=asked, by=head, at=now)),
        (quill, lambda now: recording.amend(
            threat=larch, opened=larch.edition, changes={"phase": "pursue", "name": "Op Ash"}, by=quill, at=now)),
    )  # fmt: skip
    assert isinstance(late, Clash)
    with viewing(quill):
        assert Threat.objects.get(pk=larch.pk).phase == "closed_dismantled"


def test_an_approval_during_an_amendment_finds_that_it_changed(larch, quill, person, as_owner):
    head = person("decider", "nwrocu_rocta")
    asked = ask("close", larch, quill, head, to="closed_dismantled")
    late = second_while_first_is_open(
        as_owner,
        (quill, lambda now: recording.amend(
            threat=larch, opened=larch.edition, changes={"name": "Op Ash"}, by=quill, at=now)),
        (head, lambda now: approving.approve(asked=asked, by=head, at=now)),
    )  # fmt: skip
    assert isinstance(late, approving.ChangedSinceAsked)


def test_two_requests_at_once_one_waits_and_the_other_reads_why(larch, quill, person, as_owner):
    lro, head = person("lro", "cheshire"), person("decider", "nwrocu_rocta")

    def asks(by):
        return lambda now: ask("close", larch, by, head, to="closed_dismantled")

    late = second_while_first_is_open(as_owner, (quill, asks(quill)), (lro, asks(lro)))
    assert isinstance(late, rules.Broken) and "was asked for already" in str(late)


def test_a_person_linked_during_a_transfer_does_not_stay_with_the_old_owner(
    larch, quill, person, register, as_owner
):
    head, moderator = person("decider", "nwrocu_rocta"), person("moderator", "nwrocu_rocta")
    with viewing(quill):
        tam = entities.add_person(name="Tam Oswin", born_on=None, held_by=register["cheshire"], by=quill)
    asked = ask("transfer", larch, moderator, head, to_id=register["merseyside"])
    part = people.Part(role="associate", category="suspect", source="log 41", confidence="low")
    second_while_first_is_open(
        as_owner,
        (head, lambda now: approving.approve(asked=asked, by=head, at=now)),
        (quill, lambda now: people.link(threat=larch, subject=tam, part=part, by=quill, at=now)),
    )
    with viewing(head):
        owners = set(LinkedPerson.objects.filter(threat=larch).values_list("akey", flat=True))
    assert owners <= {register["merseyside"]}


def test_a_stale_copy_does_not_reopen_a_closed_threat(larch, quill, person):
    head = person("decider", "nwrocu_rocta")
    asked = ask("close", larch, quill, head, to="closed_dismantled")
    with viewing(head):
        approving.approve(asked=asked, by=head, at=clock.read())
    with viewing(quill) as now, pytest.raises(rules.Broken, match="are decisions with a reason"):
        recording.amend(threat=larch, opened=2, changes={"phase": "prepare"}, by=quill, at=now)


def test_a_part_that_ended_already_does_not_end_again_by_a_stale_copy(larch, quill, register):
    part = people.Part(role="associate", category="suspect", source="log 41", confidence="low")
    with viewing(quill) as now:
        tam = entities.add_person(name="Tam Oswin", born_on=None, held_by=register["cheshire"], by=quill)
        link = people.link(threat=larch, subject=tam, part=part, by=quill, at=now)
        stale = LinkedPerson.objects.get(pk=link.pk)
        people.end(link=link, on=clock.day_of(now), reason="Moved.", by=quill, at=now)
        with pytest.raises(rules.Broken, match="has ended already"):
            people.end(link=stale, on=clock.day_of(now), reason="Moved.", by=quill, at=now)
