"""A page as a response: the frame around it, its headers, and the pages for when something is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from fourfold.core.capability import Words

from . import errors, frame, words


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
    The errors of `form` (or of each of `forms`) and the sentence in `refusal` fill the page's error summary. Words
    that the viewer typed into those forms and did not save are offered, or put back.
    """
    given = dict(context or {})
    if h1 is not None:
        given["h1"] = h1
    request.words_page = words.page_of(request, _forms(given))  # type: ignore[attr-defined]
    request.words_showing = words.showing_of(request)  # type: ignore[attr-defined]
    request.words_sealed = words.are_sealed(_forms(given))  # type: ignore[attr-defined]
    given.setdefault("title", title or given.get("h1", ""))
    given.setdefault("frame", frame.frame_of(request))
    given.setdefault("messages", get_messages(request))
    given.setdefault("unsaved", words.offered(request, _forms(given)))
    given.setdefault("errors", errors.lines(_forms(given), refusal=given.get("refusal", "")))
    return _private(request, HttpResponse(render_to_string(template, given, request), status=status))


def part(request: HttpRequest, template: str, context: Mapping[str, Any] | None = None) -> HttpResponse:
    """A piece of a page, for htmx to put in place; it has a frame to ask but does not show it."""
    given = {"frame": frame.frame_of(request), **(context or {})}
    return _private(request, HttpResponse(render_to_string(template, given, request)))


def refusal(request: HttpRequest, sentence: str, *, status: int = 403) -> HttpResponse:
    """A refusal: its sentence stands in the page's error summary; what was typed waits at the form."""
    reading = request.method == "GET"
    lead = "" if reading else _("Nothing has been changed.")
    context = {"refusal": sentence, "lead": lead, "waiting": words.waiting(request)}
    h1 = _("That cannot be shown") if reading else _("That was not done")
    return _saying(sentence, render(request, "ui/plain.jinja", context, status=status, h1=h1))


def plain(request: HttpRequest, status: int, h1: str, lead: str) -> HttpResponse:
    """A page that says one thing; what was typed waits at the form."""
    context = {"lead": lead, "waiting": words.waiting(request)}
    return _saying(lead, render(request, "ui/plain.jinja", context, status=status, h1=h1))


def _saying(sentence: str, response: HttpResponse) -> HttpResponse:
    """The response with its one sentence beside it, for machines, which are sent no page."""
    response.said = sentence  # type: ignore[attr-defined]
    return response


def _forms(context: Mapping[str, Any]) -> Sequence[Any]:
    form = context.get("form")
    return [*([form] if form is not None else []), *context.get("forms", ())]


def _private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Personal pages are kept by no browser and by no cache."""
    if getattr(request, "viewer", None) is not None or request.method != "GET":
        response["Cache-Control"] = "no-store, private"
    return response
