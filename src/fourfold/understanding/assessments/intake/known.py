"""What the platform holds of the threats of a file, read at once and kept up as its assessments are taken in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q

from fourfold.core.history import clock
from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.actions import drafts
from fourfold.understanding.assessments.codes import KIND
from fourfold.understanding.assessments.intake.rows import Row
from fourfold.understanding.assessments.models import OPEN, Assessment, ModelFile, State
from fourfold.understanding.threats import queries as threats

# What stands, or waits to: a draft is nobody's judgement yet, and what was withdrawn is none any more.
HANDED_OVER = (State.SUBMITTED, State.RETURNED, State.MODERATED)


class Known:
    """Threats, models and assessments; second opinions are nobody's to send."""

    def __init__(self, threat_ids: Collection[int], targets: Collection[int]) -> None:
        self.threats = threats.several(threat_ids)
        self.numbers = drafts.next_numbers(sorted(threat_ids))
        self._files = {(file.code, file.version): file for file in ModelFile.objects.filter(kind=KIND)}
        self._of: dict[int, list[Assessment]] = defaultdict(list)
        self._by_number: dict[int, Assessment] = {}
        # Held, so that nobody saves a draft between this reading and the writing.
        found = Assessment.objects.select_for_update(of=("self",)).select_related("model")
        about = Q(threat_id__in=threat_ids) | Q(pk__in=targets)
        for one in found.filter(about, second_to__isnull=True).order_by("pk"):
            self._by_number[one.pk] = one
            if one.threat_id in self.threats:
                one.threat = self.threats[one.threat_id]
                self._of[one.threat_id].append(one)

    def model(self, code: str, version: str, on: date) -> ModelFile | None:
        """The adopted model, if it was in force on a day."""
        file = self._files.get((code, version))
        return file if file and answering.in_force(file, on) else None

    def before(self, row: Row) -> Assessment | None:
        """The assessment that the sender calls the same, the latest of them; or the one that the row went to."""
        same = [one for one in self._of[row.threat_id] if one.sent_reference == row.sent_reference]
        return same[-1] if same else self._by_number.get(row.target or 0)

    def open(self, threat_id: int) -> Assessment | None:
        """The one assessment that is being written or moderated."""
        return next((one for one in self._of[threat_id] if one.state in OPEN), None)

    def is_superseded(self, row: Row) -> bool:
        """Whether something stands or waits that was judged on a later day than this."""
        others = [one for one in self._of[row.threat_id] if one.sent_reference != row.sent_reference]
        return any(_judged_on(one) > row.assessed_on for one in others if one.state in HANDED_OVER)

    def learn(self, one: Assessment) -> None:
        """Assessments that follow in the file meet this one."""
        if one not in self._of[one.threat_id]:
            self._of[one.threat_id].append(one)


def _judged_on(one: Assessment) -> date:
    assert one.submitted_at is not None  # only of what was handed over
    return one.assessed_on or clock.day_of(one.submitted_at)
