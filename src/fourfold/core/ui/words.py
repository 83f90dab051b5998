"""Words that a person typed and did not save: offered where they belong, put back when asked for, thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.forms import BaseForm, PasswordInput
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access import keeping
from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission
from fourfold.core.history import clock
from fourfold.core.sending import actions, keys, passing, queries, seals

from . import formats, frame

USE = "words"


@dataclass(frozen=True)
class Kept:
    """Words that wait at a page: since when, and whether they stand in the form already."""

    since: str
    page: str
    used: bool
    use_url: str


def page_of(request: Any, forms: Sequence[BaseForm]) -> str:
    """Where the words of the page's forms are kept; "" for a page of nobody's, of the past, or without such a form."""
    viewer = getattr(request, "viewer", None)
    if not getattr(viewer, "user_id", 0) or getattr(request, "as_of", None) is not None:
        return ""
    if not any(_are_kept(form) and form.data is not request.GET for form in forms):
        return ""
    if (key := keys.sent_with(request)) is not None:
        return key.page
    return frame.with_query(request.get_full_path(), {USE: ""})


def showing_of(request: Any) -> str:
    """The showing of the form whose words the page gives back to whoever sent them; "" where it shows a form anew."""
    key = keys.sent_with(request)
    is_own = key is not None and key.person == getattr(getattr(request, "viewer", None), "user_id", 0)
    return key.showing if key is not None and is_own and key.page else ""


def offered(request: Any, forms: Sequence[BaseForm]) -> Kept | None:
    """The words that wait for the viewer at this page; put into its form where the address asks for them."""
    page = getattr(request, "words_page", "")
    if request.method != "GET" or not page:
        return None
    draft = queries.draft(request.viewer.user_id, page, on=clock.day_of(request.at))
    if draft is None:
        return None
    used = request.GET.get(USE) == "kept"
    for form in forms if used else ():
        _put_back(form, draft.words)
        request.words_showing = draft.showing
    return Kept(_since(draft.kept_at, request.at), page, used, keeping.with_words(page))


@door(Permission.SIGNED_IN)
@require_POST
@passing.by
def keep(request: Any) -> HttpResponse:
    """What the page's script sends at each pause; answers with the sentence to show beside the form.

    409 says that other words wait at the page: what is typed beside them is not kept before somebody has chosen.
    """
    key = keys.sent_with(request)
    if key is None or queries.was_saved(key):
        return HttpResponse(status=204)
    if not keeping.keep(request):
        others = queries.other_words(key, on=clock.day_of(request.at)) is not None
        return _beside(_others_wait(), 409) if others else HttpResponse(status=204)
    said = _("Your words are kept, %(time)s.") % {"time": formats.clock(request.at)}
    return _beside(said, 202)  # kept, and not yet saved


@door(Permission.SIGNED_IN)
@require_POST
@passing.by
def unseal(request: Any) -> HttpResponse:
    """For words that waited on a device: the key that opens them and where they belong, for their owner alone.

    204 says that they are somebody else's, 409 that other words wait at their page, 410 that they were saved already or
    are too old, so that the device can let go of them.
    """
    key = keys.read(request.POST.get(seals.FIELD, ""))
    if key is None or (key.person == request.viewer.user_id and queries.was_saved(key)):
        return HttpResponse(status=410)
    if key.person != request.viewer.user_id:
        return HttpResponse(status=204)
    draft = queries.draft(key.person, key.page, on=clock.day_of(request.at))
    if draft is not None and draft.showing != key.showing:
        return HttpResponse(status=409)
    opens = f"{seals.seal(key)}\n{keeping.with_words(key.page)}"
    return HttpResponse(opens, content_type="text/plain; charset=utf-8")


@door(Permission.SIGNED_IN)
@require_POST
def throw_away(request: Any) -> HttpResponse:
    """Throw away the words that wait at a page, and go back to it."""
    page = request.POST.get("page", "")
    actions.forget(person=request.viewer.user_id, page=page)
    safe = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(page if safe else reverse("home"))


def _beside(said: str, status: int) -> HttpResponse:
    return HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")


def _others_wait() -> str:
    return _(
        "Earlier words of yours wait at the top of this page. Use them or throw them away: until then, what you type"
        " here is not kept."
    )


def are_sealed(forms: Sequence[BaseForm]) -> bool:
    """Whether the page's script keeps what is typed into these forms on the device, too, while there is no network."""
    return any(_are_kept(form) and getattr(form, "words_sealed", False) for form in forms)


def _are_kept(form: BaseForm) -> bool:
    """Whether a form's words are kept: not a password's, and not where the form says that it has its own way."""
    secret = any(isinstance(field.widget, PasswordInput) for field in form.fields.values())
    return getattr(form, "words_kept", False) and not secret


def _put_back(form: BaseForm, words: dict[str, list[str]]) -> None:
    """Show a form with words in it as if they had just been typed: nothing is checked until they are sent."""
    names = {bound.html_name for bound in form}
    if not _are_kept(form) or not names & set(words):
        return
    data = QueryDict(mutable=True)
    for name, values in words.items():
        data.setlist(name, values)
    form.data, form.is_bound, form._errors = data, True, ErrorDict()  # type: ignore[attr-defined]


def _since(moment: datetime, now: datetime) -> str:
    same_day = clock.day_of(moment) == clock.day_of(now)
    return formats.clock(moment) if same_day else formats.moment(moment)


def waiting(request: HttpRequest) -> str:
    """Keep what a request sends that came to nothing; the address at which it waits, "" where that cannot be."""
    try:
        return keeping.with_words(keeping.keep(request))
    except DatabaseError:
        return ""  # no database: the page itself gives the words back
