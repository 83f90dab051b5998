"""Signing in through one's own organisation, against a real provider: the whole way, and each way in which it ends."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit, urlunsplit

import pytest
from django.db import IntegrityError
from django.test import Client

from fourfold.core.access import provider as rules
from fourfold.core.access import world
from fourfold.core.access.actions import asking, deciding, factors
from fourfold.core.access.models import Identity, Request, User
from fourfold.core.access.rules import Broken
from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.core.ui import single
from fourfold.resourcing.people.tests.telephone import SECRET as APP
from fourfold.resourcing.people.tests.telephone import code_now

pytestmark = pytest.mark.django_db
ANSEL = "1"  # what the provider calls the first of its people


@pytest.fixture
def administrator(person):
    return person("administrator", "nwrocu", "Dilwyn Skerrick")


@pytest.fixture
def head(person):
    return person("decider", "nwrocu_rocta", "Gareth Ashlomond")


@pytest.fixture
def rees(person):
    return person("analyst", "cheshire", "a.rees")


@pytest.fixture
def mapped(browser, administrator, head, rees):
    """An analyst whom two people have put to the provider's first person; the provider asks for a second factor."""
    user = User.objects.get(pk=rees.user_id)
    with viewing(administrator) as now:
        request = asking.ask_for_subject(user=user, subject=ANSEL, reason="Joins.", by=administrator, at=now)
    with viewing(head) as now:
        deciding.approve(request=request, by=head, at=now)
    return rees


@pytest.fixture
def theirs_counts(settings):
    settings.OIDC_SECOND_FACTOR = True


def said(answer):
    """The sentence in the page's error summary."""
    return answer.content.decode().split("govuk-error-summary__body")[1].split("</ul>")[0]


def with_query(address, **changes):
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()} | changes
    return urlunsplit(parts._replace(query="&".join(f"{name}={value}" for name, value in query.items())))


def test_somebody_signs_in_and_goes_on_where_they_were(browser, mapped, theirs_counts):
    page = browser.ours.get("/sign-in?next=/threats").content.decode()
    assert "Sign in with North West Police" in page and "/sign-in/single?next=" in page
    with entries() as found:
        assert browser.signs_in()["Location"] == "/threats"
    assert [(one.act, one.actor) for one in found] == [("sign in by provider", mapped.user_id)]
    assert browser.ours.get("/threats").status_code == 200
    assert not browser.ours.cookies[single.COOKIE].value, "the attempt is over"


def test_what_is_asked_has_a_state_a_nonce_and_a_challenge_and_no_secret(browser):
    asked = parse_qs(urlsplit(browser.sets_out()).query)
    assert asked["response_type"] == ["code"] and asked["scope"] == ["openid"]
    assert asked["code_challenge_method"] == ["S256"] and len(asked["code_challenge"][0]) == 43
    assert len(asked["state"][0]) >= 43 and len(asked["nonce"][0]) >= 43
    cookie = browser.ours.cookies[single.COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and asked["state"][0] not in cookie.value


def test_without_a_second_factor_there_ours_is_asked_for(browser, mapped):
    answer = browser.signs_in()
    assert answer["Location"] == "/threats" and browser.ours.get("/threats")["Location"] == "/account/app"
    with viewing(mapped) as now:
        factors.use_app(secret=APP, written=code_now(later=-1), by=mapped, at=now)
    other = type(browser)(browser.one)
    assert other.signs_in()["Location"] == "/sign-in/code"
    assert other.ours.get("/threats")["Location"].startswith("/sign-in?"), "half signed in is not signed in"
    assert other.ours.post("/sign-in/code", {"code": code_now()})["Location"] == "/threats"


def test_whom_nobody_put_to_a_name_is_nobody_and_nobody_is_made(browser, mapped, theirs_counts):
    people = User.objects.count()
    with entries() as found:
        assert "this platform does not yet" in said(browser.signs_in("bryn"))
    assert [one.act for one in found] == ["subject unknown"] and User.objects.count() == people
    assert browser.ours.get("/threats")["Location"].startswith("/sign-in")


def test_an_answer_from_another_issuer_is_not_believed(another, trusted, mapped, settings):
    from tests.identity.conftest import Browser

    one = another(issuer="http://127.0.0.1:1/elsewhere")
    trusted(one)
    assert "another sign-in than the one" in said(Client().get("/sign-in/single"))
    real = rules._fetched(settings.OIDC_ISSUER + rules.DISCOVERY).items()
    described = {name: str(value).replace(":1/", f":{one.port}/") for name, value in real} | {
        "issuer": one.issuer
    }
    with (
        pytest.MonkeyPatch.context() as patch
    ):  # it describes itself as it should, and its tokens say otherwise
        patch.setattr(rules, "_described", lambda: described)
        answer = Browser(one).signs_in()
    assert "another sign-in than the one" in said(answer)


def test_a_nonce_of_another_attempt_is_not_believed(browser, mapped, theirs_counts):
    address = with_query(browser.sets_out(), nonce="of-somebody-else")
    assert "belongs to another attempt" in said(browser.ours.get(browser.at_the_provider(address)))


def test_a_token_that_is_over_is_not_believed(another, trusted, mapped, monkeypatch):
    from tests.identity.conftest import Browser

    one = another(seconds=30)
    trusted(one)
    there = Browser(one)
    back = there.at_the_provider(there.sets_out())
    monkeypatch.setattr(world, "now", lambda at=world.now: at() + timedelta(seconds=30 + rules.LEEWAY + 30))
    monkeypatch.setattr(single, "FOR_SECONDS", 10_000)
    assert "too old. Begin again; if it goes on" in said(there.ours.get(back))


def test_a_code_is_taken_once(browser, mapped, theirs_counts):
    address = browser.sets_out()
    kept = browser.ours.cookies[single.COOKIE].value
    back = browser.at_the_provider(address)
    assert browser.ours.get(back).status_code == 302
    thief = Client()
    thief.cookies[single.COOKIE] = kept
    assert "used before, or is too old" in said(thief.get(back)), "also with the cookie of the attempt"
    assert "belongs to no attempt" in said(browser.ours.get(back)), "ours is over after one answer"


def test_a_code_without_its_verifier_is_worth_nothing(browser, mapped):
    """Somebody who reads the code on its way cannot use it in an attempt of their own."""
    back = browser.at_the_provider(browser.sets_out())
    thief = type(browser)(browser.one)
    state = parse_qs(urlsplit(thief.sets_out()).query)["state"][0]
    assert "used before, or is too old" in said(thief.ours.get(with_query(back, state=state)))


def test_an_answer_that_belongs_to_no_attempt_here_is_not_looked_at(browser, mapped, monkeypatch):
    back = browser.at_the_provider(browser.sets_out())
    assert "belongs to no attempt" in said(Client().get(back))
    assert "belongs to no attempt" in said(browser.ours.get(with_query(back, state="made-up")))
    browser.sets_out()
    monkeypatch.setattr(single, "FOR_SECONDS", -1)
    assert "belongs to no attempt" in said(browser.ours.get(back))


def test_whom_the_provider_refuses_is_told_so(browser):
    state = parse_qs(urlsplit(browser.sets_out()).query)["state"][0]
    answer = browser.ours.get("/sign-in/single/back", {"error": "access_denied", "state": state})
    assert "let nobody in" in said(answer)


def test_a_provider_that_is_down_is_told_of_before_and_on_the_way_back(another, trusted, mapped):
    from tests.identity.conftest import Browser

    one = another()
    trusted(one)
    there = Browser(one)
    back = there.at_the_provider(there.sets_out())
    one.process.terminate()
    one.process.wait(timeout=20)
    assert "does not answer" in said(there.ours.get(back))
    assert "does not answer" in said(there.ours.get("/sign-in/single"))
    assert "or sign in with your password" in said(there.ours.get("/sign-in/single"))


def test_a_token_that_is_not_signed_by_the_provider_is_not_believed(browser, mapped, another, monkeypatch):
    other = another()
    real = rules._fetched
    keys = real(f"{other.issuer}/.well-known/jwks.json")
    monkeypatch.setattr(rules, "_fetched", lambda address: keys if "jwks" in address else real(address))
    assert "not signed as it should be" in said(browser.signs_in())


def test_a_platform_that_trusts_nobody_has_no_such_page(client):
    assert client.get("/sign-in/single").status_code == client.get("/sign-in/single/back").status_code == 404
    assert "/sign-in/single" not in client.get("/sign-in").content.decode()


def test_it_takes_two_people_and_ends_by_one(browser, rees, administrator, head, browse, theirs_counts):
    page, address = browse(administrator), f"/people/{rees.user_id}"
    assert "Let them sign in with their organisation" in page.get(address).content.decode()
    given = {"subject": ANSEL, "reason": "Read to me on the telephone."}
    assert page.post(f"{address}/organisation", given).status_code == 302
    request = Request.objects.get(kind="subject")
    assert "this platform does not yet" in said(browser.signs_in()), "asking changes nothing"
    browse(head).post(f"/people/requests/{request.pk}", {"decision": "approve"})
    assert browser.signs_in()["Location"] == "/threats"
    with viewing(administrator) as now, pytest.raises(Broken, match="somebody's already"):
        asking.ask_for_subject(
            user=User.objects.get(pk=head.user_id), subject=ANSEL, reason="x", by=administrator, at=now
        )
    one = Identity.objects.get()
    assert browse(administrator).post(f"/people/organisation/{one.pk}/end").status_code == 302
    assert "this platform does not yet" in said(browser.signs_in())


def test_the_database_puts_nobody_to_a_subject_without_two(browser, mapped, administrator, head):
    made = Identity.objects.get()
    with pytest.raises(IntegrityError, match="second person has approved"), viewing(administrator) as now:
        Identity.objects.create(
            user_id=head.user_id, issuer=made.issuer, subject="9", request=made.request, made_at=now
        )


def test_an_account_that_has_ended_is_nobodys(browser, mapped, theirs_counts):
    User.objects.filter(pk=mapped.user_id).update(is_active=False)
    assert "this platform does not yet" in said(browser.signs_in())
