"""What a form sends passes through here on its way to the view: once only, its words kept until it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.sending import actions, keys
from fourfold.core.sending.words import digest_of, words_of

View = Callable[..., HttpResponseBase]


def by(view: View) -> View:
    """For a view that keeps words itself and saves nothing: what a form sends to it passes by."""
    view.passes_by = True  # type: ignore[attr-defined]
    return view


def through(view: View, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The view's answer; for what the same form sent before, the page that answered then.

    The same words from another showing of the form, as after going back, are asked about: see actions.SavedLately.
    Runs in the transaction of the viewer, so that the note that something was saved stands or falls with it.
    """
    key = keys.sent_with(request)
    if key is None or getattr(view, "passes_by", False):
        return view(request, *args, **kwargs)
    digest = digest_of(request)
    answered = actions.begin(key=key, digest=digest, at=request.at)
    if answered is not None:
        messages.info(request, _("This was saved already."))
        return redirect(answered)
    if key.page and not request.FILES and keys.AGAIN not in request.POST:
        actions.ask_about(key=key, digest=digest, at=request.at)
    sent = words_of(request.POST)
    answer = view(request, *args, **kwargs)
    if isinstance(answer, HttpResponseRedirectBase):
        actions.finish(key=key, digest=digest, address=answer.url, words=sent, at=request.at)
    else:
        actions.take_back(key=key, digest=digest)
        actions.keep(key=key, words=sent, at=request.at)
    return answer
