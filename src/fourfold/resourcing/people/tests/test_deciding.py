"""Two people: what an administrator asks for counts when somebody else approves it, in words and in the database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from fourfold.core.access import queries, requests
from fourfold.core.access.actions import asking, deciding
from fourfold.core.access.models import Grant, Request, User
from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock


@pytest.fixture
def waiting(newcomer):
    """The request for a newcomer's role."""
    return newcomer.requests.get()


def decide(by, request):
    with viewing(by) as now:
        return deciding.approve(request=request, by=by, at=now)


def viewer_of(user):
    return queries.viewer_of(user, clock.day_of(clock.read()))


def asked(administrator, user, role, agency_id):
    with viewing(administrator) as now:
        return asking.ask_for_grant(
            user=user, role=role, agency_id=agency_id, starts_on=clock.day_of(now), ends_on=None,
            reason="Cover.", by=administrator, at=now,
        )  # fmt: skip


def test_whoever_asked_cannot_approve(waiting, administrator):
    with pytest.raises(Refused, match="You asked for this"):
        decide(administrator, waiting)
    assert viewer_of(waiting.user) is None


def test_the_person_concerned_cannot_approve(administrator, head, register):
    about = asked(administrator, User.objects.get(pk=head.user_id), "moderator", register["nwrocu_rocta"])
    with pytest.raises(Refused, match="Nobody changes their own access"):
        decide(head, about)


@pytest.mark.parametrize(
    ("role", "agency"),
    [("administrator", "nwrocu"), ("decider", "nwrocu_rocta"), ("coordinator", "cheshire")],
)
def test_another_administrator_the_head_or_the_forces_co_ordinator_approves(waiting, person, role, agency):
    assert decide(person(role, agency), waiting) == ""
    assert viewer_of(waiting.user).role == "analyst"


@pytest.mark.parametrize("kind", ["grant", "password"])
def test_what_somebody_asked_for_whose_own_role_has_ended_since_is_not_approved(
    rees, administrator, person, head, kind
):
    leaving = person("administrator", "nwrocu", "Orla Fennimarsh")
    with viewing(leaving) as now:
        if kind == "password":
            about = asking.ask_for_password(user=rees, reason="Cover.", by=leaving, at=now)
        else:
            about = asked(leaving, rees, "lro", head.agency_id)
    Grant.objects.filter(pk=leaving.grant_id).update(ends_on=clock.day_of(now) - timedelta(days=1))
    with pytest.raises(Broken, match="Orla Fennimarsh asked for this and keeps people no longer"):
        decide(head, about)
    assert Request.objects.get(pk=about.pk).state == Request.State.WAITING
    with viewing(head) as now:
        deciding.refuse(request=about, reason="Ask again.", by=head, at=now)


@pytest.mark.parametrize(
    ("role", "agency"), [("moderator", "nwrocu_rocta"), ("analyst", "cheshire"), ("lro", "cheshire")]
)
def test_no_other_role_approves(waiting, person, role, agency):
    with pytest.raises(Refused, match="does not include this"):
        decide(person(role, agency), waiting)


@pytest.mark.parametrize(
    ("asked_role", "agency"),
    [("analyst", "merseyside"), ("inspector", "cheshire"), ("administrator", "cheshire")],
)
def test_a_co_ordinator_approves_nothing_that_reaches_further_than_their_force(
    newcomer, administrator, person, register, asked_role, agency
):
    wide = asked(administrator, newcomer, asked_role, register[agency])
    coordinator = person("coordinator", "cheshire")
    with pytest.raises(Refused, match="reaches further"):
        decide(coordinator, wide)
    assert wide not in requests.for_decision_by(coordinator, clock.day_of(clock.read()))


def test_a_co_ordinator_approves_no_password_that_opens_more_than_their_force(
    rees, administrator, approved, person, register
):
    coordinator = person("coordinator", "cheshire")
    with viewing(administrator) as now:
        password = asking.ask_for_password(user=rees, reason="Forgot it.", by=administrator, at=now)
    assert password in requests.for_decision_by(coordinator, clock.day_of(now))
    approved(asked(administrator, rees, "inspector", register["nwrocu"]))
    with pytest.raises(Refused, match="reaches further"):
        decide(coordinator, password)


def test_a_password_for_somebody_without_a_role_belongs_to_no_force(newcomer, administrator, person, head):
    with viewing(administrator) as now:
        password = asking.ask_for_password(user=newcomer, reason="New.", by=administrator, at=now)
    with pytest.raises(Refused, match="reaches further"):
        decide(person("coordinator", "cheshire"), password)
    assert decide(head, password)


def test_what_waits_is_named_with_who_may_approve_it(waiting, person, head):
    person("coordinator", "cheshire", "C. Orr")
    person("coordinator", "merseyside", "N. Calder")
    day = clock.day_of(clock.read())
    assert [user.name for user in requests.approvers(waiting, day)] == ["C. Orr", "Gareth Ashlomond"]


def test_a_request_is_decided_once(waiting, person, head):
    decide(head, waiting)
    with pytest.raises(Broken, match="decided or withdrawn already"):
        decide(person("administrator", "nwrocu"), waiting)
    assert Grant.objects.filter(user=waiting.user).count() == 1


def test_a_refusal_has_a_reason_and_changes_nothing(waiting, head):
    with viewing(head) as now:
        with pytest.raises(Broken, match="Give the reason"):
            deciding.refuse(request=waiting, reason=" ", by=head, at=now)
        deciding.refuse(request=waiting, reason="Not of this unit.", by=head, at=now)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.answer) == ("refused", "Not of this unit.")
    assert viewer_of(waiting.user) is None


def test_only_the_asker_withdraws(waiting, administrator, person, head):
    other = person("administrator", "nwrocu", "Another")
    with viewing(other) as now, pytest.raises(Refused, match="Only they withdraw"):
        asking.withdraw(request=waiting, by=other, at=now)
    with viewing(administrator) as now:
        asking.withdraw(request=waiting, by=administrator, at=now)
    with pytest.raises(Broken, match="decided or withdrawn already"):
        decide(head, waiting)


def test_a_role_that_is_approved_late_begins_then_and_one_that_is_over_not_at_all(waiting, head):
    clock.advance(to=clock.read() + timedelta(days=3))
    decide(head, waiting)
    assert Grant.objects.get(user=waiting.user).starts_on == clock.day_of(clock.read())


def test_a_role_whose_time_is_over_is_not_granted(waiting, head):
    clock.advance(to=clock.read() + timedelta(days=40))
    with pytest.raises(Broken, match="is over"):
        decide(head, waiting)
    waiting.refresh_from_db()
    assert waiting.state == Request.State.WAITING


COPY = "kind, user_id, role, agency_id, starts_on, reason, asked_at"
FORBIDDEN = {
    "a_second_person_decides": "update access_request set state = 'approved', decided_by_id = asked_by_id,"
    " decided_at = asked_at",
    '"a_second_person_decides"': "update access_request set state = 'approved', decided_by_id = user_id,"
    " decided_at = asked_at",
    "nobody_asks_for_themselves": f"insert into access_request ({COPY}, asked_by_id, state, answer)"
    f" select {COPY}, user_id, 'waiting', '' from access_request",
    "begins by waiting": f"insert into access_request ({COPY}, asked_by_id, state, answer, decided_by_id, decided_at)"
    f" select {COPY}, asked_by_id, 'approved', '', {{head}}, asked_at from access_request",
    "permission denied for table access_request": "update access_request set asked_by_id = {head}",
    "when a second person has approved it": "insert into access_grant (user_id, role, agency_id, starts_on, reason,"
    " granted_by_id) select user_id, role, agency_id, starts_on, reason, asked_by_id from access_request",
    "is granted when a second person": "insert into access_grant (user_id, role, agency_id, starts_on, reason,"
    " granted_by_id, approved_by_id, request_id) select user_id, role, agency_id, starts_on, reason, asked_by_id,"
    " {head}, id from access_request",
    "one-time password is made when": "update access_user set one_time_until = fourfold_now()",
    "permission denied for table access_grant": "update access_grant set role = 'decider'",
}


@pytest.mark.parametrize("why", FORBIDDEN)
def test_the_database_refuses_what_no_page_offers(waiting, head, why):
    with pytest.raises(DatabaseError, match=why), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FORBIDDEN[why].format(head=head.user_id))


def test_the_database_refuses_more_than_was_approved_and_a_longer_end(rees, head):
    held = Grant.objects.get(user=rees)
    with pytest.raises(DatabaseError, match="asked for again"), transaction.atomic():
        Grant.objects.filter(pk=held.pk).update(ends_on=held.ends_on + timedelta(days=1))
    with pytest.raises(DatabaseError, match="decided once"), transaction.atomic():
        Request.objects.filter(grant=held).update(answer="x")


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_on_a_live_platform_the_application_grants_nothing_alone(person, register, as_owner):
    user = User.objects.get(pk=person("analyst", "cheshire").user_id)
    alone = {
        "user": user,
        "role": "lro",
        "agency_id": register["cheshire"],
        "starts_on": clock.day_of(clock.read()),
    }
    Grant.objects.create(**alone, reason="A test's own people are set up so.")
    as_owner("alter table platform_clock disable trigger user; update platform_clock set purpose = 'live'")
    with pytest.raises(DatabaseError, match="when a second person has approved it"):
        Grant.objects.create(**alone | {"role": "inspector"}, reason="Alone.")
