"""What the good rows about people come to, written in a few statements and told to the audit log."""

from __future__ import annotations

from fourfold.core import capability
from fourfold.core.audit import actions as audit
from fourfold.core.audit.actions import Operation
from fourfold.data.entities import actions as entities
from fourfold.data.entities.actions import Stated
from fourfold.data.sources import staging
from fourfold.data.sources.staging import Staged
from fourfold.understanding.threats.intake.people.judging import Judge
from fourfold.understanding.threats.intake.people.rows import PART
from fourfold.understanding.threats.models import ExploitationCheck, LinkedPerson

PORTION = 2000
CHANGED = [*PART, "ended_because", "said_on"]


def write(staged: Staged, judge: Judge, source: str) -> None:
    """New and corrected people, their exploitation checks, new parts and changed ones."""
    subjects = _people(staged, judge, source)
    for row, check in judge.checks:
        check.subject_id, check.checked_by_id = subjects[row.person_key], staged.by.user_id
    ExploitationCheck.objects.bulk_create([check for _row, check in judge.checks], batch_size=PORTION)
    for row, part in judge.added:
        part.subject_id = subjects[row.person_key]
    LinkedPerson.objects.bulk_create([part for _row, part in judge.added], batch_size=PORTION)
    LinkedPerson.objects.bulk_update(judge.changed, CHANGED, batch_size=500)
    made = [(row.row, "added", part.pk) for row, part in judge.added]
    staging.mark(made, (("news", "text"), ("target", "bigint")))
    _tell(staged, judge)
    touched = {part.threat_id for _row, part in judge.added} | {part.threat_id for part in judge.changed}
    capability.tell("threat parts changed", ids=sorted(touched), by=staged.by, at=staged.at)


def _people(staged: Staged, judge: Judge, source: str) -> dict[str, int]:
    """The subject of each person of the good rows, by the sender's key."""
    said = {row.person_key: Stated(row.person_key, row.name, row.born_on) for row in reversed(judge.good)}
    for row in judge.good:
        if row.born_on:
            said[row.person_key] = Stated(row.person_key, row.name, row.born_on)
    known = judge.known.subjects
    new = [one for key, one in said.items() if key not in known]
    entities.correct_people(
        source=source, people=[one for key, one in said.items() if key in known], by=staged.by
    )
    made = entities.add_people(source=source, people=new, held_by=staged.batch.sender_id, by=staged.by)
    return known | made


def _tell(staged: Staged, judge: Judge) -> None:
    """One entry of each kind a file, with how many: that the file was loaded stands beside it, with its number."""
    told = (
        (Operation.COMBINATION, "threat.link", len(judge.added)),
        (Operation.ALTERATION, "threat.unlink", sum(part.ends_on is not None for part in judge.changed)),
        (Operation.ALTERATION, "threat.relink", sum(part.ends_on is None for part in judge.changed)),
        (Operation.COLLECTION, "threat.check", len(judge.checks)),
    )
    for operation, act, rows in told:
        if rows:
            audit.record(operation, act, by=staged.by, kind="batch", target=staged.batch, rows=rows)
