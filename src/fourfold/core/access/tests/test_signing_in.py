"""Signing in: what is written down, and the brake on guessing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.test import Client

from fourfold.core.access import brake
from fourfold.core.access.models import Brake, User
from fourfold.core.access.tests.listening import entries
from fourfold.core.history import clock

RIGHT, WRONG = "harbour-lemon-kite", "harbour-lemon-kit"
HELD = "Too many tries. Try again at"


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def rees(person):
    user = User.objects.get(pk=person("analyst", "cheshire", "a.rees").user_id)
    user.set_password(RIGHT)
    user.save()
    return user


def tried(client, password=WRONG, name="a.rees", **more):
    return client.post("/sign-in", {"username": name, "password": password}, **more)


def sentence(client, *args, **more):
    """The sentence in the page's error summary."""
    return tried(client, *args, **more).content.decode().split("govuk-error-summary__body")[1]


def guess_until_held(client, name="a.rees"):
    for _ in range(brake.MOST["name"]):
        assert "do not belong together" in sentence(client, name=name)
    assert HELD in sentence(client, name=name)


def test_the_last_sign_in_is_written_and_shown(rees, client, person):
    assert rees.last_login is None
    assert tried(client, RIGHT).status_code == 302
    rees.refresh_from_db()
    assert abs(rees.last_login - clock.read()) < timedelta(minutes=1)
    administrator = User.objects.get(pk=person("administrator", "nwrocu").user_id)
    client.force_login(administrator)
    assert f"{rees.last_login.year}, " in client.get(f"/people/{rees.pk}").content.decode()


def test_the_sign_in_page_says_that_somebody_signed_out(rees, client):
    tried(client, RIGHT)
    page = client.post("/sign-out", follow=True).content.decode()
    assert "You are signed out." in page and "<h1" in page
    assert "You are signed out." not in client.get("/sign-in").content.decode()


def test_signing_in_out_and_failing_are_in_the_audit_log(rees, client):
    with entries() as found:
        tried(client)
        tried(client, name="nobody.here")
        tried(client, RIGHT)
        client.post("/sign-out")
        client.post("/sign-out")
    acts = [(one.operation, one.act, one.actor, one.target) for one in found]
    place = brake.digest("address", "127.0.0.1")[:16]
    assert acts == [
        ("refusal", "sign in refused", None, str(rees.pk)),
        ("refusal", "sign in refused", None, ""),
        ("access", "sign in", rees.pk, place),
        ("access", "sign out", rees.pk, ""),
    ]
    assert "nobody" not in str(found)


@pytest.mark.parametrize("name", ["a.rees", "nobody.here"])
def test_after_five_wrong_tries_a_name_is_held_whether_it_exists_or_not(rees, client, name):
    guess_until_held(client, name)
    until = brake.held_until(name, clock.read()).astimezone(clock.LONDON)
    shown = sentence(client, RIGHT, name)
    assert f"{HELD} {until:%H:%M}, or ask your administrator." in shown, "the right password is held too"


def test_a_name_is_one_name_however_it_is_written(rees, client):
    written = ["a.rees", "A.REES", " a.Rees ", "a.reeſ", "A.rees"]
    for name in written:
        tried(client, name=name)
    assert HELD in sentence(client)


def test_the_hold_ends_by_the_platforms_clock(rees, client):
    guess_until_held(client)
    clock.advance(to=clock.read() + brake.WINDOW)
    assert tried(client, RIGHT).status_code == 302


def test_guessing_at_a_colleague_does_not_hold_up_their_own_browser(rees, client):
    assert tried(client, RIGHT).status_code == 302
    client.post("/sign-out")
    guess_until_held(Client())
    assert tried(client, RIGHT).status_code == 302


def test_a_known_browser_has_a_brake_of_its_own_and_counts_for_its_name_alone(rees, client):
    tried(client, RIGHT)
    for _ in range(brake.MOST["known"]):
        assert "do not belong together" in sentence(client)
    assert HELD in sentence(client)
    guess_until_held(client, "nobody.here")


def test_a_cookie_of_ones_own_making_makes_no_browser_known(rees, client):
    tried(client, RIGHT)
    other = Client()
    for name, cookie in client.cookies.items():
        if name.startswith("fourfold_known"):
            other.cookies[name] = cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B")
    guess_until_held(other)


def test_an_address_is_held_whatever_names_it_tries_and_signing_in_gives_one_try_back(
    rees, client, monkeypatch
):
    monkeypatch.setitem(brake.MOST, "address", 3)
    for number in range(2):
        tried(client, name=f"nobody.{number}")
    assert tried(client, RIGHT).status_code == 302
    assert "do not belong together" in sentence(Client(), name="nobody.2")
    assert HELD in sentence(Client(), name="nobody.3")
    assert "do not belong together" in sentence(Client(), name="nobody.4", REMOTE_ADDR="192.0.2.7")


def test_behind_a_proxy_of_ours_the_address_is_what_it_saw(rees, client, settings, monkeypatch):
    monkeypatch.setitem(brake.MOST, "address", 1)
    tried(client, name="one", headers={"X-Forwarded-For": "198.51.100.1"})
    assert HELD in sentence(client, name="two", headers={"X-Forwarded-For": "198.51.100.2"}), "nobody's word"
    settings.PROXIES = 1
    tried(client, name="three", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.1"})
    assert HELD in sentence(client, name="four", headers={"X-Forwarded-For": "203.0.113.8, 198.51.100.1"})
    assert "together" in sentence(client, name="five", headers={"X-Forwarded-For": "198.51.100.2"})


def test_every_try_costs_one_hash_so_that_time_tells_nothing(rees, client, monkeypatch, person):
    person("lro", "cheshire", "no.password")  # as it is without any password
    hashed = []
    encode = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(
        hashers.MD5PasswordHasher, "encode", lambda self, *args: hashed.append(1) or encode(self, *args)
    )
    for name in ("a.rees", "nobody.here", "no.password"):
        hashed.clear()
        tried(client, name=name)
        assert len(hashed) == 1, name


def test_counts_hold_no_name_and_old_ones_are_thrown_away(rees, client):
    tried(client)
    assert not any("rees" in one.subject.lower() for one in Brake.objects.all())
    Brake.objects.update(since=clock.read() - timedelta(days=2))
    tried(client, name="other")
    assert Brake.objects.count() == 2
