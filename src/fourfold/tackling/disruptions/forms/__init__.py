"""The shape of what is entered about disruptions, nothing more."""

from fourfold.tackling.disruptions.forms.joining import AttachForm, JoinForm, ReasonForm, no_such_threat
from fourfold.tackling.disruptions.forms.listing import FilterForm
from fourfold.tackling.disruptions.forms.recording import AmendForm, OpenedForm, RecordForm, WithdrawForm
from fourfold.tackling.disruptions.forms.results import OutcomeForm

__all__ = [
    "AmendForm",
    "AttachForm",
    "FilterForm",
    "JoinForm",
    "OpenedForm",
    "OutcomeForm",
    "ReasonForm",
    "RecordForm",
    "WithdrawForm",
    "no_such_threat",
]
