"""Cover for leave: a colleague acts in exactly one's own role, for a time, when a third person has approved it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError

from fourfold.core.access import queries
from fourfold.core.access.actions import asking, covering, deciding, machine_keys, people
from fourfold.core.access.models import Grant, Request, User
from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock

pytestmark = pytest.mark.usefixtures("codes")


@pytest.fixture
def hale(person):
    return person("lro", "cheshire", "R Hale")


@pytest.fixture
def ellis(person):
    return person("analyst", "cheshire", "d.ellis")


@pytest.fixture
def coordinator(person):
    return person("coordinator", "cheshire", "C Orr")


def asks(by, colleague="d.ellis", days=14, **more):
    with viewing(by) as now:
        today = clock.day_of(now)
        given = {"grant_id": by.grant_id, "starts_on": today, "ends_on": today + timedelta(days=days),
                 "reason": "Annual leave."}  # fmt: skip
        return covering.ask_for_cover(sign_in_name=colleague, by=by, at=now, **given | more)


@pytest.fixture
def covered(hale, ellis, coordinator):
    """The lead responsible officer is away, and the analyst acts for them."""
    request = asks(hale)
    with viewing(coordinator) as now:
        deciding.approve(request=request, by=coordinator, at=now)
    return Grant.objects.get(covers__isnull=False)


def acting(person, grant):
    return queries.viewer_of(
        User.objects.get(pk=person.user_id), clock.day_of(clock.read()), grant_id=grant.pk
    )


def test_a_colleague_acts_in_ones_role_for_one_and_their_entries_say_so(
    hale, ellis, covered, browse, as_owner
):
    viewer = acting(ellis, covered)
    assert (viewer.role, viewer.agency_id, viewer.for_whom, viewer.covered) == (
        "lro",
        hale.agency_id,
        hale.user_id,
        "R Hale",
    )
    assert (
        viewer.until == covered.ends_on and acting(ellis, Grant.objects.get(pk=ellis.grant_id)).for_whom == 0
    )
    browser = browse(ellis)
    assert "d.ellis, Analyst, Cheshire" in browser.get("/threats").content.decode(), "their own comes first"
    browser.post("/act-as", {"grant": str(covered.pk)})
    page = browser.get("/threats").content.decode()
    assert "d.ellis, Lead responsible officer, Cheshire. For R Hale" in page
    with entries() as found:
        browser.get("/threats")
    assert {(one.actor, one.for_whom) for one in found} == {(ellis.user_id, hale.user_id)}


def test_it_counts_when_a_third_person_has_approved_it(hale, ellis, coordinator, administrator):
    request = asks(hale)
    assert not Grant.objects.filter(covers__isnull=False).exists()
    for by, said in ((hale, "does not include"), (ellis, "does not include")):
        with viewing(by) as now, pytest.raises(Refused, match=said):
            deciding.approve(request=request, by=by, at=now)
    with viewing(coordinator) as now:
        deciding.approve(request=request, by=coordinator, at=now)
    made = Grant.objects.get(covers__isnull=False)
    assert (made.granted_by_id, made.approved_by_id, made.reason) == (
        hale.user_id,
        coordinator.user_id,
        "Annual leave.",
    )


def test_whoever_approves_their_own_cover_is_refused(coordinator, ellis, head):
    request = asks(coordinator)
    with viewing(coordinator) as now, pytest.raises(Refused, match="You asked for this"):
        deciding.approve(request=request, by=coordinator, at=now)
    with viewing(head) as now:
        deciding.approve(request=request, by=head, at=now)


def test_nobody_grants_what_they_do_not_hold(hale, ellis, coordinator, covered):
    with pytest.raises(Refused, match="your own roles"):
        asks(ellis, "r.hale", grant_id=hale.grant_id)
    with pytest.raises(Refused, match="for a colleague yourself"):
        asks(acting(ellis, covered), "c.orr", grant_id=covered.pk)
    with viewing(ellis) as now, pytest.raises(Refused, match="for a colleague who is away"):
        machine_keys.make(grant_id=covered.pk, machine="x", last_day=clock.day_of(now), by=ellis, at=now)


@pytest.mark.parametrize(("given", "said"), [
    ({"days": 93}, "92 days at most"),
    ({"days": -1}, "before the first day"),
    ({"colleague": "nobody.here"}, "Nobody has that sign-in name"),
    ({"colleague": "r.hale"}, "your own sign-in name"),
    ({"reason": "  "}, "Give the reason"),
])  # fmt: skip
def test_what_cannot_be_is_said_in_words(hale, ellis, given, said):
    with pytest.raises(Broken, match=said):
        asks(hale, **given)


def test_it_ends_no_later_than_the_role_that_is_covered(hale, ellis):
    today = clock.day_of(clock.read())
    Grant.objects.filter(pk=hale.grant_id).update(ends_on=today + timedelta(days=5))
    with pytest.raises(Broken, match="no longer than that yourself"):
        asks(hale, days=6)
    assert asks(hale, days=5).covers_id == hale.grant_id


def test_it_falls_with_the_role_that_is_covered(hale, ellis, covered, administrator):
    with viewing(administrator) as now:
        grant = Grant.objects.get(pk=hale.grant_id)
        yesterday = clock.day_of(now) - timedelta(days=1)
        people.end_grant(grant=grant, ends_on=yesterday, reason="Left.", by=administrator, at=now)
    assert acting(ellis, covered).role == "analyst", "their own role is what is left"


def test_what_was_asked_for_by_somebody_who_has_left_is_not_approved(hale, ellis, coordinator):
    request = asks(hale)
    Grant.objects.filter(pk=hale.grant_id).update(ends_on=clock.day_of(clock.read()) - timedelta(days=1))
    with viewing(coordinator) as now, pytest.raises(Broken, match="Refuse it"):
        deciding.approve(request=request, by=coordinator, at=now)


def test_the_pages_of_asking_withdrawing_and_coming_back(hale, ellis, coordinator, browse):
    browser = browse(hale)
    today = clock.day_of(clock.read())
    last = today + timedelta(days=9)
    given = {"colleague": "D.Ellis", "grant": hale.grant_id, "starts_on": f"{today:%d/%m/%Y}",
             "ends_on": f"{last:%d/%m/%Y}", "reason": "Annual leave."}  # fmt: skip
    assert browser.post("/account/cover", given)["Location"] == "/account/cover"
    page = browser.get("/account/cover").content.decode()
    assert "It waits to be approved." in page and "d.ellis as Lead responsible officer" in page
    request = Request.objects.get()
    assert browse(ellis).post(f"/people/requests/{request.pk}/withdraw").status_code == 404
    assert browse(hale).post(f"/people/requests/{request.pk}/withdraw")["Location"] == "/account/cover"
    browser.post("/account/cover", given | {"reason": "Leave, after all."})
    request = Request.objects.get(state="waiting")
    page = browse(coordinator).get(f"/people/requests/{request.pk}").content.decode()
    assert "for R Hale while they are away" in page
    browse(coordinator).post(f"/people/requests/{request.pk}", {"decision": "approve"})
    made = Grant.objects.get(covers__isnull=False)
    assert browse(ellis).post(f"/account/cover/{made.pk}/end").status_code == 404
    assert browse(hale).post(f"/account/cover/{made.pk}/end")["Location"] == "/account/cover"
    made.refresh_from_db()
    assert made.ends_on == today, "what began today holds until the end of it"


def test_the_database_lets_cover_stand_on_nothing_else(hale, ellis, coordinator, administrator):
    """A role asked for by an administrator becomes no cover, and approved cover no role of one's own."""
    request = asks(hale)
    asking.decided(request, "approved", coordinator, clock.read())
    made = {"user_id": ellis.user_id, "role": "lro", "agency_id": hale.agency_id, "starts_on": request.starts_on,
            "ends_on": request.ends_on, "reason": "x", "granted_by_id": hale.user_id,
            "approved_by_id": coordinator.user_id, "request": request}  # fmt: skip
    for wrong in ({"covers_id": None}, {"covers_id": ellis.grant_id}):
        with pytest.raises(IntegrityError, match="second person has approved"), viewing(coordinator):
            Grant.objects.create(**made | wrong)
