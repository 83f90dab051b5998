"""What a form asks for is done, or its form says why not: what was begun is undone, and a refusal is written down."""

from types import SimpleNamespace

import pytest
from django import forms

from fourfold.core.access.models import User
from fourfold.core.access.policy import Refused
from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.core.capability.sentences import Clash
from fourfold.core.ui.saving import NOTHING, save


class Broken(Exception):
    """A rule does not hold."""


class MayNot(Exception):
    """This person may not."""


class Form(forms.Form):
    opened = forms.IntegerField()


@pytest.fixture
def asking(person):
    """A request of somebody, and the form that they sent, of the third edition."""
    form = Form({"opened": 3})
    assert form.is_valid()
    page = SimpleNamespace(view_name="people:rename")
    return SimpleNamespace(viewer=person("analyst", "cheshire"), resolver_match=page), form


def refused(asking, why_not):
    """Save something that begins and is then refused; what came of it, and what the audit heard."""
    request, form = asking

    def act():
        User.objects.create(sign_in_name="begun", name="Begun")
        raise why_not

    with entries() as heard, viewing(request.viewer):
        saved = save(request, form, act, broken=(Broken,), refusals=(MayNot,))
        assert not User.objects.filter(sign_in_name="begun").exists(), "what was begun is undone"
    return saved, heard


@pytest.mark.parametrize(
    ("why_not", "noted"),
    [
        (Broken("Say why."), []),
        (MayNot("You led it."), ["You led it."]),
        (Refused("Your role does not."), []),
    ],
)
def test_the_form_says_why_not_and_only_a_refusal_is_written_down_here(asking, why_not, noted):
    saved, heard = refused(asking, why_not)
    assert not saved.done and saved.gave is None
    assert asking[1].non_field_errors() == [str(why_not)]
    assert [one.reason for one in heard] == noted, "of a Refused the door makes the entry"
    assert saved.edition(asking[1]) == 3


def test_after_a_clash_the_form_carries_the_edition_that_stands(asking):
    saved, _heard = refused(asking, Clash(SimpleNamespace(edition=7)))
    assert not saved.done and saved.edition(asking[1]) == 7
    assert "Compare and choose." in asking[1].non_field_errors()[0]
    assert NOTHING.edition(asking[1]) == 3, "of what was not sent, the one that was opened"


def test_an_act_that_gives_nothing_is_done_too(asking):
    request, form = asking
    with viewing(request.viewer):
        assert save(request, form, lambda: None).done and not form.errors
        with pytest.raises(KeyError):
            save(request, form, lambda: {}["nothing"])
