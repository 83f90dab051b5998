"""A file for the national database as the API tells of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, Schema

from fourfold.core.api import agencies
from fourfold.reporting.exchange.models import Upload
from fourfold.reporting.exchange.views.files import found_or_404


class FileTold(Schema):
    """A file of one kind of record. `state` is written, put_in or taken_back; the digest is of its CSV form."""

    number: int
    reference: str
    kind: str
    agency: str | None = Field(description="The unit that enters it.")
    state: str
    rows: int
    map_version: int
    digest: str
    made_by: str
    made_at: datetime
    put_in_by: str | None
    put_in_at: datetime | None
    taken_back_by: str | None
    taken_back_at: datetime | None
    taken_back_because: str

    @classmethod
    def of(cls, one: Upload, codes: dict[int, str]) -> FileTold:
        """From a file as it stands."""
        same = ("kind", "rows", "map_version", "digest", "made_at", "put_in_at", "taken_back_at",
                "taken_back_because")  # fmt: skip
        people: dict[str, Any] = {
            name: person.name if (person := getattr(one, name)) else None
            for name in ("made_by", "put_in_by", "taken_back_by")
        }
        state = "taken_back" if one.taken_back_at else "put_in" if one.put_in_at else "written"
        return cls(
            **{name: getattr(one, name) for name in same}, **people, number=one.pk, reference=str(one),
            agency=codes.get(one.agency_id), state=state,
        )  # fmt: skip


def as_it_stands(number: int) -> FileTold:
    """One file, for whoever it exists for."""
    return FileTold.of(found_or_404(number), agencies.codes())
