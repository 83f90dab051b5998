"""Files for the national database in words, and the rows of one with their answers."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.reporting.exchange.models import Act, Kind, Receipt, Sent, Upload, row_name
from fourfold.reporting.exchange.presenters import FILES_OF, Words, address

FILE_COLUMNS = (
    Column("row", gettext_lazy("Row")),
    Column("reference", gettext_lazy("Reference")),
    Column("act", gettext_lazy("Asks for")),
    Column("answer", gettext_lazy("Answer")),
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
