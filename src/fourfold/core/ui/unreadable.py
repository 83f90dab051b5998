"""What no page can read gets a sentence at the door: a NUL character, another encoding than UTF-8, too many answers."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import TooManyFieldsSent
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.http import parse_header_parameters

from . import wrong_turns

Answer = Callable[[HttpRequest], HttpResponseBase]
UTF_8 = ("utf-8", "utf8")


class Request(WSGIRequest):
    """A request that is read as UTF-8 whatever it says of itself; `refuse` then says that it cannot be read.

    Django would read it by any name that Python knows: some of them read nothing, and broke before there was a page.
    """

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            self.content_type, self.content_params = "", {"charset": "unknown"}


def refuse(answer: Answer) -> Answer:
    """Middleware: 400, in words, for what cannot be read in the path, the query or a form."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        if _has_nul(request):
            return wrong_turns.bad_request(request)
        if _is_in_another_encoding(request):
            request.encoding = "utf-8"  # for the page that says so
            return wrong_turns.bad_request(request)
        return _too_many(request) or answer(request)

    return guarded


def _has_nul(request: HttpRequest) -> bool:
    if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        return True
    return "\0" in request.COOKIES.get("fourfold_session", "")


def _is_in_another_encoding(request: HttpRequest) -> bool:
    said = (request.content_params or {}).get("charset", UTF_8[0])
    return said.lower() not in UTF_8


def _too_many(request: HttpRequest) -> HttpResponse | None:
    try:
        request.GET  # noqa: B018 - reading it counts it
    except TooManyFieldsSent as many:
        request.GET = QueryDict()
        return wrong_turns.bad_request(request, many)
    return None
