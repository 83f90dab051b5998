"""Who may grant what to whom, and what becomes of passwords."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate

from fourfold.core.access import passwords, queries
from fourfold.core.access.actions import granting as actions
from fourfold.core.access.models import Grant, User
from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock


@pytest.fixture
def acting(administrator):
    """What every write needs besides its subject."""
    with viewing(administrator) as now:
        yield {"by": administrator, "at": now}


def role(given, **changed):
    return {name: given[name] for name in ("role", "agency_id", "starts_on", "ends_on", "reason")} | changed


def test_a_new_person_has_a_role_and_no_password(rees):
    assert not rees.has_usable_password() and rees.sign_in_name == "a.rees"
    viewer = queries.viewer_of(rees, clock.day_of(clock.read()))
    assert viewer.role == "analyst" and viewer.until is not None
    assert Grant.objects.get(user=rees).granted_by.name == "Dilwyn Skerrick"


def test_a_sign_in_name_is_used_once_whatever_its_letters(rees, given, acting):
    with pytest.raises(actions.Broken, match="that sign-in name already"):
        actions.add_person(**given | {"sign_in_name": "a.REES"}, **acting)


@pytest.mark.parametrize(("changed", "sentence"), [
    ({"reason": " "}, "Give the reason"),
    ({"role": "king"}, "no such role"),
    ({"ends_on": None, "starts_on": -1}, "not granted for the past"),
    ({"ends_on": -1}, "before the first day"),
])  # fmt: skip
def test_what_may_not_be_granted_is_refused_in_words(rees, given, acting, changed, sentence):
    today = clock.day_of(acting["at"])
    changed = {key: today + timedelta(days=value) if isinstance(value, int) else value
               for key, value in changed.items()}  # fmt: skip
    with pytest.raises(actions.Broken, match=sentence):
        actions.grant(user=rees, **role(given, **{"role": "lro", **changed}), **acting)


def test_a_role_is_held_once_at_a_time(rees, given, acting):
    with pytest.raises(actions.Broken, match="in that time already"):
        actions.grant(user=rees, **role(given), **acting)
    later = given["ends_on"] + timedelta(days=1)
    assert actions.grant(user=rees, **role(given, starts_on=later, ends_on=None), **acting).pk


def test_an_administrator_grants_in_the_own_region_only(rees, given, acting, register):
    with pytest.raises(Refused, match="not in your region"):
        actions.grant(user=rees, **role(given, agency_id=register["gwent"]), **acting)


def test_nobody_changes_their_own_access(administrator, given, acting):
    user = User.objects.get(pk=administrator.user_id)
    for change in (
        lambda: actions.grant(user=user, **role(given), **acting),
        lambda: actions.end_grant(
            grant=user.grants.get(), ends_on=given["starts_on"], reason="Over.", **acting
        ),
        lambda: actions.set_password(user=user, **acting),
    ):
        with pytest.raises(Refused, match="Nobody changes their own access"):
            change()


def test_whoever_is_no_administrator_changes_nobody(rees, given, person):
    lro = person("lro", "cheshire")
    with viewing(lro) as now, pytest.raises(Refused, match="does not include this"):
        actions.grant(user=rees, **role(given, role="lro"), by=lro, at=now)


def test_a_role_that_ends_yesterday_is_over_now_and_its_past_stays(
    administrator, rees, given, person, acting
):
    held = person("lro", "cheshire")
    grant = Grant.objects.get(user_id=held.user_id)
    today = clock.day_of(acting["at"])
    with pytest.raises(actions.Broken, match="is not rewritten"):
        actions.end_grant(grant=grant, ends_on=today - timedelta(days=2), reason="Left.", **acting)
    with pytest.raises(actions.Broken, match="Give the reason"):
        actions.end_grant(grant=grant, ends_on=today, reason="", **acting)
    actions.end_grant(grant=grant, ends_on=today - timedelta(days=1), reason="Left.", **acting)
    user = User.objects.get(pk=held.user_id)
    assert queries.viewer_of(user, today) is None
    assert queries.viewer_of(user, today - timedelta(days=1)).role == "lro"
    with pytest.raises(actions.Broken, match="ended already"):
        actions.end_grant(grant=grant, ends_on=today, reason="Left.", **acting)


def test_a_password_that_is_handed_over_is_kept_only_as_a_hash(rees, acting):
    password = actions.set_password(user=rees, **acting)
    rees.refresh_from_db()
    assert password not in rees.password and passwords.is_one_time(rees)
    assert authenticate(sign_in_name="a.rees", password=password) == rees
    rees.refresh_from_db()
    assert passwords.is_one_time(rees), "signing in must not take the mark away"
    assert actions.set_password(user=rees, **acting) != password


def test_ones_own_password_replaces_the_one_time_one(rees, acting):
    old = actions.set_password(user=rees, **acting)
    rees.refresh_from_db()
    own = queries.viewer_of(rees, clock.day_of(acting["at"]))
    with pytest.raises(actions.Broken, match="not your password now"):
        actions.choose_password(user=rees, old="wrong", new="harbour-lemon-kite", by=own, at=acting["at"])
    with pytest.raises(actions.Broken, match="differs"):
        actions.choose_password(user=rees, old=old, new=old, by=own, at=acting["at"])
    with pytest.raises(Refused, match="nobody else's"):
        actions.choose_password(user=rees, old=old, new="harbour-lemon-kite", **acting)
    actions.choose_password(user=rees, old=old, new="harbour-lemon-kite", by=own, at=acting["at"])
    assert not passwords.is_one_time(rees) and rees.check_password("harbour-lemon-kite")


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_every_change_is_in_the_audit_and_holds_no_password(rees, administrator, as_owner):
    with viewing(administrator) as now:
        actions.set_password(user=rees, by=administrator, at=now)
        actions.end_grant(
            grant=rees.grants.get(), ends_on=clock.day_of(now), reason="Left.", by=administrator, at=now
        )
    assert as_owner("select operation, act, reason from audit_entry order by id") == [
        ("alteration", "person.add", ""),
        ("access", "grant.give", "Joins the unit."),
        ("access", "password.hand over", ""),
        ("access", "grant.end", "Left."),
    ]
