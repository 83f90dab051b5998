"""Passkeys: added, used in the second step and before a grave act, each answer once, for this platform alone."""

from __future__ import annotations

import pytest
from django.db import IntegrityError
from django.test import Client

from fourfold.core.access import brake
from fourfold.core.access.factors import passkeys as rules
from fourfold.core.access.factors import queries
from fourfold.core.access.models import Passkey, User
from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.resourcing.people.tests.authenticator import Authenticator, asked_on
from fourfold.resourcing.people.tests.telephone import PASSWORD, begins
from fourfold.resourcing.people.tests.test_grave import grew_old

pytestmark = pytest.mark.usefixtures("codes")
NOT_RIGHT = "That passkey did not answer as it should"


@pytest.fixture
def rees(person):
    """Somebody with a password and nothing else."""
    viewer = person("analyst", "cheshire", "a.rees")
    user = User.objects.get(pk=viewer.user_id)
    user.set_password(PASSWORD)
    user.save()
    return viewer


def adds(browser, key, name="Blue key"):
    options, sealed = asked_on(browser.get("/account/passkey").content.decode())
    return browser.post("/account/passkey", {"name": name, "asked": sealed, "answer": key.creates(options)})


@pytest.fixture(params=[True, False], ids=["security key", "telephone"])
def key(request, rees, browse):
    """A passkey that is in use; a telephone's counts nothing."""
    made = Authenticator(counts=request.param)
    assert "shown once" in adds(browse(rees), made).content.decode(), "its recovery codes"
    return made


def half_in(name="a.rees"):
    browser = Client()
    assert begins(browser, name, next="/threats")["Location"] == "/sign-in/code"
    return browser, *asked_on(browser.get("/sign-in/code").content.decode())


def test_a_passkey_lets_in_after_the_password_and_not_without(key, rees):
    browser, options, sealed = half_in()
    assert browser.get("/threats")["Location"].startswith("/sign-in"), "half signed in is not signed in"
    with entries() as found:
        answer = browser.post("/sign-in/code", {"asked": sealed, "answer": key.gets(options)})
    assert answer["Location"] == "/threats" and browser.get("/threats").status_code == 200
    assert [(one.act, one.actor) for one in found] == [("sign in by passkey", rees.user_id)]
    other = Client().post("/sign-in/code", {"asked": sealed, "answer": key.gets(options)})
    assert other["Location"] == "/sign-in"


def test_an_answer_is_taken_once_and_an_older_one_not_at_all(key):
    first, options, sealed = half_in()
    later, later_options, later_sealed = half_in()
    answer = {"asked": sealed, "answer": key.gets(options)}
    assert first.post("/sign-in/code", answer).status_code == 302
    assert NOT_RIGHT in later.post("/sign-in/code", answer).content.decode(), "sent again"
    stale = {"asked": later_sealed, "answer": key.gets(later_options)}
    assert NOT_RIGHT in later.post("/sign-in/code", stale).content.decode(), "asked before the last use"
    again, options, sealed = half_in()
    assert again.post("/sign-in/code", {"asked": sealed, "answer": key.gets(options)}).status_code == 302


def test_a_copy_that_counts_less_is_not_taken(rees, browse):
    key = Authenticator()
    adds(browse(rees), key)
    Passkey.objects.get()
    with viewing(rees):
        Passkey.objects.update(count=9)
    browser, options, sealed = half_in()
    assert (
        NOT_RIGHT
        in browser.post("/sign-in/code", {"asked": sealed, "answer": key.gets(options)}).content.decode()
    )


def test_another_site_and_another_key_are_none_here(key):
    browser, options, sealed = half_in()
    false = Authenticator("http://testserver.elsewhere.example")
    false.key, false.id = key.key, key.id
    beside = Authenticator("http://testserver:8443")  # the same name, at another door
    beside.key, beside.id = key.key, key.id
    strange = Authenticator()
    unsigned = Authenticator()
    unsigned.id = key.id
    for wrong in (false, beside, strange, unsigned):
        answer = {"asked": sealed, "answer": wrong.gets(options)}
        assert NOT_RIGHT in browser.post("/sign-in/code", answer).content.decode()


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "nonsense", '{"id": 1, "response": {}}'])
def test_nonsense_is_told_in_words(key, browse, rees, answer):
    browser, _options, sealed = half_in()
    assert NOT_RIGHT in browser.post("/sign-in/code", {"asked": sealed, "answer": answer}).content.decode()
    page = (
        browse(rees)
        .post("/account/passkey", {"name": "x", "asked": sealed, "answer": answer})
        .content.decode()
    )
    assert NOT_RIGHT in page


def test_what_was_asked_is_over_after_five_minutes_and_is_for_one_person(key, person, monkeypatch):
    browser, options, sealed = half_in()
    kept = {"asked": sealed, "answer": key.gets(options)}
    monkeypatch.setattr(rules, "FOR_SECONDS", -1)
    assert NOT_RIGHT in browser.post("/sign-in/code", kept).content.decode()
    with pytest.raises(rules.NotAnswered):
        rules._state(sealed, 1)


def test_guesses_are_counted_with_codes(key):
    browser, options, sealed = half_in()
    for _ in range(brake.MOST["code"]):
        browser.post("/sign-in/code", {"asked": sealed, "answer": "{}"})
    answer = browser.post("/sign-in/code", {"asked": sealed, "answer": key.gets(options)})
    assert "Too many tries" in answer.content.decode()


def test_it_shows_again_who_one_is_before_a_grave_act(key, rees, browse):
    browser = grew_old(browse(rees))
    assert browser.get("/keys/make")["Location"].startswith("/sign-in/again")
    options, sealed = asked_on(browser.get("/sign-in/again?next=/keys/make").content.decode())
    given = {"asked": sealed, "answer": key.gets(options), "next": "/keys/make"}
    assert browser.post("/sign-in/again", given)["Location"] == "/keys/make"
    assert browser.get("/keys/make").status_code == 200


def test_the_last_factor_stays_while_a_role_needs_one_and_nobody_ends_anothers(key, rees, browse, person):
    browser, one = browse(rees), Passkey.objects.get()
    assert "Add another before" in browser.post(f"/account/passkey/{one.pk}/end").content.decode()
    assert adds(browser, Authenticator(), "Desk")["Location"] == "/account", (
        "no new recovery codes are needed"
    )
    assert "Blue key" in browser.get("/account").content.decode()
    other = person("analyst", "cheshire", "n.one")
    assert browse(other).post(f"/account/passkey/{one.pk}/end").status_code == 404
    assert browse(rees).post(f"/account/passkey/{one.pk}/end").status_code == 302
    assert [kept.name for kept in queries.passkeys(rees.user_id)] == ["Desk"]
    with pytest.raises(IntegrityError, match="its own person"), viewing(other):
        Passkey.objects.update(ended_at=None)


def test_one_passkey_is_in_use_once(key, rees, browse):
    assert "in use already" in adds(browse(rees), key).content.decode()


def test_whoever_owes_a_factor_may_add_a_passkey_instead(rees):
    browser = Client()
    begins(browser, "a.rees")
    assert browser.get("/threats")["Location"] == "/account/app"
    assert "Use a passkey instead" in browser.get("/account/app").content.decode()
    assert "shown once" in adds(browser, Authenticator()).content.decode()
    assert browser.get("/threats").status_code == 200
