"""Taking a receipt: each row that was sent gets its answer, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.data.sources.contracts.saying import Refused as UnreadableFile
from fourfold.reporting.exchange import entering, file_queries, maps, policy, receipts
from fourfold.reporting.exchange.actions.turns import one_at_a_time
from fourfold.reporting.exchange.lines import keeping
from fourfold.reporting.exchange.models import Receipt, Sent, Upload
from fourfold.reporting.exchange.receipts import Answer
from fourfold.reporting.exchange.rules import Broken

ANSWERED = ("answered_at", "receipt", "accepted", "national_reference", "reason", "put_in_at")


@dataclass(frozen=True)
class Taken:
    """What a receipt did. `again`: rows answered the same before; `otherwise`: accepted before, refused now."""

    receipt: Receipt
    accepted: int = 0
    refused: int = 0
    again: int = 0
    otherwise: int = 0
    not_here: int = 0
    taken_before: bool = False
    faults: tuple[tuple[int, str], ...] = ()

    def sentences(self) -> list[str]:
        """What happened, in words; what is wrong last."""
        if self.taken_before:
            return [_("This receipt was taken before. Nothing has changed.")]
        first = {"accepted": formats.number(self.accepted), "refused": formats.number(self.refused)}
        found = [_("%(accepted)s accepted, %(refused)s refused.") % first]
        again = ngettext(
            "%(count)s row had this answer before.", "%(count)s rows had this answer before.", self.again
        )
        otherwise = ngettext(
            "%(count)s row was accepted before and is refused now. It stays accepted: ask the national database.",
            "%(count)s rows were accepted before and are refused now. They stay accepted: ask the national database.",
            self.otherwise,
        )
        not_here = ngettext(
            "The receipt names %(count)s record that is not here.",
            "The receipt names %(count)s records that are not here.",
            self.not_here,
        )
        counted = ((self.again, again), (self.otherwise, otherwise), (self.not_here, not_here))
        found += [said % {"count": formats.number(number)} for number, said in counted if number]
        return found + receipts.in_words(self.faults, _("Row %(row)s was not taken: %(why)s"))


def take(*, file: IO[bytes], by: Viewer, at: datetime) -> Taken:
    """Take a receipt. Taken twice it changes nothing; rows that are not here are counted, and change nothing.

    Raises Broken, in words, for a file that is no receipt.
    """
    unit = entering.unit_of(by, clock.day_of(at))
    policy.check_send(by, unit)
    assert unit is not None  # whoever sends has one
    try:
        found = receipts.read(file, maps.newest())
    except UnreadableFile as unreadable:
        raise Broken(str(unreadable)) from unreadable
    with one_at_a_time(unit):
        before = Receipt.objects.filter(agency_id=unit, digest=found.digest).first()
        if before is not None:
            return Taken(before, taken_before=True)
        return _taken(unit, found, by, at)


def _taken(unit: int, found: receipts.Read, by: Viewer, at: datetime) -> Taken:
    meant = _meant(unit, found.answers, by, clock.day_of(at))
    # What stands there stands there: of a file that was put in twice, the first answer accepts, the second refuses.
    fresh = [(one, answer) for one, answer in meant if not one.accepted and answer.accepted]
    fresh += [(one, answer) for one, answer in meant if one.answered_at is None and not answer.accepted]
    new = {one.pk for one, _answer in fresh}
    settled = [(one, answer) for one, answer in meant if one.pk not in new]
    accepted = sum(answer.accepted for _one, answer in fresh)
    receipt = Receipt.objects.create(
        agency_id=unit, digest=found.digest, taken_by_id=by.user_id, taken_at=at, accepted=accepted,
        refused=len(fresh) - accepted, not_here=len(found.answers) - len(meant),
    )  # fmt: skip
    for one, answer in fresh:
        _write(one, answer, receipt, at)
    Sent.objects.bulk_update([one for one, _answer in fresh], ANSWERED, batch_size=500)
    _put_in_by_proof(fresh, by, at)
    keeping.refresh(on=clock.day_of(at), at_once=None)
    audit.record(
        audit.Operation.COLLECTION,
        "exchange.receipt",
        by=by,
        kind="receipt",
        target=receipt.pk,
        rows=len(fresh),
    )
    same = sum(one.accepted == answer.accepted for one, answer in settled)
    return Taken(
        receipt,
        accepted,
        receipt.refused,
        same,
        len(settled) - same,
        receipt.not_here,
        faults=tuple(found.faults),
    )


def _meant(unit: int, answers: list[Answer], by: Viewer, on: date) -> list[tuple[Sent, Answer]]:
    """The rows of the unit's files that a receipt answers: both the row's name and the record's must agree."""
    numbers = {_file_of(answer.row) for answer in answers} - {0}
    of_unit = list(Upload.objects.filter(agency_id=unit, pk__in=numbers))
    file_queries.check_sees(by, of_unit, on)
    # Held, so that nothing else happens to them meanwhile.
    rows = Sent.objects.select_for_update().filter(upload__in=of_unit).order_by("pk")
    by_name = {(one.row, one.reference): one for one in rows}
    pairs = [(by_name.get((answer.row, answer.reference)), answer) for answer in answers]
    return [(one, answer) for one, answer in pairs if one is not None]


def _file_of(row: str) -> int:
    """The number of the file in the name of a row; 0 where it names none."""
    number = row.removeprefix("U-").split("/")[0]
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 12 else 0


def _write(one: Sent, answer: Answer, receipt: Receipt, at: datetime) -> None:
    one.answered_at, one.receipt, one.accepted = at, receipt, answer.accepted
    one.national_reference = answer.national_reference if answer.accepted else ""
    one.reason = "" if answer.accepted else answer.reason
    one.put_in_at = one.put_in_at or at


def _put_in_by_proof(fresh: list[tuple[Sent, Answer]], by: Viewer, at: datetime) -> None:
    """A receipt proves that a file was put in, also where nobody said so."""
    files = {one.upload_id for one, _answer in fresh}
    silent = Upload.objects.filter(pk__in=files, put_in_at__isnull=True, taken_back_at__isnull=True)
    numbers = list(silent.values_list("pk", flat=True))
    silent.update(put_in_by_id=by.user_id, put_in_at=at)
    Sent.objects.filter(Q(put_in_at__isnull=True), upload_id__in=numbers).update(put_in_at=at)
