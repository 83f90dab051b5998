"""Each assessment of a file meets the rules of writing and submitting, and is never written over somebody's work."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.history import clock
from fourfold.data.sources.contracts.saying import Sentence
from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.actions import drafts, writing
from fourfold.understanding.assessments.intake import sentences
from fourfold.understanding.assessments.intake.known import Known
from fourfold.understanding.assessments.intake.rows import Row, Sent
from fourfold.understanding.assessments.models import Assessment, ModelFile, State
from fourfold.understanding.assessments.rules import states
from fourfold.understanding.assessments.scoring.checks import check_answers
from fourfold.understanding.assessments.scoring.model import NOT_KNOWN
from fourfold.understanding.assessments.scoring.scoring import score

HeldRow = tuple[int, str, Sentence, str]  # row, our column, why, about what


class HeldBack(Exception):
    """An assessment that may not be taken in: the column that it is about, the sentence, and about what."""

    def __init__(self, column: str, why: Sentence, about: str) -> None:
        super().__init__(column)
        self.column, self.why, self.about = column, why, about


@dataclass
class Judge:
    """Judges assessments in turn. `made` are new, `written` went on; each with the rows that it is made of."""

    known: Known
    by: int
    at: datetime
    made: list[tuple[Assessment, list[Row]]] = field(default_factory=list)
    written: list[tuple[Assessment, list[Row]]] = field(default_factory=list)
    held: list[HeldRow] = field(default_factory=list)

    @property
    def on(self) -> date:
        """The day on which this is loaded."""
        return clock.day_of(self.at)

    def judge(self, sent: Sent) -> None:
        """Take an assessment in, or hold it back, or some of its rows."""
        try:
            file = self._model(sent.first)
            before = self._before(sent.first, file)
        except HeldBack as back:
            self.held += [(row.row, back.column, back.why, back.about) for row in sent.rows]
            return
        good = [row for row in sent.rows if not self._holds(row, sent.first, file, before)]
        if good:
            self._take(good, file, before)

    def _model(self, row: Row) -> ModelFile:
        if row.assessed_on > self.on or (row.said_on and row.said_on > self.on):
            raise HeldBack("assessed_on", sentences.LATER, "")
        file = self.known.model(row.model_code, row.model_version, row.assessed_on)
        if file is None:
            raise HeldBack("model_version", sentences.NO_MODEL, f"{row.model_code} {row.model_version}")
        return file

    def _before(self, row: Row, file: ModelFile) -> Assessment | None:
        """What the sender sent of this assessment before; HeldBack where the file may not write on."""
        before, going_on = self.known.before(row), self.known.open(row.threat_id)
        if before and (before.threat_id, before.model_id) != (row.threat_id, file.pk):
            raise HeldBack("threat_reference", sentences.OTHER_THREAT, "")
        if self.known.is_superseded(row):
            raise HeldBack("assessed_on", sentences.SUPERSEDED, row.reference)
        if going_on and going_on is not before:
            raise HeldBack("threat_reference", sentences.WRITING, row.reference)
        if going_on and going_on.state == State.SUBMITTED:
            raise HeldBack("answer", sentences.WAITS, row.reference)
        return before

    def _holds(self, row: Row, first: Row, file: ModelFile, before: Assessment | None) -> bool:
        """Whether one row of an assessment is held back; the others may be taken in without it."""
        criterion = answering.scoring_model(file).criterion(row.criterion)
        why: tuple[str, Sentence, str] | None = None
        if row.head != first.head:
            why = ("threat_reference", sentences.TWO_HEADS, first.sent_reference)
        elif before and before.said_on and row.said_on and row.said_on < before.said_on:
            why = ("said_on", sentences.OLDER, row.reference)
        elif criterion is None:
            why = ("criterion", sentences.NO_CRITERION, str(file))
        elif row.answer not in (None, NOT_KNOWN) and criterion.level(row.answer or "") is None:
            why = ("answer", sentences.NO_LEVEL, str(file))
        if why:
            self.held.append((row.row, *why))
        return why is not None

    def _take(self, rows: list[Row], file: ModelFile, before: Assessment | None) -> None:
        """Write on what was sent before as long as it is open; once it is moderated, begin the next from it.

        What somebody has written on here stays theirs: a file adds to it, and they submit it.
        """
        goes_on = before is not None and before.state in states.WRITABLE
        one = before if before and goes_on else self._new(rows[0], file, before)
        one.answers = merged(one.answers, rows)
        one.assessed_on, one.assessed_by = rows[0].assessed_on, rows[0].assessor_name
        one.said_on = max(filter(None, (one.said_on, *(row.said_on for row in rows))), default=None)
        written_here = goes_on and not is_as_sent(one)
        model, answers = answering.scoring_model(file), answering.from_stored(one.answers)
        if not written_here:
            one.assessor_id = self.by
        if written_here or check_answers(model, answers, submitting=True):
            one.edition += goes_on
            for name, value in drafts.result_columns(score(model, answers)).items():
                setattr(one, name, value)
        else:
            writing.seal(one, self.at)
        if not written_here:
            one.edition_sent = one.edition
        (self.written if goes_on else self.made).append((one, rows))
        self.known.learn(one)

    def _new(self, row: Row, file: ModelFile, before: Assessment | None) -> Assessment:
        number = self.known.numbers[row.threat_id]
        self.known.numbers[row.threat_id] += 1
        return Assessment(
            threat=self.known.threats[row.threat_id],
            model=file,
            number=number,
            answers=deepcopy(before.answers) if before else {},
            began_at=self.at,
            began_because=str(_("Sent in a file.")),
            sent_reference=row.sent_reference,
            said_on=before.said_on if before else None,
        )


def is_as_sent(one: Assessment) -> bool:
    """Whether nobody has written on it since a file did. A return makes an edition too, and writes nothing."""
    returned = one.state == State.RETURNED
    return one.edition_sent is not None and one.edition == one.edition_sent + returned


def merged(stored: dict[str, Any], rows: list[Row]) -> dict[str, Any]:
    """Answers as they are kept, with those of the rows. A cell that is left empty takes nothing away."""
    found = dict(stored)
    for row in rows:
        was = found.get(row.criterion, {})
        found[row.criterion] = {
            "level": row.answer or was.get("level", ""),
            "reason": row.reason or was.get("reason", ""),
            "evidence": row.evidence or was.get("evidence", []),
        }
    return found
