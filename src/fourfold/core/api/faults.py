"""Every exception that can come out of an operation, as a problem in words."""

from __future__ import annotations

import logging

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.errors import HttpError, ValidationError

from fourfold.core.access.actions.machine_keys import NotLetIn, TooManyTries
from fourfold.core.api import problems, sentences
from fourfold.core.api.problems import Refusal
from fourfold.core.capability.sentences import nothing_here
from fourfold.core.history.horizon import NotYetSettled
from fourfold.core.sending.actions import StillSaving
from fourfold.core.sending.again import AnswerWithheld, KeyUsed
from fourfold.core.ui import wrong_turns

log = logging.getLogger("fourfold.api")
AGAIN_AFTER = "60"

# Whoever is higher in this table is asked first.
STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (NotLetIn, 401),
    (PermissionDenied, 403),
    (StillSaving, 409),
    (KeyUsed, 409),
    (AnswerWithheld, 409),
    (NotYetSettled, 409),
    (RequestDataTooBig, 413),
    (BadRequest, 400),
    (SuspiciousOperation, 400),
)


def in_words(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """The answer to a request that went wrong, whatever went wrong."""
    assert isinstance(error, Exception)
    refusal = _refusal(error)
    if refusal.status == 401:
        refusal.headers["WWW-Authenticate"] = 'Bearer realm="Fourfold"'
    if refusal.status in (429, 503):
        refusal.headers["Retry-After"] = AGAIN_AFTER
    if refusal.status == 500:
        log.error("%s could not be answered", request.method, exc_info=error)
    return problems.answer(refusal)


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, ValidationError):
        return problems.Invalid(sentences.of(error.errors))
    if isinstance(error, Http404):
        return Refusal(404, nothing_here())
    if isinstance(error, TooManyTries):
        return Refusal(429, str(error))
    if isinstance(error, HttpError):
        return Refusal(error.status_code, _http(error.status_code))
    for kind, status in STATUSES:
        if isinstance(error, kind):
            return Refusal(status, _sentence(error, status))
    return Refusal(*wrong_turns.what_broke(error))


def _sentence(error: Exception, status: int) -> str:
    """An exception's own sentence, where it was written for its reader."""
    if status == 413:
        return _("That is more than can be sent at once. Send less of it.")
    written_here = type(error).__module__.startswith("fourfold.")
    return str(error) if written_here and str(error) else _("Check what you sent and try again.")


def _http(status: int) -> str:
    if status == 401:
        return _("Send a key in the header Authorization, as in: Authorization: Bearer fourfold_…")
    return _("The body cannot be read as JSON. Check it and send it again.")


def broken(error: Exception) -> Refusal:
    """A rule of a room that does not hold: a conflict, in the rule's own words."""
    return error if isinstance(error, Refusal) else Refusal(409, str(error))
