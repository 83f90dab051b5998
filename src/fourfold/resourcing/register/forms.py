"""The shape of what is entered about agencies, nothing more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.agencies.models import Bond
from fourfold.core.agencies.presenters import KINDS
from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.resourcing.register.choices import Choices

BONDS = [
    (Bond.PART_OF.value, _("Part of it: whoever sees the one above sees it")),
    (Bond.PARTNER_IN.value, _("A partner that works in its area: nothing of it is seen with it")),
]
NONE = ("", _("Nothing: it stands at the top"))


class DayForm(Form):
    """The day on which the register is read."""

    words_kept = False
    on = DayField(label=_("Agencies on"), required=False)


class ChangeForm(Form):
    """What every change says: from which day it holds, and on what it stands."""

    on = DayField(
        label=_("From"), help_text=_("The first day on which the change holds. It may be past or to come.")
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=300,
        help_text=_("The order, agreement or minute that made this change."),
    )

    def given(self) -> dict[str, Any]:
        """What was entered, as the action takes it."""
        return dict(self.cleaned_data)


class Named(ChangeForm):
    """A change that gives a name."""

    name = forms.CharField(label=_("Name"), max_length=120)
    name_cy = forms.CharField(label=_("Name in Welsh"), max_length=120, required=False)
    short_name = forms.CharField(
        label=_("Short name"), max_length=60, required=False, help_text=_("For lists.")
    )
    field_order: tuple[str, ...] = ("name", "name_cy", "short_name", "on", "evidence")


class Placed(ChangeForm):
    """A change that gives a place in the tree."""

    parent = forms.TypedChoiceField(label=_("Stands under"), required=False, coerce=int, empty_value=None)
    bond = forms.ChoiceField(label=_("How"), widget=forms.RadioSelect, choices=BONDS)
    field_order: tuple[str, ...] = ("parent", "bond", "on", "evidence")

    def __init__(self, *args: Any, parents: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [NONE, *parents]  # type: ignore[attr-defined]


class OpenForm(Named, Placed):
    """A new agency."""

    code = forms.SlugField(
        label=_("Code"), max_length=60,
        help_text=_("Small letters and underscores, for files. It never changes."),
        error_messages={"invalid": _("Use small letters and underscores, for example dunmere_council.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, label) for kind, label in KINDS.items()])
    legal_body = forms.TypedChoiceField(
        label=_("Is it a legal body of its own?"), coerce=lambda answer: answer == "yes", initial="yes",
        choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect,
    )  # fmt: skip
    host_id = forms.TypedChoiceField(
        label=_("Host, where it is not"), required=False, coerce=int, empty_value=None
    )
    host_note = forms.CharField(label=_("What is known of the host"), max_length=300, required=False)
    field_order = (
        "name", "name_cy", "short_name", "code", "kind", "parent", "bond", "legal_body", "host_id",
        "host_note", "on", "evidence",
    )  # fmt: skip

    def __init__(self, *args: Any, parents: Choices, **kwargs: Any) -> None:
        super().__init__(*args, parents=parents, **kwargs)
        self.fields["host_id"].choices = [("", _("No host, or not known")), *parents]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("legal_body") is False and not given.get("host_id") and not given.get("host_note"):
            self.add_error(
                "host_note", _("A body that is no legal body says its host, or what is known of it.")
            )
        return given


class MergeForm(ChangeForm):
    """The end of one or more agencies, all succeeded by one."""

    successor = forms.TypedChoiceField(label=_("Who takes its place"), coerce=int)
    also = forms.TypedMultipleChoiceField(
        label=_("What ends with it"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("Others that the same change ends, with the same successor."),
    )  # fmt: skip
    field_order = ("successor", "also", "on", "evidence")

    def __init__(self, *args: Any, successors: Choices, siblings: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].choices = [("", _("Choose an agency")), *successors]  # type: ignore[attr-defined]
        self.fields["also"].choices = siblings  # type: ignore[attr-defined]
        if not siblings:
            del self.fields["also"]


class SplitForm(ChangeForm):
    """The end of an agency, succeeded by several; each of its parts goes to one of them."""

    successors = forms.TypedMultipleChoiceField(
        label=_("Who takes its place"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Two or more."),
    )

    def __init__(self, *args: Any, successors: Choices, parts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successors"].choices = successors  # type: ignore[attr-defined]
        self.parts = {f"part_{number}": number for number, _name in parts}
        for number, name in parts:
            self.fields[f"part_{number}"] = forms.TypedChoiceField(
                label=name, coerce=int, choices=[("", _("Choose where it goes")), *successors],
                error_messages={"required": _("Say where %(part)s goes.") % {"part": name}},
            )  # fmt: skip
        self.order_fields(["successors", *self.parts, "on", "evidence"])

    def given(self) -> dict[str, Any]:
        found = self.cleaned_data
        parts = {number: found[name] for name, number in self.parts.items()}
        return {
            "on": found["on"],
            "evidence": found["evidence"],
            "successors": found["successors"],
            "parts": parts,
        }


class CarryForm(Form):
    """Where one kind of thing goes that an ended agency held."""

    kind = forms.ChoiceField(label=_("What goes"), widget=forms.RadioSelect)
    succession = forms.TypedChoiceField(label=_("Who takes it over"), coerce=int, widget=forms.RadioSelect)
    decision = forms.CharField(label=_("What was decided, in a sentence"), max_length=300)

    def __init__(self, *args: Any, kinds: Any, successions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["succession"].choices = successions  # type: ignore[attr-defined]
