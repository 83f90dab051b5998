"""What a door writes down: a reading that its page does not mention, and every refusal, caught or not."""

from __future__ import annotations

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import Http404, HttpResponse

from fourfold.core.access.doors import door
from fourfold.core.access.models import Grant, User
from fourfold.core.access.policy import Permission, Refused, check
from fourfold.core.access.tests.listening import entries
from fourfold.core.audit import actions as audit


@pytest.fixture
def ask(person, rf):
    """Puts a view behind a door and goes through it as a frontline officer; gives the entries."""
    user = User.objects.get(pk=person("frontline", "cheshire").user_id)

    def through(view, method="get", **named):
        request = getattr(rf, method)("/")
        request.user, request.session, request.resolver_match = user, SessionStore(), None
        with entries() as found:
            door(Permission.SIGNED_IN)(view)(request, **named)
        return [(one.operation, one.target, one.reason) for one in found]

    through.user = user
    return through


def own_entry(request, **named):
    audit.record(audit.Operation.CONSULTATION, "threat.read", by=request.viewer, target="own")
    return HttpResponse("")


def silent(request, **named):
    return HttpResponse("")


def swallowing(request, **named):
    try:
        check(request.viewer, Permission.MANAGE_PEOPLE)
    except Refused as refused:
        return HttpResponse(str(refused))


def missing(request, **named):
    audit.record(audit.Operation.CONSULTATION, "threat.read", by=request.viewer, target="undone")
    raise Http404(str(named))


def test_a_page_that_says_nothing_is_written_down_by_what_its_address_names(ask):
    assert ask(silent, reference="NW-OCG-0417", number=3) == [("consultation", "NW-OCG-0417/3", "")]


def test_a_page_with_an_entry_of_its_own_gets_no_second(ask):
    assert ask(own_entry, number=3) == [("consultation", "own", "")]


def test_a_form_that_is_shown_again_is_a_reading_whatever_was_undone(ask):
    assert ask(own_entry, "post", number=3)[1:] == [("consultation", "3", "")]


def test_a_refusal_that_a_view_catches_is_written_down_too(ask):
    found = ask(swallowing)
    assert [one[0] for one in found] == ["consultation", "refusal"]
    assert found[1][2].startswith("Your role does not include this")


@pytest.mark.parametrize(
    ("named", "target"),
    [
        ({"reference": "NW-OCG-0417"}, "NW-OCG-0417"),
        ({"reference": "NW-VUL-0032", "number": 7}, "NW-VUL-0032/7"),
        ({"number": 12}, "12"),
        ({"reference": "Op Larch"}, "other"),
        ({"reference": "sean-pryce"}, "other"),
        ({"reference": "NW-OCG-0417 Pryce"}, "other"),
        ({"reference": "NW-OCG-0417\n"}, "other"),
        ({"reference": "NW-OCG-\u0660\u0661"}, "other"),
        ({"code": "dunmere_council", "number": 10**40}, "other/other"),
        ({"reference": "NW-OCG-" + "9" * 10}, "other"),
        ({}, ""),
    ],
)
def test_what_is_not_there_is_a_refusal_that_holds_a_reference_and_nothing_else(ask, named, target):
    with entries() as found, pytest.raises(Http404):
        ask(missing, **named)
    undone, refused = found
    assert (undone.target, refused.operation, refused.kind, refused.target) == (
        "undone",
        "refusal",
        "page",
        target,
    )
    assert refused.reason == "There is no page here, or you may not see it."


def test_somebody_without_a_role_is_refused_by_name_of_nobody_but_themselves(ask):
    Grant.objects.filter(user=ask.user).update(ends_on=Grant.objects.get(user=ask.user).starts_on)
    with entries() as found, pytest.raises(Refused, match="No role is granted to you today"):
        ask(silent)
    assert [(one.operation, one.actor) for one in found] == [("refusal", ask.user.pk)]
