"""Nothing typed is lost, and nobody but whoever typed it ever reads it."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.sending import keys, queries, rules
from fourfold.core.sending.models import Draft
from fourfold.core.sending.tests.conftest import WORDS, key_in

ENDED = "/sign-in?next=%2Fthreats%2Fadd%3Fwords%3Dkept"
OFFER = "You have words here from"


def test_words_sent_after_the_session_ended_come_back_to_whoever_typed_them(typist):
    typist.opens()
    typist.client.logout()
    assert typist.sends()["Location"] == ENDED
    page = typist.signs_in().opens("/threats/add?words=kept")
    assert WORDS in page and 'value="ocg" checked' in page and 'value="Op Larch"' in page
    assert "Nothing of them is saved yet" in page and "There is a problem" not in page
    assert typist.threats() == 0


def test_another_person_on_that_browser_never_sees_them(typist, person):
    typist.opens()
    typist.client.logout()
    typist.sends()
    other = person("analyst", "cheshire")
    for address in ("/threats/add?words=kept", "/threats/add"):
        page = typist.signs_in(other).opens(address)
        assert "deliveries" not in page and OFFER not in page


def test_a_form_shown_to_somebody_else_is_not_recorded_as_ones_own(typist, person):
    typist.opens()
    answer = typist.signs_in(person("analyst", "cheshire")).sends()
    assert (answer.status_code, typist.threats()) == (403, 0)
    assert "Somebody else opened this form." in answer.content.decode()
    assert WORDS in typist.signs_in().opens("/threats/add?words=kept")


def test_a_stale_form_leads_back_to_itself_with_its_words(typist):
    typist.opens()
    typist.client.handler.enforce_csrf_checks = True
    assert typist.sends(csrfmiddlewaretoken="x" * 64)["Location"] == "/threats/add?words=kept"
    assert WORDS in typist.opens("/threats/add?words=kept")


def test_a_form_that_the_platform_did_not_make_keeps_nothing(typist):
    typist.opens()
    typist.client.handler.enforce_csrf_checks = True
    answer = typist.sends(form_key=typist.key[:-1] + ("A" if typist.key[-1] != "A" else "B"))
    assert answer.status_code == 403 and "came from another site" in answer.content.decode()
    assert OFFER not in typist.opens()


def test_a_refusal_keeps_the_words_and_says_where(typist, monkeypatch):
    def refuse(**_):
        raise Refused("Ask your SOC co-ordinator.")

    typist.opens()
    monkeypatch.setattr("fourfold.understanding.threats.actions.recording.add", refuse)
    answer = typist.sends()
    assert answer.status_code == 403 and 'href="/threats/add?words=kept"' in answer.content.decode()
    assert WORDS in typist.opens("/threats/add?words=kept")


def test_words_are_kept_at_each_pause_and_offered(typist):
    typist.opens()
    said = typist.client.post("/ui/words/keep", typist.written()).content.decode()
    assert said.startswith("Your words are kept, ")
    page = typist.opens()
    assert f"{OFFER} {said[-6:-1]}." in page and WORDS not in page
    assert WORDS in typist.opens("/threats/add?words=kept")


def test_what_is_typed_beside_words_that_wait_does_not_take_their_place(typist):
    typist.opens()
    typist.pauses()
    typist.opens()
    answer = typist.pauses(summary="Something else.")
    assert answer.status_code == 409 and "Earlier words of yours wait" in answer.content.decode()
    typist.sends(name="", summary="Something else.")
    assert WORDS in typist.opens("/threats/add?words=kept")


def test_saving_something_else_leaves_the_words_that_wait(typist):
    typist.opens()
    typist.pauses()
    typist.opens()
    assert typist.sends(summary="Something else.").status_code == 302
    assert OFFER in typist.opens() and WORDS in typist.opens("/threats/add?words=kept")


def test_words_that_are_used_again_may_be_shortened_and_saving_lets_go_of_them(typist):
    typist.opens()
    typist.pauses()
    typist.opens("/threats/add?words=kept")
    assert typist.pauses(summary="Two deliveries.").status_code == 202
    assert WORDS not in typist.opens("/threats/add?words=kept")
    typist.sends(summary="Two deliveries.")
    assert OFFER not in typist.opens()


def test_words_may_be_shortened_after_an_error_was_shown(typist):
    typist.opens()
    typist.page = typist.sends(name="").content.decode()
    typist.key = key_in(typist.page)
    assert typist.pauses(summary="Two deliveries.").status_code == 202


@pytest.mark.parametrize(("later", "kept"), [
    ({"what": ["Warrant, two arrested."], "place": ["Elm Street"]}, True),
    ({"what": ["Warrant"], "place": [""]}, False),
    ({"what": ["Stop check"], "place": ["Elm Street"]}, False),
    ({}, False),
])  # fmt: skip
def test_nothing_is_lost_where_the_earlier_words_stand_in_the_later(later, kept):
    assert rules.stand_in({"what": ["Warrant "], "place": ["Elm Street"], "who": [""]}, later) is kept


def test_words_that_are_thrown_away_are_gone(typist):
    typist.opens()
    typist.client.post("/ui/words/keep", typist.written())
    answer = typist.client.post("/ui/words/throw-away", {"page": "/threats/add"})
    assert answer["Location"] == "/threats/add"
    assert OFFER not in typist.opens()


def test_an_error_keeps_the_words_and_saving_lets_go_of_them(typist):
    typist.opens()
    assert "There is a problem" in typist.sends(name="").content.decode()
    assert OFFER in typist.opens()
    assert typist.sends().status_code == 302
    assert OFFER not in typist.opens()


def test_a_pause_that_arrives_after_saving_keeps_nothing(typist):
    typist.opens()
    typist.sends()
    assert typist.client.post("/ui/words/keep", typist.written()).status_code == 204
    assert OFFER not in typist.opens()


def test_a_clash_is_still_found_when_old_words_are_used(typist):
    typist.opens()
    threat = typist.sends()["Location"]
    typist.opens(f"{threat}/amend")
    typist.client.post("/ui/words/keep", typist.written(name="Op Mine", opened="1"))
    typist.sends(f"{threat}/amend", name="Op Theirs", opened="1", form_key="")
    page = typist.opens(f"{threat}/amend?words=kept")
    assert 'name="opened" value="1"' in page and "Op Mine" in page


def test_no_password_and_no_file_is_kept(typist):
    typist.opens()
    file = SimpleUploadedFile("a.csv", b"secret rows")
    typist.client.post("/ui/words/keep", typist.written(new_password="hunter2", file=file))
    with viewing(typist.viewer):
        assert set(Draft.objects.get().words) == {"kind", "name", "summary", "main_area", "owner", "phase"}
    assert key_in(typist.client.get("/people/own-password").content.decode()) == ""


def test_a_list_and_an_assessment_have_no_words_to_keep(typist):
    typist.opens()
    threat = typist.sends()["Location"]
    for address in ("/threats", f"{threat}/assess", f"{threat}/history"):
        assert key_in(typist.client.get(address).content.decode()) == "", address


def test_the_database_shows_a_draft_to_its_owner_alone(typist, person):
    typist.opens()
    typist.client.post("/ui/words/keep", typist.written())
    with viewing(typist.viewer):
        assert Draft.objects.count() == 1
    with viewing(person("analyst", "cheshire")):
        assert Draft.objects.count() == 0
        assert Draft.objects.update(page="/elsewhere") == 0
    assert Draft.objects.count() == 0


def test_words_go_after_their_last_day(typist, person):
    typist.opens()
    typist.client.post("/ui/words/keep", typist.written())
    today = clock.day_of(clock.read())
    with viewing(typist.viewer):
        Draft.objects.update(last_day=today - timedelta(days=1))
        assert queries.draft(typist.viewer.user_id, "/threats/add", on=today) is None
    other = person("analyst", "cheshire")
    typist.signs_in(other).opens()
    typist.client.post("/ui/words/keep", typist.written())  # anybody's words clear the table
    with viewing(typist.viewer):
        assert Draft.objects.count() == 0


def test_the_days_are_those_of_the_rule_in_force(monkeypatch):
    begun = {date(2020, 1, 1): 7, date(2024, 1, 1): 3}
    lines = tuple(rules.Period(day, timedelta(days=kept)) for day, kept in begun.items())
    monkeypatch.setattr(rules, "periods", lambda: lines)
    assert rules.last_day(date(2023, 12, 31)) == date(2024, 1, 7)
    assert rules.last_day(date(2024, 1, 1)) == date(2024, 1, 4)
    assert rules.last_day(date(2019, 1, 1)) == date(2019, 1, 1)


@pytest.mark.parametrize("page", ["/threats/add", "/threats/add?threat=A b", ""])
def test_a_key_says_for_whom_and_where_until_it_is_too_old(page, monkeypatch):
    key = keys.new(7, page)
    text = str(key)
    assert keys.read(text) == key
    assert keys.read(text.replace(" 7 ", " 8 ")) is None
    late = time.time() + keys.OPEN_FOR.total_seconds() + 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: late)
    assert keys.read(text) is None
