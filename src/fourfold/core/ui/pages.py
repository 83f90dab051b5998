"""A page as a response: the frame around it, its headers, and the pages for when something is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from fourfold.core.capability import Words
from fourfold.core.capability.sentences import Unanswerable

from . import errors, frame

LAST_RESORT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Fourfold</title>
<h1>Fourfold cannot answer now</h1><p>Try again.</p></html>"""


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
    h1: Words | None = None,
    title: Words | None = None,
) -> HttpResponse:
    """A page in its frame.

    `title` stands in the browser's tab and must hold no person's name; without one the tab repeats `h1`.
    The errors of `form` (or of each of `forms`) and the sentence in `refusal` fill the page's error summary.
    """
    given = dict(context or {})
    if h1 is not None:
        given["h1"] = h1
    given.setdefault("title", title or given.get("h1", ""))
    given.setdefault("frame", frame.frame_of(request))
    given.setdefault("messages", get_messages(request))
    given.setdefault("errors", errors.lines(_forms(given), refusal=given.get("refusal", "")))
    return _private(request, HttpResponse(render_to_string(template, given, request), status=status))


def part(request: HttpRequest, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
    """A piece of a page, for htmx to put in place; it has a frame to ask but does not show it."""
    given = {"frame": frame.frame_of(request), **(context or {})}
    return _private(request, HttpResponse(render_to_string(template, given, request)))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404. The same words for what does not exist and for what the viewer may not see."""
    lead = _("There is no page here, or you may not see it.")
    return _plain(request, 404, _("Page not found"), lead)


def refusal(request: HttpRequest, sentence: str, *, status: int = 403) -> HttpResponse:
    """A refusal: its sentence stands in the page's error summary."""
    context = {"refusal": sentence, "lead": _("Nothing has been changed.")}
    return render(request, "ui/plain.jinja", context, status=status, h1=_("That was not done"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the sentence of the exception that caused it."""
    return refusal(request, str(exception or "") or _("Your role does not include this."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400. What was asked cannot be answered as it was asked; where somebody said why, that is what is shown."""
    if isinstance(exception, Unanswerable):
        return refusal(request, str(exception), status=400)
    return _plain(
        request, 400, _("That could not be read"), _("Go back, check what you entered and try again.")
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500. Works without a database; where even the template fails, a line of plain HTML is left."""
    try:
        if request.method == "GET":
            return _plain(
                request, 500, _("This page cannot be shown now"), _("Something went wrong here. Try again.")
            )
        return _plain(
            request, 500, _("Not saved"), _("Something went wrong. Go back: your words are there. Try again.")
        )
    except Exception:  # the error page must never be the second error
        return HttpResponse(LAST_RESORT, status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that was open for too long, or came from elsewhere (a failed CSRF check)."""
    lead = _(
        "The form was open for too long, or came from another site. Go back, load the page and send it again."
    )
    return _plain(request, 403, _("Not saved"), lead)


def _plain(request: HttpRequest, status: int, h1: str, lead: str) -> HttpResponse:
    return render(request, "ui/plain.jinja", {"lead": lead}, status=status, h1=h1)


def _forms(context: Mapping[str, Any]) -> Sequence[Any]:
    form = context.get("form")
    return [*([form] if form is not None else []), *context.get("forms", ())]


def _private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Personal pages are kept by no browser and by no cache."""
    if getattr(request, "viewer", None) is not None or request.method != "GET":
        response["Cache-Control"] = "no-store, private"
    return response
