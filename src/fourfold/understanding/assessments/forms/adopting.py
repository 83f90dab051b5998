"""A scoring model's file: sent once to be checked, and once more, unchanged, to be adopted."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.forms import Form

LARGEST = 300_000


class ModelFileForm(Form):
    """A file to check."""

    file = forms.FileField(
        label=gettext_lazy("Model file"), help_text=gettext_lazy("A YAML file like the shipped ones."),
        error_messages={
            "required": gettext_lazy("Choose a model file."), "empty": gettext_lazy("The file is empty."),
        },
    )  # fmt: skip

    def clean_file(self) -> bytes:
        """The bytes of the file; nothing of it is kept until it is adopted."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 300 kB. A model file is a few pages of text.")
            )
        return bytes(file.read())


class PackedField(forms.CharField):
    """Text that comes back byte for byte: browsers change the line ends of a plain field, and so its digest."""

    widget = forms.HiddenInput

    @staticmethod
    def pack(text: str) -> str:
        return b64encode(text.encode()).decode()

    def clean(self, value: Any) -> str:
        try:
            return b64decode(super().clean(value), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            raise forms.ValidationError(_("The file was damaged on its way. Check it again.")) from None


class AdoptForm(Form):
    """The checked text, adopted as it is."""

    text = PackedField(max_length=LARGEST * 2)
