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
from fourfold.reporting.exchange.models import Act, Kind, Receipt, Sent, Upload, row_name
from fourfold.reporting.exchange.queries import Entry
from fourfold.reporting.exchange.rules import Standing, State

COLUMNS = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("kind", gettext_lazy("Kind"), sortable=True),
    Column("agency", gettext_lazy("Agency"), sortable=True),
    Column("state", gettext_lazy("State"), sortable=True),
    Column("since", gettext_lazy("Since"), sortable=True),
    Column("enters", gettext_lazy("Who enters"), sortable=True, phone=False),
)
FILE_COLUMNS = (
    Column("row", gettext_lazy("Row")),
    Column("reference", gettext_lazy("Reference")),
    Column("act", gettext_lazy("Asks for")),
    Column("answer", gettext_lazy("Answer")),
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


def sent_row(one: Sent) -> Row:
    """One row of a file, in the order of FILE_COLUMNS."""
    cells = (
        Cell(row_name(one.upload_id, one.place)),
        Cell(one.reference, url=address(one.kind, one.record, one.reference)),
        Cell(ASKED[Act(one.act)]),
        answer(one),
    )
    return Row(one.pk, cells)


ASKED = {
    Act.ADD: gettext_lazy("Add"),
    Act.CHANGE: gettext_lazy("Change"),
    Act.WITHDRAW: gettext_lazy("Withdraw"),
}


def answer(one: Sent) -> Cell:
    """What the national database answered to one row."""
    if one.accepted:
        return Cell(_("Accepted"), note=f"{one.national_reference}, {formats.short_day(one.answered_at)}")
    if one.accepted is False:
        return Cell(_("Refused"), note=one.reason)
    return Cell(_("none yet"))


def about(upload: Upload) -> str:
    """Where a file stands."""
    said = {"day": formats.moment(upload.put_in_at or upload.taken_back_at), "person": ""}
    if upload.taken_back_at is not None:
        said["person"] = upload.taken_back_by.name if upload.taken_back_by else ""
        return _("Taken back by %(person)s, %(day)s. Its records wait in the outbox again.") % said
    if upload.put_in_at is not None:
        said["person"] = upload.put_in_by.name if upload.put_in_by else ""
        return _("Put into the national database by %(person)s, %(day)s.") % said
    return _("Written and not put in yet. Until it is, nothing of it counts as sent.")


FILES = (
    Column("file", gettext_lazy("File"), sortable=True),
    Column("kind", gettext_lazy("Kind")),
    Column("rows", gettext_lazy("Rows"), numeric=True),
    Column("made", gettext_lazy("Written")),
    Column("stands", gettext_lazy("Where it stands")),
)


def file_row(one: Upload, words: Words) -> Row:
    """One file as a row, in the order of FILES."""
    cells = (
        Cell(str(one), url=reverse("exchange:file", args=[one.pk])),
        Cell(FILES_OF[Kind(one.kind)], note=words.agency(one.agency_id)),
        Cell(one.rows),
        Cell(formats.short_day(one.made_at), note=one.made_by.name),
        Cell(about(one)),
    )
    return Row(one.pk, cells)


def file_facts(
    found: Upload, sent: list[Sent], receipts: list[Receipt], words: Words
) -> list[tuple[str, Any]]:
    """The facts at the top of a file's page."""
    answered = {
        _("accepted"): sum(one.accepted is True for one in sent),
        _("refused"): sum(one.accepted is False for one in sent),
        _("no answer yet"): sum(one.accepted is None for one in sent),
    }
    return [
        (_("Kind"), FILES_OF[Kind(found.kind)]),
        (_("Rows"), formats.number(found.rows)),
        (_("Entered by"), words.agency(found.agency_id)),
        (_("Written"), f"{formats.moment(found.made_at)}, {found.made_by.name}"),
        (_("Answers"), ", ".join(f"{formats.number(count)} {said}" for said, count in answered.items())),
        (_("Receipts taken"), ", ".join(formats.day(one.taken_at) for one in receipts) or _("none yet")),
        (_("Column map"), _("version %(number)s") % {"number": found.map_version}),
        (_("Digest of the CSV file"), found.digest),
    ]


def who_enters(agency: int, unit: int, on: date, words: Words) -> str:
    """Who enters for an agency that does not do so itself, and until when."""
    said: dict[str, Any] = {"agency": words.agency(agency), "unit": words.agency(unit)}
    moves = entering.moves_on(agencies.code_of(agency), agencies.register().kinds[agency], on)
    if moves is None:
        return _("%(unit)s enters for %(agency)s.") % said
    return _(
        "%(unit)s enters for %(agency)s until %(day)s, when %(agency)s begins to enter its own records."
    ) % (said | {"day": formats.day(moves)})
