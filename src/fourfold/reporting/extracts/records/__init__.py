"""What a definition can ask of: records with a reference, whose every version is kept.

Each kind of records says here, as data, what extracts have to know of it. Runs, digests, files and comparisons are
the same for all of them.
"""

from __future__ import annotations

from fourfold.reporting.extracts.records import disruptions, threats
from fourfold.reporting.extracts.records.shape import Records

EVERY: dict[str, Records] = {"threats": threats.RECORDS, "disruptions": disruptions.RECORDS}


def records_of(of: str) -> Records:
    """The records that a definition or a run is of."""
    return EVERY[of]
