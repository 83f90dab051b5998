"""A decision on a threat is asked for by one person and approved by another, who has seen what stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from fourfold.core.access.models import Grant
from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.understanding.threats import duties, requests, rules
from fourfold.understanding.threats.actions import approving, asking, recording
from fourfold.understanding.threats.models import Decision, DecisionRequest, Threat
from fourfold.understanding.threats.tests.decided import approve, ask
from fourfold.understanding.threats.tests.test_recording import facts

CLOSED = {"to": "closed_dismantled"}


@pytest.fixture
def lro(person):
    return person("lro", "cheshire", "D Ellis")


@pytest.fixture
def quill(person):
    return person("coordinator", "cheshire", "A Quill")


@pytest.fixture
def moderator(person):
    return person("moderator", "nwrocu_rocta", "M Vale")


@pytest.fixture
def larch(lro, register):
    with viewing(lro) as now:
        return recording.add(facts=facts(register["cheshire"]), by=lro, at=now)


def stands(threat, by):
    with viewing(by):
        return Threat.objects.get(pk=threat.pk)


def amended(threat, by, **changes):
    with viewing(by):
        edition = Threat.objects.get(pk=threat.pk).edition
        recording.amend(threat=threat, opened=edition, changes=changes, by=by, at=clock.read())


def test_nothing_changes_until_another_person_approves(larch, lro, quill):
    asked = ask("close", larch, lro, quill, **CLOSED)
    assert stands(larch, lro).phase == "pursue" and asked.outcome == ""
    decision = approve(asked, quill)
    assert stands(larch, lro).phase == "closed_dismantled"
    assert (decision.decided_by_id, decision.approved_by_id) == (lro.user_id, quill.user_id)
    assert asked.outcome == "approved" and asked.decision == decision and asked.settled_by_id == quill.user_id


def test_whoever_asked_never_approves(larch, quill, moderator):
    asked = ask("close", larch, quill, moderator, **CLOSED)
    with pytest.raises(Refused, match="You asked for this"):
        approve(asked, quill)
    assert stands(larch, quill).phase == "pursue"


def test_the_database_itself_refuses_an_asker_who_approves(larch, quill, moderator):
    asked = ask("close", larch, quill, moderator, **CLOSED)
    own = {"outcome": "refused", "settled_by_id": quill.user_id, "settled_at": clock.read()}
    with (
        viewing(quill),
        pytest.raises(IntegrityError, match="nobody_approves_their_own"),
        transaction.atomic(),
    ):
        DecisionRequest.objects.filter(pk=asked.pk).update(**own)
    with viewing(quill), pytest.raises(IntegrityError, match="put_to_another"), transaction.atomic():
        DecisionRequest.objects.filter(pk=asked.pk).update(approver_id=quill.user_id)


def test_somebody_else_who_approves_may_when_the_one_named_is_away(larch, lro, quill, moderator):
    asked = ask("close", larch, lro, quill, **CLOSED)
    assert approve(asked, moderator).approved_by_id == moderator.user_id


@pytest.mark.parametrize(("role", "agency", "sentence"), [
    ("lro", "cheshire", "does not approve decisions"), ("coordinator", "merseyside", "does not change"),
])  # fmt: skip
def test_who_does_not_approve_for_the_owner_is_refused(larch, lro, quill, person, role, agency, sentence):
    asked = ask("close", larch, lro, quill, **CLOSED)
    with pytest.raises(Refused, match=sentence):
        approve(asked, person(role, agency))
    assert stands(larch, lro).phase == "pursue"


def test_an_approver_is_somebody_who_approves_for_the_owner(larch, lro, person):
    for role, agency in (("lro", "cheshire"), ("coordinator", "merseyside")):
        with pytest.raises(rules.Broken, match="Choose another approver"):
            ask("close", larch, lro, person(role, agency), **CLOSED)


def test_a_transfer_is_approved_by_the_region(larch, quill, moderator, person, register):
    head, to = person("decider", "nwrocu_rocta"), {"to_id": register["merseyside"]}
    with pytest.raises(rules.Broken, match="Choose another approver"):
        ask("transfer", larch, moderator, quill, **to)
    asked = ask("transfer", larch, moderator, head, **to)
    with pytest.raises(Refused, match="approve for every agency"):
        approve(asked, quill)
    wide = replace(quill, agencies=moderator.agencies, write_agencies=moderator.write_agencies)
    with pytest.raises(Refused, match="approved by the region"):
        approve(asked, wide)
    approve(asked, head)
    assert stands(larch, moderator).owner_agency_id == register["merseyside"]


def test_what_changed_after_it_was_asked_for_is_not_approved(larch, lro, quill):
    asked = ask("close", larch, lro, quill, **CLOSED)
    amended(larch, lro, name="Op Ash")
    with pytest.raises(approving.ChangedSinceAsked, match="Read what changed, then ask again"):
        approve(asked, quill)
    assert stands(larch, lro).phase == "pursue"
    again = ask("close", larch, lro, quill, **CLOSED)
    assert approve(again, quill)
    with viewing(lro):
        assert DecisionRequest.objects.get(pk=asked.pk).outcome == "lapsed"


def test_a_review_day_that_moves_is_no_reason_to_ask_again(larch, lro, quill):
    asked = ask("close", larch, lro, quill, **CLOSED)
    amended(larch, lro, review_due=date(2030, 1, 1))
    assert approve(asked, quill)


def test_a_merge_binds_to_the_threat_that_stays_too(larch, lro, quill, register):
    with viewing(lro):
        stays = recording.add(facts=facts(register["cheshire"], name="Op Ash"), by=lro, at=clock.read())
    asked = ask("merge", larch, lro, quill, into=stays)
    amended(stays, lro, name="Op Elm")
    with pytest.raises(approving.ChangedSinceAsked):
        approve(asked, quill)
    approve(ask("merge", larch, lro, quill, into=stays), quill)
    assert stands(larch, lro).merged_into_id == stays.pk


def test_nothing_is_merged_into_a_threat_that_is_closed(larch, lro, quill, register, monkeypatch):
    """It would leave the open list with nobody to work on it. Held again when it is approved, whenever it was asked."""
    with viewing(lro):
        closed = recording.add(
            facts=facts(register["cheshire"], name="Op Ash", phase="closed_dismantled"),
            by=lro,
            at=clock.read(),
        )
    with pytest.raises(rules.Broken, match=r"you chose is closed.*Reopen that one first, then merge"):
        ask("merge", larch, lro, quill, into=closed)
    with monkeypatch.context() as before_the_rule:
        before_the_rule.setattr(rules, "check_merge", lambda *_facts: None)
        asked = ask("merge", larch, lro, quill, into=closed)
    with pytest.raises(rules.Broken, match="Reopen that one first"):
        approve(asked, quill)
    assert stands(larch, lro).merged_into_id is None
    approve(ask("reopen", closed, lro, quill, to="pursue"), quill)
    approve(ask("merge", larch, lro, quill, into=stands(closed, lro)), quill)
    assert stands(larch, lro).merged_into_id == closed.pk


def test_a_threat_that_another_is_merged_into_meanwhile_is_not_closed_unread(larch, lro, quill, register):
    with viewing(lro):
        stays = recording.add(facts=facts(register["cheshire"], name="Op Ash"), by=lro, at=clock.read())
    closing = ask("close", stays, lro, quill, **CLOSED)
    approve(ask("merge", larch, lro, quill, into=stays), quill)
    with pytest.raises(rules.Broken, match="has lapsed"):
        approve(closing, quill)
    assert stands(stays, lro).phase == "pursue"


def test_one_request_waits_for_a_threat_and_an_act(larch, lro, quill):
    ask("close", larch, lro, quill, **CLOSED)
    with pytest.raises(rules.Broken, match="waits for A Quill"):
        ask("close", larch, lro, quill, **CLOSED)
    assert ask("reclassify", larch, lro, quill, to="vulnerability", subtype="").outcome == ""


def test_a_decision_ends_what_else_waits_on_the_threat(larch, lro, quill):
    other = ask("reclassify", larch, lro, quill, to="vulnerability", subtype="")
    approve(ask("close", larch, lro, quill, **CLOSED), quill)
    with pytest.raises(rules.Broken, match="has lapsed"):
        approve(other, quill)


def test_a_refusal_gives_its_reason_and_is_read_by_whoever_asked(larch, lro, quill):
    asked = ask("close", larch, lro, quill, **CLOSED)
    with viewing(quill):
        with pytest.raises(rules.Broken, match="Say why you refuse"):
            approving.refuse(asked=asked, reason=" ", by=quill, at=clock.read())
        approving.refuse(asked=asked, reason="Two are still at large.", by=quill, at=clock.read())
    with viewing(lro):
        assert "Refused by A Quill" in duties.asked(lro, clock.read())[0].note
        assert "Two are still at large." in duties.asked(lro, clock.read())[0].note
        assert duties.asked(lro, clock.read() + timedelta(days=15)) == []
    assert stands(larch, lro).phase == "pursue"


def test_only_whoever_asked_withdraws_and_then_nobody_approves(larch, lro, quill):
    asked = ask("close", larch, lro, quill, **CLOSED)
    with viewing(quill), pytest.raises(Refused, match="Somebody else asked"):
        asking.withdraw(asked=asked, reason="No.", by=quill, at=clock.read())
    with viewing(lro):
        asking.withdraw(asked=asked, reason="Too early.", by=lro, at=clock.read())
    with pytest.raises(rules.Broken, match="D Ellis withdrew this"):
        approve(asked, quill)


def test_an_asker_who_no_longer_decides_takes_the_request_with_them(larch, lro, quill):
    asked = ask("close", larch, lro, quill, **CLOSED)
    Grant.objects.filter(user_id=lro.user_id).update(ends_on=date(2022, 1, 1))
    with pytest.raises(rules.Broken, match="decides for this agency no longer"):
        approve(asked, quill)


def test_an_approver_sees_their_own_first_and_then_the_longest_waiting(
    larch, lro, quill, moderator, register
):
    with viewing(lro):
        ash = recording.add(facts=facts(register["cheshire"], name="Op Ash"), by=lro, at=clock.read())
    ask("close", ash, lro, moderator, **CLOSED)
    ask("close", larch, lro, quill, **CLOSED)
    ask("reclassify", larch, quill, moderator, to="vulnerability", subtype="")
    with viewing(quill):
        tasks = duties.approvals(quill, clock.read() + timedelta(days=3))
    assert [("Op Larch" in task.sentence, "you may approve it too" in task.note) for task in tasks] == [
        (True, False), (False, True)]  # fmt: skip
    assert "D Ellis; waiting 3 days" in tasks[0].note
    with viewing(lro):
        assert duties.approvals(lro, clock.read()) == []


def test_a_stale_copy_of_a_request_is_approved_once(larch, lro, quill, moderator):
    asked = ask("close", larch, lro, quill, **CLOSED)
    with viewing(moderator):
        stale = requests.request(larch.pk, asked.pk)
    approve(asked, quill)
    with pytest.raises(rules.Broken, match="A Quill has approved this already"):
        approve(stale, moderator)
    with viewing(lro):
        assert Decision.objects.filter(threat=larch).count() == 1
