"""Every page has its frame; wrong turns are told in plain words."""

import re
from datetime import UTC, datetime

import pytest
from django import forms
from django.http import HttpRequest

from fourfold.core.ui import frame, pages, wrong_turns
from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form

PAST = datetime(2022, 11, 3, tzinfo=UTC)


class Report(Form):
    what = forms.CharField(label="What happened?")
    day = DayField(label="When")
    kind = forms.ChoiceField(label="Mainly", choices=[("a", "Pursue")], widget=forms.RadioSelect)
    own = forms.CharField(label="Reason", error_messages={"required": "Give a reason for Physical harm."})


def shown(request, **kwargs):
    return pages.render(request, "ui/plain.jinja", {"lead": "Words", **kwargs.pop("context", {})}, **kwargs)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_page_has_one_heading_landmarks_and_its_language(asking):
    html = shown(asking(), h1="Threats: 938").content.decode()
    assert html.count("<h1") == html.count("<main") == html.count("<header") == html.count("<footer") == 1
    assert '<html lang="en"' in html
    assert '<a href="#main-content" class="govuk-skip-link"' in html
    assert "<title>Threats: 938 - Fourfold</title>" in html


def test_each_line_of_a_refusal_is_a_line_of_the_summary(asking):
    html = shown(asking(), h1="A file", context={"refusal": "“Ref” is missing.\n“Type” is missing."})
    summary = html.content.decode().partition("There is a problem")[2]
    assert "<li>“Ref” is missing.</li>" in summary and "<li>“Type” is missing.</li>" in summary


def test_a_title_of_its_own_keeps_a_name_out_of_the_browsers_tab(asking):
    html = shown(asking(), h1="Sean Pryce", title="Person").content.decode()
    assert "<title>Person - Fourfold</title>" in html


def test_the_marking_stands_at_the_top_and_the_foot_and_a_page_may_raise_it(asking, settings):
    settings.MARKING = "OFFICIAL-SENSITIVE"
    assert words(shown(asking(), h1="x")).count("OFFICIAL-SENSITIVE. Police and named partners only") == 2
    raised = words(shown(asking(), h1="x", context={"marking": "SECRET"}))
    assert raised.count("SECRET") == 2
    assert "OFFICIAL" not in raised


def test_the_frame_says_who_is_asking_and_for_how_long(asking):
    said = words(shown(asking(read_only=True), h1="x"))
    assert "DI Ellis, LRO, North Wales Police. For R. Hale . To 30 March 2023. Read only" in said


def test_a_page_of_the_past_says_so_and_leads_back(asking):
    request = asking("/threats?as_of=2022-11-02&tier=1", as_of=PAST)
    html = shown(request, h1="x").content.decode()
    assert "PAST: as known 2 November 2022, 23:59." in html
    assert 'href="/threats?tier=1"' in html
    assert 'href="/threats?as_of=2022-11-02"' in html  # the menu stays in the past


def test_nothing_can_be_written_in_the_past_nor_by_a_reader(asking):
    assert frame.frame_of(asking()).may_write
    assert not frame.frame_of(asking(as_of=PAST)).may_write
    assert not frame.frame_of(asking(read_only=True)).may_write
    assert not frame.frame_of(asking(signed_in=False)).may_write


def test_a_page_without_a_viewer_has_no_menu_and_no_identity(asking):
    html = shown(asking(signed_in=False), h1="x").content.decode()
    assert "govuk-service-navigation" not in html
    assert "ff-identity" not in html


def test_a_demonstration_says_that_its_people_are_invented(asking, settings):
    settings.DEMONSTRATION = True
    assert "Every person here is invented" in words(shown(asking(), h1="x"))
    settings.DEMONSTRATION = False
    assert "invented" not in words(shown(asking(), h1="x"))


def test_personal_pages_are_kept_by_no_cache(asking):
    assert "no-store" in shown(asking(), h1="x")["Cache-Control"]
    assert "no-store" in shown(asking(signed_in=False, method="post"), h1="x")["Cache-Control"]


def test_the_errors_of_a_form_stand_in_the_summary_and_lead_to_their_fields(asking):
    form = Report({"day": "31/2/2023"})
    html = shown(
        asking(), h1="Report", context={"form": form, "refusal": "J. Orr led this event."}
    ).content.decode()
    assert "<title>Error: Report - Fourfold" in html
    assert html.index("J. Orr led this event.") < html.index("Fill in “What happened?”.")
    assert '<a href="#id_day">31/2/2023 is not a date. Write it like 4/1/2023.</a>' in html
    assert '<a href="#id_kind">Choose an answer to “Mainly”.</a>' in html
    assert '<a href="#id_own">Give a reason for Physical harm.</a>' in html


def test_a_form_that_was_not_sent_has_no_errors(asking):
    assert "There is a problem" not in words(shown(asking(), h1="x", context={"form": Report()}))


@pytest.mark.parametrize(
    ("response", "status", "sentence"),
    [
        (
            lambda r: wrong_turns.not_found(r, Exception("secret")),
            404,
            "There is no page here, or you may not see it.",
        ),
        (
            lambda r: pages.refusal(r, "Choose an approver who is not you."),
            403,
            "Choose an approver who is not you.",
        ),
        (lambda r: wrong_turns.forbidden(r, PermissionError("Ask DI Ellis.")), 403, "Ask DI Ellis."),
        (lambda r: wrong_turns.bad_request(r), 400, "check what you entered"),
        (
            lambda r: wrong_turns.form_expired(r, "CSRF cookie not set."),
            403,
            "The form was open for too long",
        ),
        (lambda r: wrong_turns.broken(r), 500, "Try again."),
    ],
)
def test_wrong_turns_are_told_in_plain_words(asking, response, status, sentence):
    for signed_in in (True, False):
        found = response(asking(signed_in=signed_in))
        assert found.status_code == status
        assert sentence in words(found)
        assert "secret" not in words(found)
        assert "CSRF" not in words(found)


def test_a_broken_form_says_that_the_words_are_still_there(asking):
    assert "Go back: your words are there." in words(wrong_turns.broken(asking(method="post")))


def test_even_a_request_that_never_met_the_middleware_gets_an_answer(monkeypatch):
    bare = HttpRequest()
    bare.method = "GET"
    bare.META["SERVER_NAME"], bare.META["SERVER_PORT"] = "localhost", "80"
    assert wrong_turns.broken(bare).status_code == 500
    monkeypatch.setattr(pages, "render_to_string", lambda *args: 1 / 0)
    assert wrong_turns.broken(bare).content.decode() == wrong_turns.LAST_RESORT


def test_the_language_is_chosen_by_post_and_the_page_and_its_day_stay(client):
    here = "/ui/gallery?as_of=2022-11-02"
    response = client.post("/ui/language", {"language": "cy", "next": here})
    assert (response.status_code, response["Location"]) == (302, here)
    assert '<html lang="cy"' in client.get(here).content.decode()
    assert client.get("/ui/language").status_code == 405


def test_a_page_in_welsh_says_that_its_translation_is_a_draft(client):
    client.post("/ui/language", {"language": "cy", "next": "/ui/gallery"})
    page = client.get("/ui/gallery").content.decode()
    assert "Drafft yw’r cyfieithiad hwn" in page and "Neidio i’r prif gynnwys" in page
    client.post("/ui/language", {"language": "en-gb", "next": "/ui/gallery"})
    page = client.get("/ui/gallery").content.decode()
    assert "Skip to main content" in page and "translation is a draft" not in page


def test_the_choice_of_a_language_leads_to_no_other_site(client):
    response = client.post("/ui/language", {"language": "cy", "next": "https://elsewhere.example/"})
    assert "elsewhere" not in response["Location"]
