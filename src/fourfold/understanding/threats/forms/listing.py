"""What the list and the map are narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.understanding.threats.filters import NOT_CLOSED, NOT_TIER_5
from fourfold.understanding.threats.forms import Choices
from fourfold.understanding.threats.presenters import KINDS, MODERATION, Words


class FilterForm(Form):
    """What the list can be narrowed by, and the day that it is read as known on."""

    words_kept = False
    as_of = DayField(label=_("As known on"), required=False)
    kind = forms.MultipleChoiceField(label=_("Type"), required=False, widget=forms.CheckboxSelectMultiple)
    area = forms.MultipleChoiceField(
        label=_("Threat area"), required=False, widget=forms.CheckboxSelectMultiple
    )
    force = forms.MultipleChoiceField(label=_("Owner"), required=False, widget=forms.CheckboxSelectMultiple)
    tier = forms.MultipleChoiceField(label=_("Tier"), required=False, widget=forms.CheckboxSelectMultiple)
    moderation = forms.MultipleChoiceField(
        label=_("Moderation"), required=False, widget=forms.CheckboxSelectMultiple
    )
    phase = forms.MultipleChoiceField(label=_("Phase"), required=False, widget=forms.CheckboxSelectMultiple)
    soc = forms.MultipleChoiceField(label=_("SOC"), required=False, widget=forms.CheckboxSelectMultiple)
    more = forms.MultipleChoiceField(label=_("Only"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, words: Words, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in self.choices(words, owners).items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def choices(words: Words, owners: Choices) -> dict[str, Choices]:
        """The choices of each filter, in words."""
        return {
            "kind": list(KINDS.items()),
            "area": list(words.areas.items()),
            "force": owners,
            "tier": [*_tiers(), (NOT_TIER_5, _("Not tier 5")), ("none", _("No tier"))],
            "moderation": list(MODERATION.items()),
            "phase": [(NOT_CLOSED, _("Not closed")), *words.phases.items()],
            "soc": [("yes", _("SOC")), ("no", _("Not SOC"))],
            "more": [
                ("prison", _("Prison threats")),
                ("overdue", _("Review overdue")),
                ("unassessed", _("No moderated assessment")),
                ("changed", _("Changed since moderation")),
            ],
        }


class MapForm(Form):
    """What the map counts."""

    words_kept = False
    as_of = DayField(label=_("As known on"), required=False)
    kind = forms.MultipleChoiceField(
        label=_("Type"), required=False, widget=forms.CheckboxSelectMultiple, choices=list(KINDS.items())
    )
    tier = forms.MultipleChoiceField(
        label=_("Tier"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tier"].choices = _tiers()  # type: ignore[attr-defined]


def _tiers() -> list[tuple[str, str]]:
    return [(str(tier), _("Tier %(tier)s") % {"tier": tier}) for tier in range(1, 6)]
