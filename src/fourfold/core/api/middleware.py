"""What goes wrong before or beside an operation is answered as a problem too: no machine is sent a page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from fourfold.core.api import problems
from fourfold.core.api.problems import Refusal

Answer = Callable[[HttpRequest], HttpResponseBase]
PATH = "/api/v1/"


def in_problems(answer: Answer) -> Answer:
    """Middleware: below the API's address, a page that says what is wrong becomes a problem with its sentence."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        found = answer(request)
        if not request.path.startswith(PATH) or found.status_code < 400:
            return found
        if found.headers.get("Content-Type", "").startswith(problems.MEDIA_TYPE):
            return found
        return _problem(found)

    return guarded


def _problem(page: HttpResponseBase) -> HttpResponseBase:
    said = getattr(page, "said", "") or _("Check what you sent and try again.")
    if page.status_code == 405:
        said = _("This address does not take that method. The header Allow says which it takes.")
    refusal = Refusal(page.status_code, said)
    refusal.headers = {name: page[name] for name in ("Allow", "Retry-After") if name in page}
    return problems.answer(refusal)
