"""What cannot be read is answered by a page in words, whatever it says of itself."""

from __future__ import annotations

import io

import pytest
from django.test import Client, RequestFactory

from fourfold.config.wsgi import application
from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.core.sending import keys
from fourfold.understanding.threats.models import Threat

pytestmark = pytest.mark.django_db

KINDS = ("text/plain; charset=hex", "text/plain; charset=unicode_escape", "text/plain; charset=latin-1",
         "text/plain; a*=foo''x", "application/x-www-form-urlencoded; charset=latin-1",
         "multipart/form-data; boundary=x; charset=undefined")  # fmt: skip


def answered(environ):
    """The status and the page of what the web server runs."""
    status = []
    page = b"".join(application(environ, lambda said, _headers: status.append(int(said[:3]))))
    return status[0], page.decode()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_encoding_is_refused_in_words(kind, method):
    environ = RequestFactory().generic(method, "/sign-in?next=%5Cud800").environ
    environ |= {"CONTENT_TYPE": kind, "CONTENT_LENGTH": "3", "wsgi.input": io.BytesIO(b"a=b")}
    status, page = answered(environ)
    assert status == 400 and "That could not be read" in page


def test_more_questions_than_a_page_takes_are_refused_in_words():
    answer = Client(raise_request_exception=False).get("/sign-in?" + "a=b&" * 3000)
    assert answer.status_code == 400 and "more answers than can be sent at once" in answer.content.decode()


def test_signing_in_goes_on_to_whatever_was_asked_for_however_it_is_written(person):
    viewer = person("analyst", "cheshire")
    user = User.objects.get(pk=viewer.user_id)
    user.set_password("a long enough word")
    user.save()
    answer = Client().post("/sign-in", {"username": user.sign_in_name, "password": "a long enough word",
                                        "next": "threats"})  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, "threats")


@pytest.fixture
def adding(person, browse, register):
    """Sends a new threat, with some of its words changed; gives the page."""
    viewer = person("analyst", "cheshire")
    browser = browse(viewer)

    def send(**changes):
        given = {"kind": "ocg", "name": "Op Larch", "main_area": "drugs", "owner": str(register["cheshire"]),
                 "phase": "develop", **changes}  # fmt: skip
        answer = browser.post("/threats/add", given)
        with viewing(viewer):
            return answer, list(Threat.objects.values_list("name", flat=True))

    return send


@pytest.mark.parametrize("name", ["Op \u202ehcral", "Op \x1b[31mLarch", "Op \u2066Larch"])
def test_a_name_is_text_and_nothing_that_makes_it_read_as_another(adding, name):
    answer, names = adding(name=name)
    assert names == [] and f"not text (U+{ord(name[3]):04X})" in answer.content.decode()


def test_what_has_no_width_is_left_out_and_alone_is_no_name(adding):
    assert "Fill in “Name”" in adding(name="\u200b\u200b")[0].content.decode()
    assert adding(name="Op La\u200brch")[1] == ["Op Larch"]


def test_a_form_that_was_shown_to_nobody_is_refused_in_words(adding):
    answer, names = adding(form_key=str(keys.new(0, "")))
    assert (answer.status_code, names) == (403, [])


@pytest.mark.parametrize("zone", ["-23:59", "+23:59", "-16:00"])
def test_a_past_moment_is_read_in_any_zone_there_is(person, browse, zone):
    answer = browse(person("analyst", "cheshire")).get("/threats", {"as_of": f"2023-01-04T00:00:00{zone}"})
    assert answer.status_code == 200 and "as known" in answer.content.decode()
