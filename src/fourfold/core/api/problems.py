"""Problems as answers: the status, and the sentence that a page would show. Never a stack trace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.forms import BaseForm
from django.http import HttpResponse
from django.utils.translation import gettext as _

MEDIA_TYPE = "application/problem+json"


class Refusal(Exception):
    """A request that is not answered as it was asked; the text is the sentence for its sender."""

    def __init__(
        self, status: int, sentence: str, *, errors: Sequence[tuple[str, str]] = (), **more: Any
    ) -> None:
        super().__init__(sentence)
        self.status, self.errors, self.more = status, list(errors), more
        self.headers: dict[str, str] = {}


class Invalid(Refusal):
    """What was sent cannot be saved as it stands: a sentence for each field."""

    def __init__(self, errors: Sequence[tuple[str, str]]) -> None:
        super().__init__(422, " ".join(dict.fromkeys(sentence for _field, sentence in errors)), errors=errors)


def checked(form: Any) -> dict[str, Any]:
    """What was entered into the form of a page, cleaned. Raises Invalid with the page's own sentences."""
    if form.is_valid():
        return dict(form.cleaned_data)
    raise Invalid(list(_sentences(form)))


def no_such_name() -> str:
    """The sentence for a name that means nothing here; what was written is not repeated, as it may be anything."""
    return _("A name in this is not known here. The description of the API says which are.")


def _sentences(form: BaseForm) -> list[tuple[str, str]]:
    return [
        ("" if field == "__all__" else field, str(sentence))
        for field, found in form.errors.items()
        for sentence in found
    ]


def answer(refusal: Refusal) -> HttpResponse:
    """A problem as RFC 9457 has it."""
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(refusal.status).phrase,
        "status": refusal.status,
        "detail": str(refusal),
    }
    if refusal.errors:
        said["errors"] = [{"field": field, "detail": sentence} for field, sentence in refusal.errors]
    said |= refusal.more
    response = HttpResponse(
        json.dumps(said, cls=DjangoJSONEncoder), status=refusal.status, content_type=MEDIA_TYPE
    )
    for name, value in refusal.headers.items():
        response[name] = value
    response["Cache-Control"] = "no-store, private"
    return response
