"""The shape of what is entered about people, nothing more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation as validation
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.resourcing.people.queries import WITH, WITHOUT

Choices = list[tuple[Any, Any]]
SHORTEST = 12


class FilterForm(Form):
    """What the list can be narrowed by."""

    words_kept = False
    role = forms.MultipleChoiceField(label=_("Role"), required=False, widget=forms.CheckboxSelectMultiple)
    agency = forms.MultipleChoiceField(label=_("Agency"), required=False, widget=forms.CheckboxSelectMultiple)
    state = forms.MultipleChoiceField(
        label=_("Only"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(WITH, _("With a role")), (WITHOUT, _("Without a role"))],
    )  # fmt: skip

    def __init__(self, *args: Any, roles: Choices, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["agency"].choices = agencies  # type: ignore[attr-defined]


class GrantForm(Form):
    """A role at an agency, for a time and a reason."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    agency_id = forms.TypedChoiceField(label=_("Agency"), coerce=int)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(
        label=_("Until"), required=False, help_text=_("The last day. Leave it out where none is known.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, roles: Choices, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["agency_id"].choices = [("", _("Choose an agency")), *agencies]  # type: ignore[attr-defined]


class PersonForm(GrantForm):
    """Somebody new, with a first role."""

    name = forms.CharField(label=_("Name"), max_length=120)
    post = forms.CharField(label=_("Post"), max_length=120, help_text=_("For example SOC analyst, Cheshire."))
    sign_in_name = forms.RegexField(
        label=_("Sign-in name"), max_length=80, regex=r"^\s*[A-Za-z0-9][A-Za-z0-9._@-]*\s*$",
        help_text=_("For example a.rees. Letters, figures, dots and hyphens."),
        error_messages={"invalid": _("Use letters, figures, dots and hyphens only, for example a.rees.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), required=False, max_length=254,
        error_messages={"invalid": _("Write an e-mail address like a.rees@example.org.")},
    )  # fmt: skip
    field_order = (
        "name",
        "post",
        "sign_in_name",
        "email",
        "role",
        "agency_id",
        "starts_on",
        "ends_on",
        "reason",
    )


class PasswordForm(Form):
    """Why somebody needs a one-time password."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For example: starts on Monday, or forgot the old one."),
    )


class AppForm(Form):
    """The code that a new app shows."""

    words_kept = False
    code = forms.CharField(
        label=_("Code that the app shows"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": _("Enter the six figures that the app shows.")},
    )  # fmt: skip


class PasskeyForm(Form):
    """What somebody calls a passkey."""

    words_kept = False
    name = forms.CharField(
        label=_("What you call it"),
        max_length=60,
        help_text=_("For example: the desk in room 4, or the blue key."),
    )


class BeginAfreshForm(Form):
    """Why somebody has to begin afresh without their second factor."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300,
        help_text=_("For example: the telephone was lost, and how you made sure who is asking."),
    )  # fmt: skip


class SubjectForm(Form):
    """The sign by which somebody's organisation calls them."""

    subject = forms.CharField(
        label=_("Sign"), max_length=255, widget=forms.TextInput(attrs={"spellcheck": "false"}),
        help_text=_("They read it when they try to sign in with their organisation for the first time."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Reason"), max_length=300)


class ClearanceForm(Form):
    """Vetting or training, until when, and what that rests on."""

    kind = forms.ChoiceField(label=_("What"), widget=forms.RadioSelect)
    until = DayField(label=_("Current until"), help_text=_("The last day."))
    rests_on = forms.CharField(
        label=_("Reference"), max_length=120, required=False,
        help_text=_("Where it can be looked up, for example the number of the certificate."),
    )  # fmt: skip

    def __init__(self, *args: Any, kinds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class WithdrawForm(Form):
    """Why vetting or training is current no longer."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class CoverForm(Form):
    """A colleague who acts in one's role, from when, until when, and why."""

    colleague = forms.CharField(
        label=_("Your colleague's sign-in name"),
        max_length=80,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )
    grant = forms.TypedChoiceField(label=_("In which of your roles"), coerce=int, widget=forms.RadioSelect)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until"), help_text=_("The last day."))
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("For example: annual leave."))

    def __init__(self, *args: Any, roles: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grant"].choices = roles  # type: ignore[attr-defined]


class DecideForm(Form):
    """The decision on what somebody asked for."""

    APPROVE, REFUSE = "approve", "refuse"
    decision = forms.ChoiceField(
        label=_("Your decision"),
        widget=forms.RadioSelect,
        choices=[(APPROVE, _("Approve")), (REFUSE, _("Refuse"))],
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False, help_text=_("Needed when you refuse.")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("decision") == self.REFUSE and not str(given.get("reason", "")).strip():
            self.add_error("reason", _("Give the reason for refusing, so that whoever asked can read it."))
        return given


class KeyForm(Form):
    """A key for a machine: which, in which of one's roles, until when."""

    words_kept = False
    machine = forms.CharField(
        label=_("Machine or program"), max_length=120,
        help_text=_("For example: the crime system of Cheshire, nightly load."),
    )  # fmt: skip
    grant = forms.TypedChoiceField(label=_("Role"), coerce=int, widget=forms.RadioSelect)
    last_day = DayField(label=_("Last day"), help_text=_("Within 180 days. Make a new key before it ends."))

    def __init__(self, *args: Any, roles: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grant"].choices = roles  # type: ignore[attr-defined]


class EndForm(Form):
    """The last day of a role."""

    ends_on = DayField(
        label=_("Last day"),
        help_text=_("The role holds until the end of this day. To end it now, choose yesterday."),
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)


class OwnPasswordForm(Form):
    """One's own new password."""

    old = forms.CharField(label=_("Password now"), widget=forms.PasswordInput)
    new = forms.CharField(
        label=_("New password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("12 characters or more. Three words that do not belong together are good."),
    )
    again = forms.CharField(
        label=_("New password again"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_new(self) -> str:
        new = str(self.cleaned_data["new"])
        rules: list[Any] = [
            validation.MinimumLengthValidator(SHORTEST),
            validation.CommonPasswordValidator(),
            validation.UserAttributeSimilarityValidator(("sign_in_name", "name", "email")),
        ]
        validation.validate_password(new, self.user, rules)
        return new

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("new") and given.get("again") and given["new"] != given["again"]:
            self.add_error("again", _("The two new passwords differ. Write the same twice."))
        return given
