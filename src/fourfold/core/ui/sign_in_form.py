"""The shapes of what is entered to sign in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """A sign-in name and a password."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=80,
        error_messages={"required": _("Enter your sign-in name.")},
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        error_messages={"required": _("Enter your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    """A code of an app, or one from paper."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Six figures from the app on your telephone, or one of your recovery codes."),
        error_messages={"required": _("Enter the code.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class AgainForm(forms.Form):
    """One's own password, once more."""

    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        error_messages={"required": _("Enter your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
