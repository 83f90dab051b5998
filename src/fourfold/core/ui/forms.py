"""The form that every capability's forms start from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from . import fields, letters

DJANGO_SAYS = forms.Field.default_error_messages["required"]


class Form(forms.Form):
    """A form whose missing answers are asked for by their label, unless the field has its own sentence.

    Its words are kept until they are saved, but where `words_kept` is False: filters, which stand in the address, and
    what has a draft of its own. Where `words_sealed`, the page's script also keeps them on the device while there is no
    network: see core/sending/seals. What people write is text: see letters.
    """

    words_kept = True
    words_sealed = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.error_messages.get("required") == DJANGO_SAYS:
                field.error_messages["required"] = _asked_for(field)

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # the stubs leave it out
        for name in [name for name, field in self.fields.items() if _is_written(field)]:
            if isinstance(value := self.cleaned_data.get(name), str):
                self._check_text(name, value)

    def _check_text(self, name: str, value: str) -> None:
        if letters.is_above(value):
            above = _(
                "This is marked above OFFICIAL-SENSITIVE, which may not be kept here. Ring your security unit."
            )
            self.add_error(name, above)
            return
        if odd := letters.NOT_TEXT.search(value):
            said = {"found": letters.shown(value), "character": f"U+{ord(odd[0]):04X}"}
            self.add_error(name, _("“%(found)s” holds a character that is not text (%(character)s).") % said)
            return
        if letters.NO_WIDTH.search(value):
            self.cleaned_data[name] = left = letters.NO_WIDTH.sub("", value)
            if self.fields[name].required and not left.strip():
                self.add_error(name, self.fields[name].error_messages["required"])


def _is_written(field: forms.Field) -> bool:
    """Whether people write into a field; what comes back hidden is taken byte for byte."""
    return isinstance(field, forms.CharField) and isinstance(field.widget, forms.TextInput | forms.Textarea)


def _asked_for(field: forms.Field) -> str:
    if isinstance(field, forms.ChoiceField):
        return _("Choose an answer to “%(label)s”.") % {"label": field.label}
    if isinstance(field, fields.DayField):
        return _("Enter a date in “%(label)s”.") % {"label": field.label}
    if isinstance(field, forms.FileField):
        return _("Choose a file.")
    return _("Fill in “%(label)s”.") % {"label": field.label}
