"""Keys for machines on pages: shown once, ended by their person or an administrator, and by a new password."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from fourfold.core.access.models import MachineKey, User

# The secret may itself have underscores in it.
KEY = re.compile(r"fourfold_[a-z0-9]{8}_(?P<secret>[A-Za-z0-9_-]{43})")


@pytest.fixture
def analyst(person, codes):
    return person("analyst", "cheshire", "Ansel Rees")


def made(browser, viewer, **changed):
    form = {"machine": "nightly load", "grant": viewer.grant_id, "last_day": "2026-12-31", **changed}
    return browser.post("/keys/make", form).content.decode()


def calls(text):
    return Client(headers={"Authorization": f"Bearer {text}"}).get("/api/v1/threats").status_code


@pytest.fixture
def new_key(browse, analyst):
    """A key as its page shows it, with a last day that the form proposes."""
    browser = browse(analyst)
    proposed = re.search(r'name="last_day"[^>]*value="([^"]+)"', browser.get("/keys/make").content.decode())
    assert proposed
    found = KEY.search(made(browser, analyst, last_day=proposed[1]))
    assert found
    return found[0]


def test_a_key_is_shown_once_and_opens_the_api(browse, analyst, new_key):
    assert calls(new_key) == 200
    page = browse(analyst).get("/keys").content.decode()
    assert "nightly load" in page and "Analyst, Cheshire" in page
    secret = KEY.fullmatch(new_key)
    assert secret and not KEY.search(page) and secret["secret"] not in page


def test_a_key_that_cannot_be_made_says_why_and_keeps_what_was_typed(browse, analyst):
    page = made(browse(analyst), analyst, last_day="1/1/2999")
    assert "A key holds for 180 days at most." in page and "nightly load" in page
    assert "Choose an answer" in made(browse(analyst), analyst, grant="")
    assert not MachineKey.objects.exists()


def test_its_person_ends_it(browse, analyst, new_key):
    number = MachineKey.objects.get().pk
    assert browse(analyst).post(f"/keys/{number}/end").status_code == 302
    assert calls(new_key) == 401
    assert browse(analyst).post(f"/keys/{number}/end").status_code == 409
    assert "Ended on" in browse(analyst).get("/keys").content.decode()


def test_an_administrator_ends_it_and_nobody_else(browse, administrator, person, new_key):
    key = MachineKey.objects.get()
    assert browse(person("coordinator", "cheshire")).post(f"/keys/{key.pk}/end").status_code == 404
    page = browse(administrator).get(f"/people/{key.user_id}").content.decode()
    assert "nightly load" in page
    assert browse(administrator).post(f"/keys/{key.pk}/end").status_code == 302
    assert calls(new_key) == 401


def test_a_one_time_password_ends_the_keys_of_its_person(analyst, new_key, handed_over):
    handed_over(User.objects.get(pk=analyst.user_id))
    assert calls(new_key) == 401
