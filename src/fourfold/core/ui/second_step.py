"""The second step of signing in: a code besides the password. Until it is right, nobody is signed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access import browsers, half
from fourfold.core.access.actions import signing_in
from fourfold.core.access.doors import open_door

from . import pages
from .sign_in import signed_in
from .sign_in_form import CodeForm


@open_door
def code(request: HttpRequest) -> HttpResponse:
    """A code of one's app, or a recovery code, for whoever's password was right."""
    so_far = half.of(request)
    if so_far is None:
        messages.info(
            request,
            _("Begin with your name and password. The code is asked for after them, for ten minutes."),
        )
        return half.forget(redirect("sign-in"))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tried = signing_in.Try(
            so_far.name, browsers.address(request), browsers.known_as(request, so_far.name)
        )
        try:
            signing_in.prove(tried=tried, user=so_far.user, written=form.cleaned_data["code"])
        except signing_in.NotSignedIn as sentence:
            form.add_error(None, str(sentence))
        else:
            answer = browsers.remember(signed_in(request, so_far.user, so_far.next), request, so_far.name)
            return half.forget(answer)
    return pages.render(request, "ui/second_step.jinja", {"form": form}, h1=_("Your code"))
