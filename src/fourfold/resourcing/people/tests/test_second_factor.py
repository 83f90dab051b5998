"""The second factor: half signed in is not signed in, a code works once, and nobody gets past it alone."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection
from django.test import Client

from fourfold.core.access import brake, half
from fourfold.core.access.actions import factors
from fourfold.core.access.factors import codes, queries, sealing
from fourfold.core.access.models import App, PaperCode, User
from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.core.sending.tests.conftest import WORDS, Typist
from fourfold.resourcing.people.tests.telephone import PASSWORD, SECRET, begins, code_now, goes_on

NOT_RIGHT = "That code is not right, or it was used before."


pytestmark = pytest.mark.usefixtures("codes")


def test_the_codes_are_those_of_every_app():
    """The vectors of RFC 6238, appendix B (SHA-1), of which an app shows the last six figures."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for seconds, shown in (
        (59, "287082"),
        (1111111109, "081804"),
        (1234567890, "005924"),
        (20000000000, "353130"),
    ):
        assert codes.code_at(secret, seconds // 30) == shown


def test_half_signed_in_is_not_signed_in(orr, client):
    assert begins(client, next="/threats")["Location"] == "/sign-in/code"
    assert "fourfold_session" not in client.cookies
    for page in ("/threats", "/", "/account/app", "/keys"):
        assert client.get(page)["Location"].startswith("/sign-in?next=")
    assert client.get("/api/v1/threats").status_code == 401
    assert "Your password is right" in client.get("/sign-in/code").content.decode()
    assert goes_on(client, code_now())["Location"] == "/threats"
    assert client.get("/threats").status_code == 200
    assert client.get("/sign-in/code")["Location"] == "/sign-in", "the half step is over"


def test_a_code_works_once_also_in_another_browser_and_an_older_one_not_at_all(orr, client):
    begins(client)
    code = code_now()
    assert goes_on(client, code).status_code == 302
    other = Client()
    begins(other)
    for used in (code, code_now(later=-1)):
        assert NOT_RIGHT in goes_on(other, used).content.decode()
    assert goes_on(other, code_now(later=1)).status_code == 302


def test_of_two_who_send_one_code_one_is_let_in(orr):
    """Compare and set: the second finds the half minute taken, also where both had found it free."""
    taken = []
    for written in (code_now(), orr.__dict__["paper"][0]):
        with viewing(orr) as now:
            taken.append([factors.prove(user_id=orr.user_id, written=written, at=now) for _ in range(2)])
    assert taken == [["app", ""], ["paper", ""]]


def test_a_recovery_code_works_once_and_is_kept_as_a_keyed_digest(orr, client):
    paper = orr.__dict__["paper"]
    assert len(set(paper)) == 10 and not PaperCode.objects.filter(digest__in=paper).exists()
    begins(client)
    assert goes_on(client, f" {paper[0].upper()} ").status_code == 302
    begins(other := Client())
    assert NOT_RIGHT in goes_on(other, paper[0]).content.decode()
    assert queries.paper_codes_left(orr.user_id) == 9


def test_somebody_elses_code_lets_nobody_in(orr, person, client):
    other = person("analyst", "cheshire", "a.rees")
    with viewing(other) as now:
        paper = factors.use_app(
            secret="KRUGS4ZANFZSAYJA" * 2, written=code_now("KRUGS4ZANFZSAYJA" * 2), by=other, at=now
        )
    begins(client)
    for wrong in (paper[0], code_now("KRUGS4ZANFZSAYJA" * 2, later=1), "000000", "", "nonsense \x00"):
        assert goes_on(client, wrong).status_code == 200
        assert client.get("/threats").status_code == 302


def test_codes_are_counted_by_person_and_the_name_is_not_let_go_by_the_password_alone(orr):
    guesser = Client()
    begins(guesser)
    for _ in range(brake.MOST["code"]):
        assert NOT_RIGHT in goes_on(guesser, "123 456").content.decode()
    assert "Too many tries" in goes_on(guesser, code_now()).content.decode(), "the right code is held too"
    assert "Too many tries" in _in_another(code_now()).content.decode(), "whatever browser it comes from"
    for _ in range(brake.MOST["name"] - 2):
        begins(Client())
    assert "Too many tries" in begins(Client()).content.decode(), (
        "a known password begins no endless row of tries"
    )


def _in_another(code):
    begins(other := Client())
    return goes_on(other, code)


def test_what_is_half_ends_with_the_password_and_after_ten_minutes(orr, client, monkeypatch):
    begins(client)
    user = User.objects.get(pk=orr.user_id)
    user.set_password("another-quiet-word")
    user.save()
    assert client.get("/sign-in/code")["Location"] == "/sign-in"
    user.set_password(PASSWORD)
    user.save()
    begins(client)
    monkeypatch.setattr(half, "FOR_SECONDS", -1)
    assert "Begin with your name and password" in client.get("/sign-in/code", follow=True).content.decode()


def test_a_half_signed_cookie_of_ones_own_making_is_nothing(orr, client):
    begins(client)
    made = client.cookies[half.COOKIE].value
    client.cookies[half.COOKIE] = made[:-1] + ("A" if made[-1] != "A" else "B")
    assert goes_on(client, code_now())["Location"] == "/sign-in"


def test_everything_is_in_the_log_without_a_code(orr, client):
    with entries() as found:
        begins(client)
        goes_on(client, "000000")
        goes_on(client, code_now())
    acts = [(one.operation, one.act, one.actor) for one in found]
    assert acts == [
        ("access", "password right", orr.user_id),
        ("refusal", "code refused", None),
        ("access", "sign in by app", orr.user_id),
    ]
    assert "000000" not in str(found)


def test_a_code_costs_the_same_whatever_somebody_has(orr, person, monkeypatch):
    """As many codes are worked out, and as many statements sent, for an app, for paper and for nothing."""
    nothing = person("analyst", "cheshire", "n.one")
    worked_out = []
    real = codes.code_at
    monkeypatch.setattr(codes, "code_at", lambda *given: worked_out.append(1) or real(*given))
    for user_id, written in (
        (orr.user_id, "000000"),
        (orr.user_id, "aaaaa-bbbbb"),
        (nothing.user_id, "000000"),
    ):
        worked_out.clear()
        with viewing(orr) as now:
            assert factors.prove(user_id=user_id, written=written, at=now) == ""
        assert len(worked_out) == 3


def test_the_secret_is_not_in_the_database(orr):
    with connection.cursor() as cursor:
        cursor.execute("select secret from access_app")
        (kept,) = cursor.fetchone()
    assert SECRET not in kept and sealing.opened(kept) == SECRET


def test_a_new_key_seals_and_the_old_one_still_opens(orr, settings):
    settings.FACTOR_KEYS = ["a newer key", *settings.FACTOR_KEYS]
    assert sealing.opened(queries.app(orr.user_id).secret) == SECRET
    settings.FACTOR_KEYS = ["a newer key"]
    with pytest.raises(sealing.NotOurs):
        sealing.opened(queries.app(orr.user_id).secret)


@pytest.mark.parametrize("statement", [
    "update access_app set ended_at = now() where user_id = %s",
    "update access_papercode set used_at = now() where user_id = %s",
    "insert into access_app (user_id, secret, last_step, made_at) values (%s, 'x', 0, now())",
])  # fmt: skip
def test_the_database_lets_nobody_touch_somebody_elses_factor(orr, administrator, statement):
    refused = pytest.raises(IntegrityError, match="second factor is its own person's")
    with refused, viewing(administrator), connection.cursor() as cursor:
        cursor.execute(statement, [orr.user_id])


def test_one_that_has_ended_stays_ended(orr):
    with viewing(orr) as now:
        factors.end_all(user_id=orr.user_id, at=now)
    with pytest.raises(IntegrityError), viewing(orr):
        App.objects.filter(user_id=orr.user_id).update(ended_at=None)


def test_words_typed_before_the_session_ended_come_back_through_the_half_step(orr, register, client):
    typist = Typist(orr, register["cheshire"], client)
    typist.signs_in().opens()
    client.logout()
    back = typist.sends()["Location"]
    assert back == "/sign-in?next=%2Fthreats%2Fadd%3Fwords%3Dkept"
    assert begins(client, next="/threats/add?words=kept")["Location"] == "/sign-in/code"
    assert NOT_RIGHT in goes_on(client, "000000").content.decode(), "a wrong code loses nothing either"
    assert client.get("/threats/add?words=kept").status_code == 302
    answer = goes_on(client, code_now())
    assert answer["Location"] == "/threats/add?words=kept"
    page = typist.opens(answer["Location"])
    assert WORDS in page and "Nothing of them is saved yet" in page and typist.threats() == 0
