"""Agreements: two people, dated, never changed, and handed to a successor by decision alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from fourfold.core.access import queries
from fourfold.core.access.models import User
from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import actions as agency_actions
from fourfold.core.agencies.models import Agency
from fourfold.core.sharing import agreements, duties
from fourfold.core.sharing.actions import agreeing
from fourfold.core.sharing.models import Agreement, Party
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.tests.conftest import today


def test_nothing_is_agreed_by_one_person(ask, coordinator):
    asked = ask()
    with viewing(coordinator) as now, pytest.raises(Refused, match="somebody else approves it"):
        agreeing.approve(agreement=asked, opened=asked.edition, by=coordinator, at=now)
    with viewing(coordinator), pytest.raises(DatabaseError), transaction.atomic():
        Agreement.objects.filter(pk=asked.pk).update(
            state="approved", decided_by_id=coordinator.user_id, decided_at=asked.asked_at
        )


def test_a_second_person_approves_and_the_party_then_reads_it(ask, approve, person, stands, register):
    clerk = person("partner", "halton_council")
    stranger = person("partner", "warrington_council")
    asked = ask()
    assert stands(clerk, asked.pk) is None
    approve(asked)
    assert stands(clerk, asked.pk).title == "Safeguarding in Halton"
    assert stands(stranger, asked.pk) is None


def test_another_force_sees_no_agreement(agreement, person, stands):
    assert stands(person("coordinator", "merseyside"), agreement.pk) is None


def test_what_was_agreed_is_not_changed(agreement, coordinator):
    for change in ({"title": "x"}, {"kinds": ["suspect"]}, {"purposes": ["investigation"]},
                   {"state": "refused"}, {"ends_on": None, "sensitive": True}):  # fmt: skip
        with viewing(coordinator), pytest.raises(DatabaseError), transaction.atomic():
            Agreement.objects.filter(pk=agreement.pk).update(**change)


def test_the_last_day_comes_nearer_and_never_further(agreement, coordinator):
    with viewing(coordinator) as now:
        ended = agreeing.end(
            agreement=agreement, opened=agreement.edition, ends_on=today() + timedelta(days=3),
            reason="The council asked.", by=coordinator, at=now,
        )  # fmt: skip
    assert ended.ends_on == today() + timedelta(days=3)
    with viewing(coordinator) as now, pytest.raises(Broken, match="ends sooner"):
        agreeing.end(
            agreement=ended, opened=ended.edition, ends_on=today() + timedelta(days=9),
            reason="Longer.", by=coordinator, at=now,
        )  # fmt: skip
    with viewing(coordinator), pytest.raises(DatabaseError), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(ends_on=today() + timedelta(days=30))


def merged(register, by, at):
    """Halton's council becomes part of Warrington's."""
    agencies = {
        code: Agency.objects.get(pk=register[code]) for code in ("halton_council", "warrington_council")
    }
    agency_actions.merge(
        agencies=[agencies["halton_council"]], successor=agencies["warrington_council"], on=today(),
        evidence="Order 1", by=by, at=at,
    )  # fmt: skip


def test_a_merger_gives_nothing_to_the_successor_before_somebody_decides(
    agreement, coordinator, person, stands, register, council
):
    heir, administrator = person("partner", "warrington_council"), person("administrator", "nwrocu")
    with viewing(administrator) as now:
        merged(register, administrator, now)
    heir = queries.viewer_of(User.objects.get(pk=heir.user_id), today())
    assert stands(heir, agreement.pk) is None
    with viewing(coordinator) as now:
        waiting = agreements.without_party(coordinator, today())
        assert [row.agency_id for row in waiting] == [council]
        assert any(
            "decide who takes the place" in task.sentence for task in duties.to_look_at(coordinator, now)
        )
        with pytest.raises(Broken, match="does not stand where"):
            agreeing.hand_over(
                party=waiting[0], to=register["bolton_council"], decision="x", by=coordinator, at=now
            )
        agreeing.hand_over(
            party=waiting[0], to=register["warrington_council"], decision="Agreed by both boards.",
            by=coordinator, at=now,
        )  # fmt: skip
        assert agreements.without_party(coordinator, today()) == []
    assert stands(heir, agreement.pk).pk == agreement.pk


def test_an_agency_that_stands_gives_up_no_place(agreement, coordinator, register):
    with viewing(coordinator) as now:
        party = Party.objects.select_related("agreement").get(agreement=agreement)
        with pytest.raises(Broken, match="has not ended"):
            agreeing.hand_over(
                party=party, to=register["warrington_council"], decision="x", by=coordinator, at=now
            )


def test_the_history_keeps_every_step(agreement, coordinator):
    with viewing(coordinator):
        assert [one.state for one in agreements.versions(agreement.pk)] == ["waiting", "approved"]


def test_without_a_viewer_there_is_no_agreement(agreement):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from sharing_agreement")
        assert cursor.fetchone() == (0,)
