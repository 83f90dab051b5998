"""The pages for when something is wrong: what happened, how to mend it, and whatever was typed."""

from __future__ import annotations

import errno
import sys

from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from fourfold.core.capability.sentences import Unanswerable, nothing_here
from fourfold.core.sending import keys
from fourfold.core.sending.actions import SavedLately
from fourfold.core.sending.words import words_of

from . import formats, pages, words

LAST_RESORT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Fourfold</title>
<h1>Fourfold cannot answer now</h1><p>Try again.</p></html>"""
# PostgreSQL's codes: a statement or a wait for a lock was ended for taking too long.
TOO_LONG = ("57014", "55P03")
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404. The same words for what does not exist and for what the viewer may not see."""
    return pages.plain(request, 404, _("Page not found"), nothing_here())


def not_allowed(request: HttpRequest) -> HttpResponse:
    """405. An address that takes what a form sends was opened, or the other way round."""
    lead = _("This address only takes what a form sends. Go to the page with the form and use its button.")
    return pages.plain(request, 405, _("There is nothing to open here"), lead)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the sentence of the exception that caused it."""
    return pages.refusal(request, str(exception or "") or _("Your role does not include this."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 or 413. What was sent cannot be read as it was sent; where somebody said why, that is what is shown."""
    if isinstance(exception, SavedLately):
        return _twice(request, exception)
    if isinstance(exception, Unanswerable):
        return pages.refusal(request, str(exception), status=400)
    status, lead = _unreadable(exception)
    return pages.plain(request, status, _("That could not be read"), lead)


def _twice(request: HttpRequest, earlier: SavedLately) -> HttpResponse:
    """What was saved a short while ago, and the same words once more if they are meant twice."""
    context = {
        "lead": _("You saved exactly this at %(time)s.") % {"time": formats.clock(earlier.when)},
        "typed": [(name, value) for name, values in words_of(request.POST).items() for value in values],
        "saved": earlier.address,
        "once_more": keys.AGAIN,
        "form_key": request.POST[keys.FIELD],
        "field": keys.FIELD,
        "here": request.get_full_path(),
    }
    return pages.render(request, "ui/twice.jinja", context, status=409, h1=_("Is this a second one?"))


def _unreadable(exception: Exception | None) -> tuple[int, str]:
    if isinstance(exception, RequestDataTooBig):
        return 413, _(
            "That is more than can be sent at once. Go back: your words are there. Send less of it."
        )
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        return 400, _("Those are more answers than can be sent at once. Go back: they are there. Send fewer.")
    if isinstance(exception, DisallowedHost):
        return 400, _(
            "This is not the address of Fourfold. Check it, or ask your administrator for the right one."
        )
    return 400, _("Go back, check what you entered and try again.")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open for too long (a failed CSRF check): back to it with its words, where it was ours."""
    if waiting := words.waiting(request):
        return HttpResponseRedirect(waiting)
    lead = _(
        "The form was open for too long, or came from another site. Go back, load the page and send it again."
    )
    return pages.plain(request, 403, _("Not saved"), lead)


def broken(request: HttpRequest) -> HttpResponse:
    """500 or 503. Works without a database; where even the template fails, a line of plain HTML is left."""
    try:
        status, why = what_broke(sys.exception())
        if request.method == "GET":
            return _told(request, status, _("This page cannot be shown now"), why)
        return _told(request, status, _("Not saved"), why)
    except Exception:  # the error page must never be the second error
        return HttpResponse(LAST_RESORT, status=500)


def what_broke(error: BaseException | None) -> tuple[int, str]:
    """The status, and what happened in a sentence."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return 507, _(
            "The platform’s disk is full. Nothing was saved. Tell your administrator, then try again."
        )
    if not isinstance(error, OperationalError | InterfaceError):
        return 500, _("Something went wrong here. Try again.")
    if getattr(error.__cause__, "sqlstate", None) in TOO_LONG:
        return 503, _(
            "This took too long and was stopped. Ask for less, such as one force or one type, or try again."
        )
    return 503, _("Fourfold cannot reach its records now. Nothing is lost. Try again in a minute.")


def _told(request: HttpRequest, status: int, h1: str, why: str) -> HttpResponse:
    """What happened; where a form of ours was sent, with everything in it, to be sent again."""
    key = keys.sent_with(request)
    sent = words_of(request.POST) if key is not None and key.page else {}
    typed = [(name, value) for name, values in sent.items() for value in values]
    context = {
        "lead": why,
        "typed": typed,
        "files": bool(typed and request.FILES),
        "waiting": words.waiting(request),
    }
    # Nothing here may ask the database: neither the session for messages nor the drafts.
    context |= {
        "messages": (),
        "form_key": str(key or ""),
        "field": keys.FIELD,
        "here": request.get_full_path(),
    }
    answer = pages.render(request, "ui/not_saved.jinja", context, status=status, h1=h1)
    if status == 503:
        answer["Retry-After"] = "60"
    return answer
