"""Who may ask for what, what may be ended, and what becomes of passwords."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate

from fourfold.core.access import passwords, queries
from fourfold.core.access.actions import asking, own_password, people
from fourfold.core.access.models import Grant, User
from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock


@pytest.fixture
def acting(administrator):
    """What every write needs besides its subject."""
    with viewing(administrator) as now:
        yield {"by": administrator, "at": now}


def role(given, **changed):
    return {name: given[name] for name in ("role", "agency_id", "starts_on", "ends_on", "reason")} | changed


def test_a_new_person_has_no_password_and_no_role_until_it_is_approved(newcomer, approved):
    today = clock.day_of(clock.read())
    assert not newcomer.has_usable_password() and newcomer.sign_in_name == "a.rees"
    assert queries.viewer_of(newcomer, today) is None
    approved(newcomer.requests.get())
    viewer = queries.viewer_of(newcomer, today)
    assert viewer.role == "analyst" and viewer.until is not None
    held = Grant.objects.get(user=newcomer)
    assert (held.granted_by.name, held.approved_by.name) == ("Dilwyn Skerrick", "Gareth Ashlomond")


def test_a_sign_in_name_is_used_once_whatever_its_letters(rees, given, acting):
    with pytest.raises(Broken, match="that sign-in name already"):
        people.add_person(**given | {"sign_in_name": "a.REES"}, **acting)


@pytest.mark.parametrize(("changed", "sentence"), [
    ({"reason": " "}, "Give the reason"),
    ({"role": "king"}, "no such role"),
    ({"ends_on": None, "starts_on": -1}, "not granted for the past"),
    ({"ends_on": -1}, "before the first day"),
])  # fmt: skip
def test_what_may_not_be_asked_for_is_refused_in_words(rees, given, acting, changed, sentence):
    today = clock.day_of(acting["at"])
    changed = {key: today + timedelta(days=value) if isinstance(value, int) else value
               for key, value in changed.items()}  # fmt: skip
    with pytest.raises(Broken, match=sentence):
        asking.ask_for_grant(user=rees, **role(given, **{"role": "lro", **changed}), **acting)


def test_a_role_is_held_once_and_asked_for_once_at_a_time(rees, given, acting):
    with pytest.raises(Broken, match="in that time already"):
        asking.ask_for_grant(user=rees, **role(given), **acting)
    later = given["ends_on"] + timedelta(days=1)
    assert asking.ask_for_grant(user=rees, **role(given, starts_on=later, ends_on=None), **acting).pk
    with pytest.raises(Broken, match="waits to be approved"):
        asking.ask_for_grant(user=rees, **role(given, starts_on=later, ends_on=None), **acting)


def test_an_administrator_asks_in_the_own_region_only(rees, given, acting, register):
    with pytest.raises(Refused, match="not in your region"):
        asking.ask_for_grant(user=rees, **role(given, agency_id=register["gwent"]), **acting)


def test_nobody_changes_their_own_access(administrator, given, acting):
    user = User.objects.get(pk=administrator.user_id)
    for change in (
        lambda: asking.ask_for_grant(user=user, **role(given), **acting),
        lambda: people.end_grant(
            grant=user.grants.get(), ends_on=given["starts_on"], reason="Over.", **acting
        ),
        lambda: asking.ask_for_password(user=user, reason="Forgot it.", **acting),
    ):
        with pytest.raises(Refused, match="Nobody changes their own access"):
            change()


def test_whoever_is_no_administrator_asks_for_nobody(rees, given, person):
    lro = person("lro", "cheshire")
    with viewing(lro) as now, pytest.raises(Refused, match="does not include this"):
        asking.ask_for_grant(user=rees, **role(given, role="lro"), by=lro, at=now)


def test_a_role_that_ends_yesterday_is_over_now_and_its_past_stays(
    administrator, rees, given, person, acting
):
    held = person("lro", "cheshire")
    grant = Grant.objects.get(user_id=held.user_id)
    today = clock.day_of(acting["at"])
    with pytest.raises(Broken, match="is not rewritten"):
        people.end_grant(grant=grant, ends_on=today - timedelta(days=2), reason="Left.", **acting)
    with pytest.raises(Broken, match="Give the reason"):
        people.end_grant(grant=grant, ends_on=today, reason="", **acting)
    people.end_grant(grant=grant, ends_on=today - timedelta(days=1), reason="Left.", **acting)
    user = User.objects.get(pk=held.user_id)
    assert queries.viewer_of(user, today) is None
    assert queries.viewer_of(user, today - timedelta(days=1)).role == "lro"
    with pytest.raises(Broken, match="ended already"):
        people.end_grant(grant=grant, ends_on=today, reason="Left.", **acting)


def test_ending_a_role_never_makes_it_longer(rees, given, acting):
    later = given["ends_on"] + timedelta(days=1)
    with pytest.raises(Broken, match="ask for it again"):
        people.end_grant(grant=rees.grants.get(), ends_on=later, reason="Stays.", **acting)


def test_a_password_that_is_handed_over_is_kept_only_as_a_hash(rees, handed_over):
    password = handed_over(rees)
    rees.refresh_from_db()
    assert password not in rees.password and passwords.is_one_time(rees)
    assert authenticate(sign_in_name="a.rees", password=password) == rees
    assert handed_over(rees) != password


def test_ones_own_password_replaces_the_one_time_one(rees, handed_over, acting):
    old = handed_over(rees)
    rees.refresh_from_db()
    own = queries.viewer_of(rees, clock.day_of(acting["at"]))
    choose = {"user": rees, "new": "harbour-lemon-kite", "at": acting["at"]}
    with pytest.raises(Broken, match="not your password now"):
        own_password.choose_password(**choose, old="wrong", by=own)
    with pytest.raises(Broken, match="differs"):
        own_password.choose_password(**choose | {"new": old}, old=old, by=own)
    with pytest.raises(Refused, match="nobody else's"):
        own_password.choose_password(**choose, old=old, by=acting["by"])
    own_password.choose_password(**choose, old=old, by=own)
    rees.refresh_from_db()
    assert not passwords.is_one_time(rees) and rees.check_password("harbour-lemon-kite")
    assert rees.one_time_until is None


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_every_change_is_in_the_audit_and_holds_no_password_and_no_typed_words(
    rees, administrator, handed_over, as_owner
):
    handed_over(rees)
    with viewing(administrator) as now:
        grant = rees.grants.get()
        people.end_grant(grant=grant, ends_on=clock.day_of(now), reason="Left.", by=administrator, at=now)
    assert as_owner("select operation, act, reason from audit_entry order by id") == [
        ("alteration", "person.add", ""),
        ("access", "access.ask grant", ""),
        ("access", "access.approve grant", ""),
        ("access", "grant.give", ""),
        ("access", "access.ask password", ""),
        ("access", "access.approve password", ""),
        ("access", "grant.end", ""),
    ]
    grant.refresh_from_db()
    assert grant.ended_because == "Left."
    assert [one.reason for one in rees.requests.order_by("pk")] == ["Joins the unit.", "Starts today."]
