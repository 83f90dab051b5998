"""The shape of what is asked of the log, nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access.models import User
from fourfold.core.audit.reading import MOST_DAYS, Reach
from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.reporting.auditing import people
from fourfold.reporting.auditing.words import OPERATIONS


class SearchForm(Form):
    """Whose entries, about which record, of which days. What is empty narrows nothing."""

    words_kept = False
    person = forms.CharField(
        label=gettext_lazy("Person"), required=False, max_length=120,
        help_text=gettext_lazy("Their name or sign-in name"),
    )  # fmt: skip
    record = forms.RegexField(
        label=gettext_lazy("Record"), required=False, regex=r"^\s*[A-Za-z0-9][\w.-]{0,39}\s*$",
        help_text=gettext_lazy("Such as NW-OCG-0417"),
        error_messages={"invalid": gettext_lazy("A record is a reference or a number, such as NW-OCG-0417.")},
    )  # fmt: skip
    since = DayField(label=gettext_lazy("First day"), required=False)
    until = DayField(label=gettext_lazy("Last day"), required=False)
    operation = forms.MultipleChoiceField(
        label=gettext_lazy("What was done"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=tuple(OPERATIONS.items()),
    )  # fmt: skip
    words = forms.CharField(label=gettext_lazy("Words in the reason"), required=False, max_length=100)
    device = forms.RegexField(
        label=gettext_lazy("Device"), required=False, regex=r"^\s*[a-z]+(-[0-9a-f]{1,32})?\s*$",
        help_text=gettext_lazy("As an entry shows it"),
        error_messages={"invalid": gettext_lazy("Copy the device as an entry shows it.")},
    )  # fmt: skip

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reach = reach

    def clean_record(self) -> str:
        return str(self.cleaned_data["record"]).strip()

    def clean_device(self) -> str:
        return str(self.cleaned_data["device"]).strip()

    def clean_person(self) -> User | None:
        """The person whose name it is: somebody who has or had a role where the reader audits."""
        written = self.cleaned_data["person"].strip()
        if not written:
            return None
        found = people.named(written, self._reach)
        if not found:
            raise forms.ValidationError(_("Nobody of that name has or had a role in what you audit."))
        if len(found) > 1:
            raise forms.ValidationError(_("Several people have that name. Write the sign-in name."))
        return found[0]

    def clean(self) -> dict[str, Any]:
        """A month at most, or one record."""
        given = self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if "since" not in self.errors and "until" not in self.errors and not given.get("record"):
            _check_days(since, until)
        return given


def _check_days(since: date | None, until: date | None) -> None:
    if since is None or until is None:
        raise forms.ValidationError(_("Choose a first and a last day, or a record."))
    if until < since:
        raise forms.ValidationError(_("The last day is before the first. Choose a later last day."))
    if (until - since).days >= MOST_DAYS:
        raise forms.ValidationError(_("Choose 31 days at most, or a record."))


class UnusualForm(Form):
    """Up to which day the page looks."""

    words_kept = False
    last = DayField(label=gettext_lazy("The three days up to"))

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last"].latest = latest  # type: ignore[attr-defined]


class ReasonForm(Form):
    """Why the words of a search are read."""

    reason = forms.CharField(
        label=gettext_lazy("Why do you need the words?"), max_length=300,
        help_text=gettext_lazy("Such as the number of a complaint. It is kept in the log."),
    )  # fmt: skip


class GrantsForm(Form):
    """What the list of grants can be narrowed by."""

    words_kept = False
    role = forms.MultipleChoiceField(
        label=gettext_lazy("Role"), required=False, widget=forms.CheckboxSelectMultiple
    )
    on = DayField(label=gettext_lazy("Held on"), required=False)

    def __init__(self, *args: Any, roles: list[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
