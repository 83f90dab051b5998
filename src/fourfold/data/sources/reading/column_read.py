"""What reading one column of a chunk gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fourfold.data.sources.contracts.saying import Said


@dataclass(slots=True)
class ColumnRead:
    """One column of a chunk: parallel `values` and `texts`, faults and warnings by position in the chunk."""

    values: list[Any]
    texts: list[str]
    faults: list[tuple[int, Said]] = field(default_factory=list)
    warnings: list[tuple[int, Said]] = field(default_factory=list)
