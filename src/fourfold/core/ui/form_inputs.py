"""What stands hidden in every form: Django's proof against forged requests, and the key of this showing of the form."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fourfold.core.sending import keys, seals


class FormInputs:
    """`{{ csrf_input }}` of a template: another key each time it is written, since each form is one of its own.

    A form that is shown again with its words goes on with their showing: so its words take the place of those.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __html__(self) -> SafeString:
        viewer = getattr(self.request, "viewer", None)
        page, showing = (getattr(self.request, name, "") for name in ("words_page", "words_showing"))
        key = keys.new(getattr(viewer, "user_id", 0), page, showing)
        kept = SafeString(" data-kept") if key.page else ""
        if key.page and getattr(self.request, "words_sealed", False):
            kept = format_html(' data-kept data-seal="{}"', seals.seal(key))
        return format_html(
            '{}<input type="hidden" name="{}" value="{}"{}>',
            csrf_input_lazy(self.request),
            keys.FIELD,
            key,
            kept,
        )

    __str__ = __html__


def inputs(request: HttpRequest) -> dict[str, Any]:
    """A context processor. `csrf_only` is for the frame's own forms, which save nothing: search, language, leaving."""
    return {"csrf_input": FormInputs(request), "csrf_only": csrf_input_lazy(request)}
