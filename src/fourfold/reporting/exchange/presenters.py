"""The outbox in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.presenters import short_names
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.reporting.exchange import entering
from fourfold.reporting.exchange.models import Act, Kind
from fourfold.reporting.exchange.rules import Standing, State
from fourfold.reporting.exchange.working_out import Entry

COLUMNS = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("kind", gettext_lazy("Kind"), sortable=True),
    Column("agency", gettext_lazy("Agency"), sortable=True),
    Column("state", gettext_lazy("State"), sortable=True),
    Column("since", gettext_lazy("Since"), sortable=True),
    Column("enters", gettext_lazy("Who enters"), sortable=True, phone=False),
)
KINDS = {
    Kind.THREAT: gettext_lazy("Threat"),
    Kind.ASSESSMENT: gettext_lazy("Assessment"),
    Kind.DISRUPTION: gettext_lazy("Disruption"),
}
FILES_OF = {
    Kind.THREAT: gettext_lazy("Threats"),
    Kind.ASSESSMENT: gettext_lazy("Assessments"),
    Kind.DISRUPTION: gettext_lazy("Disruptions"),
}
STATES = {
    State.NOT_SENT: gettext_lazy("Not sent"),
    State.SENT: gettext_lazy("Sent"),
    State.DIFFERS: gettext_lazy("Differs"),
    State.ACCEPTED: gettext_lazy("Accepted"),
}
ACTS = {
    Act.ADD: gettext_lazy("To be added"),
    Act.CHANGE: gettext_lazy("To be changed"),
    Act.WITHDRAW: gettext_lazy("To be withdrawn"),
}


@dataclass(frozen=True)
class Words:
    """The names of agencies on a day, read once for a page."""

    agencies: dict[int, str]

    @classmethod
    def on(cls, day: date) -> Words:
        return cls(short_names(day))

    def agency(self, number: int | None) -> str:
        return self.agencies.get(number or 0, formats.unknown())


def row(one: Entry, words: Words) -> Row:
    """One record as a row of the outbox, in the order of COLUMNS."""
    cells = (
        Cell(one.reference, url=address(one.kind, one.record, one.reference)),
        Cell(KINDS[Kind(one.kind)]),
        Cell(words.agency(one.agency)),
        Cell(STATES[one.standing.state], note=note(one.standing)),
        Cell(clock.day_of(one.standing.since) if one.standing.since else None),
        Cell(words.agency(one.entered_by)),
    )
    return Row(one.key, cells)


def values(one: Entry, words: Words) -> list[Any]:
    """One record as values of an export, in the order of COLUMNS; what was refused says why beside its state."""
    beside = note(one.standing)
    state = str(STATES[one.standing.state])
    return [
        one.reference,
        str(KINDS[Kind(one.kind)]),
        words.agency(one.agency),
        f"{state}. {beside}" if beside else state,
        one.standing.since,
        words.agency(one.entered_by),
    ]


def note(standing: Standing) -> str:
    """What must be known besides the state: why it was refused, what is to be done, in which file it is."""
    file = f"U-{standing.file:06d}" if standing.file else ""
    if standing.state == State.SENT:
        return _("in %(file)s, no receipt yet") % {"file": file}
    if file:
        return _("in %(file)s, which is not put in yet") % {"file": file}
    said = [str(ACTS[Act(standing.act)]).lower()] if standing.act in (Act.CHANGE, Act.WITHDRAW) else []
    if standing.reason:
        sentence = (
            _("refused: %(reason)s. Correct it here, then it is sent again.")
            if standing.held
            else _("refused: %(reason)s. It will be sent again.")
        )
        said.append(sentence % {"reason": standing.reason})
    return "; ".join(said)


def address(kind: str, record: int, reference: str) -> str:
    """The page of a record."""
    if kind == Kind.ASSESSMENT:
        return reverse("assessments:assessment", args=[record])
    if kind == Kind.DISRUPTION:
        return reverse("disruptions:disruption", args=[reference])
    return reverse("threats:threat", args=[reference])


def in_a_sentence(standing: Standing) -> str:
    """Where a record stands, for its own page: such as accepted 4 January 2023, reference N-000123."""
    day, file = formats.day(standing.since), f"U-{standing.file:06d}" if standing.file else ""
    if standing.state == State.ACCEPTED:
        return _("National database: accepted %(day)s, reference %(reference)s.") % {
            "day": day, "reference": standing.national_reference}  # fmt: skip
    if standing.state == State.SENT:
        return _("National database: sent %(day)s in %(file)s. There is no receipt yet.") % {
            "day": day,
            "file": file,
        }
    if standing.file:
        return _("National database: in file %(file)s, which nobody has put in yet.") % {"file": file}
    if standing.state == State.NOT_SENT:
        if not standing.national_reference:
            return _("National database: not sent.")
        return _("National database: not sent. Its sender says that it stands there as %(reference)s.") % {
            "reference": standing.national_reference}  # fmt: skip
    said = {"reference": standing.national_reference, "day": day}
    if standing.act == Act.WITHDRAW:
        return (
            _(
                "National database: it stands there as %(reference)s and must no longer. It is to be withdrawn."
            )
            % said
        )
    return (
        _("National database: it differs from %(reference)s there since %(day)s. The change is to be sent.")
        % said
    )


def who_enters(agency: int, unit: int, on: date, words: Words) -> str:
    """Who enters for an agency that does not do so itself, and until when."""
    said: dict[str, Any] = {"agency": words.agency(agency), "unit": words.agency(unit)}
    moves = entering.moves_on(agencies.code_of(agency), agencies.register().kinds[agency], on)
    if moves is None:
        return _("%(unit)s enters for %(agency)s.") % said
    return _(
        "%(unit)s enters for %(agency)s until %(day)s, when %(agency)s begins to enter its own records."
    ) % (said | {"day": formats.day(moves)})
