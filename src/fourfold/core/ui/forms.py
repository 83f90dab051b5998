"""The form that every capability's forms start from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

DJANGO_SAYS = forms.Field.default_error_messages["required"]


class Form(forms.Form):
    """A form whose missing answers are asked for by their label, unless the field has its own sentence.

    Its words are kept until they are saved, but where `words_kept` is False: filters, which stand in the address, and
    what has a draft of its own.
    """

    words_kept = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.error_messages.get("required") == DJANGO_SAYS:
                field.error_messages["required"] = _asked_for(field)


def _asked_for(field: forms.Field) -> str:
    if isinstance(field, forms.ChoiceField):
        return _("Choose an answer to “%(label)s”.") % {"label": field.label}
    return _("Fill in “%(label)s”.") % {"label": field.label}
