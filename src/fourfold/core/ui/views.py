"""The choice of a language, and the gallery of components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from fourfold.core.access.doors import open_door

from . import gallery as shown
from . import pages


@open_door
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keeps the chosen language in a cookie and goes back to the page it was chosen on."""
    return set_language(request)


@open_door
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once, with invented content."""
    return pages.render(request, "ui/gallery.jinja", shown.context(request), h1=shown.HEADING)
