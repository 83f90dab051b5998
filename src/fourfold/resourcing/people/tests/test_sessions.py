"""Sessions: how long one lasts, how many there may be, whose they are, and what ends them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from fourfold.core.access import sessions, user_agents, world
from fourfold.core.access.actions import falling, machine_keys
from fourfold.core.access.actions import people as actions
from fourfold.core.access.models import Grant, MachineKey, Session, User
from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import NOBODY, viewing
from fourfold.core.history import clock
from fourfold.core.sending.tests.conftest import WORDS, Typist
from fourfold.resourcing.people.tests.telephone import begins, code_now, goes_on

pytestmark = pytest.mark.usefixtures("codes")
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Mobile/15E1 Safari/604"


def signed_in(user, agent=FIREFOX):
    """A browser in which somebody signs in with their code."""
    browser = Client(headers={"user-agent": agent})
    row = user.apps.get()
    with connection.cursor() as cursor:  # each of these sign-ins is another half minute for the app
        cursor.execute("select set_config('app.user', %s, true)", [str(user.pk)])
    user.apps.filter(pk=row.pk).update(last_step=0)
    assert begins(browser, user.sign_in_name)["Location"] == "/sign-in/code"
    assert goes_on(browser, code_now()).status_code == 302
    return browser


@pytest.fixture
def user(orr):
    return User.objects.get(pk=orr.user_id)


def aged(browser, *, used, begun=timedelta()):
    """Let a session have been used, and begun, so long ago, as the clock would."""
    row = Session.objects.get(pk=browser.session.session_key)
    used_at, begun_at = row.used_at - used, row.begun_at - begun
    until = sessions.lasts_until(begun_at, used_at)
    Session.objects.filter(pk=row.pk).update(used_at=used_at, begun_at=begun_at, expire_date=until)


def test_a_session_that_is_not_used_ends(user):
    browser = signed_in(user)
    aged(browser, used=timedelta(minutes=settings.SESSION_IDLE_MINUTES - 1))
    assert browser.get("/account").status_code == 200
    assert Session.objects.get().used_at > world.now() - timedelta(seconds=30), "its use is noted"
    aged(browser, used=timedelta(minutes=settings.SESSION_IDLE_MINUTES + 1))
    assert browser.get("/account")["Location"].startswith("/sign-in")


def test_a_session_that_is_used_all_the_time_ends_too(user):
    browser = signed_in(user)
    almost = timedelta(seconds=settings.SESSION_COOKIE_AGE) - timedelta(minutes=5)
    aged(browser, used=timedelta(minutes=2), begun=almost)
    assert browser.get("/account").status_code == 200
    row = Session.objects.get()
    assert row.expire_date - row.begun_at == timedelta(seconds=settings.SESSION_COOKIE_AGE), (
        "not a minute longer"
    )
    aged(browser, used=timedelta(minutes=2), begun=timedelta(minutes=6))
    assert browser.get("/account")["Location"].startswith("/sign-in")


def test_use_is_written_at_most_once_a_minute(user):
    browser = signed_in(user)
    before = Session.objects.get().used_at
    browser.get("/account")
    assert Session.objects.get().used_at == before


def test_what_changes_a_session_does_not_make_it_last_longer(user):
    browser = signed_in(user)
    aged(browser, used=timedelta(minutes=2), begun=timedelta(hours=7, minutes=50))
    session = browser.session
    session["anything"] = 1
    session.save()
    row = Session.objects.get()
    assert row.expire_date <= row.begun_at + timedelta(seconds=settings.SESSION_COOKIE_AGE)


def test_somebody_sees_their_devices_and_ends_one_or_all_others(user):
    desk, telephone, third = signed_in(user), signed_in(user, SAFARI), signed_in(user, "")
    page = desk.get("/account/devices").content.decode()
    assert "Firefox, Windows" in page and "Safari, iPhone" in page and "a browser that does not say" in page
    assert page.count("<strong>this device</strong>") == 1
    assert not any(one.pk in page for one in Session.objects.all()), "the key of a session stands on no page"
    sign = sessions.sign_of(telephone.session.session_key)
    with entries() as found:
        assert desk.post("/account/devices/end", {"device": sign}).status_code == 302
    assert [(one.act, one.target) for one in found] == [("session.end", sign)]
    assert telephone.get("/account")["Location"].startswith("/sign-in")
    assert "over already" in desk.post("/account/devices/end", {"device": sign}, follow=True).content.decode()
    desk.post("/account/devices/end-others")
    assert third.get("/account").status_code == 302 and desk.get("/account").status_code == 200


def test_nobody_ends_a_session_of_somebody_else(user, browse, head):
    desk = signed_in(user)
    browse(head).post("/account/devices/end", {"device": sessions.sign_of(desk.session.session_key)})
    assert desk.get("/account").status_code == 200


def test_signing_out_everywhere_ends_this_one_too(user):
    desk, telephone = signed_in(user), signed_in(user, SAFARI)
    assert (
        "You are signed out everywhere."
        in desk.post("/account/sign-out-everywhere", follow=True).content.decode()
    )
    assert telephone.get("/account").status_code == desk.get("/account").status_code == 302
    assert not Session.objects.filter(user=user).exists()


def test_one_more_than_may_be_ends_the_one_used_longest_ago(user, settings):
    settings.SESSIONS_AT_ONCE = 2
    first, second = signed_in(user), signed_in(user, SAFARI)
    aged(second, used=timedelta(minutes=9))
    third = signed_in(user)
    assert second.get("/account").status_code == 302
    assert "used longest ago is signed out" in third.get("/account").content.decode()
    assert first.get("/account").status_code == 200


def test_an_administrator_ends_all_of_a_person_with_their_keys(user, orr, browse, administrator):
    desk = signed_in(user)
    with viewing(orr) as now:
        machine_keys.make(grant_id=orr.grant_id, machine="load", last_day=clock.day_of(now), by=orr, at=now)
    browser = browse(administrator)
    assert "Sign them out everywhere" in browser.get(f"/people/{user.pk}").content.decode()
    answer = browser.post(f"/people/{user.pk}/sign-out", follow=True).content.decode()
    assert "Signed out on 1 device." in answer and desk.get("/account").status_code == 302
    assert MachineKey.objects.get().ended_by_id == administrator.user_id


def test_when_a_role_is_ended_its_keys_and_the_sessions_fall_at_once(user, orr, administrator):
    desk = signed_in(user)
    with viewing(orr) as now:
        today = clock.day_of(now)
        machine_keys.make(grant_id=orr.grant_id, machine="load", last_day=today, by=orr, at=now)
    with viewing(administrator) as now:
        yesterday = today - timedelta(days=1)
        grant = Grant.objects.get(pk=orr.grant_id)
        actions.end_grant(grant=grant, ends_on=yesterday, reason="Left.", by=administrator, at=now)
    assert desk.get("/account")["Location"].startswith("/sign-in")
    key = MachineKey.objects.get()
    assert key.ended_at is not None and key.ended_by_id is None


def test_a_second_role_keeps_the_session_and_its_own_key(user, orr, granted, administrator):
    desk, second = signed_in(user), granted(orr.user_id, "lro", "cheshire")
    with viewing(orr) as now:
        for number in (orr.grant_id, second.pk):
            machine_keys.make(grant_id=number, machine="load", last_day=clock.day_of(now), by=orr, at=now)
        yesterday = clock.day_of(now) - timedelta(days=1)
    with viewing(administrator) as now:
        grant = Grant.objects.get(pk=orr.grant_id)
        actions.end_grant(grant=grant, ends_on=yesterday, reason="Moved.", by=administrator, at=now)
    assert desk.get("/account").status_code == 200
    assert MachineKey.objects.get(ended_at__isnull=True).grant_id == second.pk


@pytest.mark.parametrize("how", ["lapsed", "closed"])
def test_the_worker_lets_fall_what_lapsed_and_removes_what_is_over(user, orr, administrator, browse, how):
    desk, stays = signed_in(user), browse(administrator)
    with viewing(orr) as now:
        machine_keys.make(grant_id=orr.grant_id, machine="load", last_day=clock.day_of(now), by=orr, at=now)
    if how == "lapsed":
        Grant.objects.filter(pk=orr.grant_id).update(ends_on=clock.day_of(now) - timedelta(days=1))
    else:
        User.objects.filter(pk=user.pk).update(is_active=False)
    over = Client()
    over.force_login(User.objects.get(pk=administrator.user_id))
    aged(over, used=timedelta(days=1))
    with viewing(NOBODY) as now:
        falling.let_fall(now)
    assert MachineKey.objects.get().ended_at is not None
    assert [one.user_id for one in Session.objects.all()] == [administrator.user_id]
    assert stays.get("/account").status_code == 200 and desk.get("/account").status_code == 302


def test_words_typed_in_a_session_that_ended_unused_come_back(user, orr, register):
    typist = Typist(orr, register["cheshire"], signed_in(user))
    typist.opens()
    aged(typist.client, used=timedelta(hours=2))
    assert typist.sends()["Location"] == "/sign-in?next=%2Fthreats%2Fadd%3Fwords%3Dkept"
    typist.client = signed_in(user)
    assert WORDS in typist.opens("/threats/add?words=kept")


@pytest.mark.parametrize(("said", "words"), [
    (FIREFOX, "Firefox, Windows"), (SAFARI, "Safari, iPhone"), ("", ""), ("curl/8", ""),
    ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
    ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605 Version/18 Safari/605", "Safari, Mac"),
])  # fmt: skip
def test_a_browser_in_plain_words(said, words):
    assert user_agents.in_words(said) == words
