"""What a new version of a scoring model would change, shown before it is adopted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.scoring.changes import ModelComparison, compare_models
from fourfold.understanding.assessments.scoring.model import ScoringModel
from fourfold.understanding.threats.models import Threat

Tiers = tuple[int | None, int | None]


@dataclass(frozen=True)
class Moved:
    """A record whose tier would be another under the new model, with both results."""

    record: Assessment
    comparison: ModelComparison


@dataclass(frozen=True)
class Preview:
    """Over the assessments of record that the viewer sees: tier before to tier after, and each that moves.

    Tiers are those worked out: an override is a person's and stays. `lost` and `added` are criteria.
    """

    records: int
    tiers: Counter[Tiers]
    moved: list[Moved]
    lost: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def scores(self) -> int:
        """How many keep their tier."""
        return self.records - len(self.moved)


def preview(new: ScoringModel) -> Preview:
    """What the model would make of every assessment of record of its kind."""
    standing = Threat.objects.filter(assessment_of_record__isnull=False).values("assessment_of_record")
    records = list(
        queries.whole().filter(pk__in=standing, model__kind=new.kind).order_by("threat__reference")
    )
    found = [Moved(one, _compared(one, new)) for one in records]
    tiers = Counter(_tiers(one.comparison) for one in found)
    return Preview(
        records=len(records),
        tiers=tiers,
        moved=[one for one in found if len(set(_tiers(one.comparison))) > 1],
        lost=tuple(sorted({code for one in found for code in one.comparison.lost})),
        added=tuple(sorted({code for one in found for code in one.comparison.added})),
    )


def _compared(record: Assessment, new: ScoringModel) -> ModelComparison:
    old = answering.scoring_model(record.model)
    return compare_models(old, new, answering.from_stored(record.answers))


def _tiers(found: ModelComparison) -> Tiers:
    before, after = found.before.tier, found.after.tier
    return (before.number if before else None, after.number if after else None)
