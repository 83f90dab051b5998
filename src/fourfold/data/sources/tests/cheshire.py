"""Small files of threats as Cheshire's shipped column map wants them, for tests."""

from __future__ import annotations

import csv
import io
from typing import Any

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources.actions import loading, receiving
from fourfold.data.sources.models import Batch

HEADINGS = (
    "Ref",
    "Threat name",
    "Type",
    "Sub type",
    "Summary",
    "Main crime area",
    "Other crime areas",
    "Owning force",
    "Lead agency",
    "Status",
    "SOC?",
    "Event date",
    "APMIS no",
    "PND ref",
    "Councils",
    "LRO",
    "Next review",
)
GOOD = {"Threat name": "Op Larch", "Type": "OCG", "Summary": "supplies from Dunmere", "Main crime area": "Drugs",
        "Owning force": "Cheshire", "Status": "Pursue", "SOC?": "Yes", "Event date": "01/02/2023", "APMIS no": "A1",
        "Councils": "Halton", "LRO": "officer 1"}  # fmt: skip


def row(number: int, **changes: str) -> dict[str, str]:
    """A good row; keywords are headings with underscores for spaces ("Threat_name")."""
    renamed = {{"SOC": "SOC?"}.get(name, name.replace("_", " ")): value for name, value in changes.items()}
    return {**GOOD, "Ref": f"CH-{number:04}", **renamed}


def written(*rows: dict[str, str], ending: bool = True, count: int | None = None) -> bytes:
    """The bytes of a file with these rows and, if whole, its last line."""
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow(HEADINGS)
    lines.writerows([one.get(heading, "") for heading in HEADINGS] for one in rows)
    if ending:
        lines.writerow(["END OF FILE", len(rows) if count is None else count])
    return out.getvalue().encode()


def received(
    viewer: Viewer, content: bytes, *, sender: int | None = None, name: str = "cheshire.csv"
) -> Batch:
    """The file, received in a transaction of the viewer's."""
    with viewing(viewer) as now:
        return receiving.receive(
            sender_id=sender or viewer.agency_id or 0,
            what="threats",
            column_map="threats_cheshire",
            file_name=name,
            file=io.BytesIO(content),
            by=viewer,
            at=now,
        )


def loaded(viewer: Viewer, *rows: dict[str, str], content: bytes | None = None, **given: Any) -> Batch:
    """The file, received and loaded."""
    batch = received(viewer, written(*rows) if content is None else content, **given)
    with viewing(viewer) as now:
        return loading.load(batch=batch, by=viewer, at=now)
