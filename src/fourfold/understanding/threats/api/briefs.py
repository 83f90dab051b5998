"""What officers are told of a threat, and the local threats of a force or a council area."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.http import Http404
from ninja import Field, Query, Schema

from fourfold.core.access import as_known
from fourfold.core.api import agencies, lists, operations, problems
from fourfold.core.api.schemas import Listed, Paging, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import past
from fourfold.understanding.threats.actions import briefing
from fourfold.understanding.threats.api.room import found_or_404, room
from fourfold.understanding.threats.briefs import areas, local
from fourfold.understanding.threats.briefs.rules import Standing
from fourfold.understanding.threats.forms.briefing import AreaForm, BriefForm
from fourfold.understanding.threats.models import Brief
from fourfold.understanding.threats.policy import Permission


class BriefTold(Schema):
    """What officers are told. An empty `safety` says that no warning is written, not that there is no danger."""

    safety: str
    signs: str
    to_report: str
    review_on: date
    written_by: str
    written_at: datetime
    edition: int

    @classmethod
    def of(cls, brief: Any) -> Self:
        """From a row."""
        names = ("safety", "signs", "to_report", "review_on", "written_at", "edition")
        return cls(**{name: getattr(brief, name) for name in names}, written_by=brief.written_by.name)


class BriefSent(Sent):
    """What officers are to be told, and the day on which somebody looks again."""

    safety: str = Field("", max_length=300)
    signs: str = Field(max_length=500)
    to_report: str = Field(max_length=500)
    review_on: date


class Local(Schema):
    """An open threat as officers read it. Victims and witnesses are never named; who may be exploited, apart."""

    reference: str
    name: str
    kind: str
    lro: str
    brief: BriefTold | None
    involved: list[str]
    safeguard: list[str]


class Locals(Listed):
    """A page of local threats: what may hurt somebody first."""

    items: list[Local]


class Area(Paging):
    """A council area, by its code; left out for all."""

    area: str = Field("", max_length=60)


@room.reads("/threats/{reference}/brief", Permission.VIEW, BriefTold, past=True)
def brief(request: Any, reference: str) -> BriefTold:
    """What officers are told of a threat, today or as known on a past day."""
    found = found_or_404(request, reference)
    rows = past.rows(Brief, request.as_of, "written_by", threat_id=found.record)
    audit.consulted(
        "threat.read", by=request.viewer, kind="threat", target=found.reference, of=found.owner_agency_id
    )
    if not rows:
        raise Http404
    return BriefTold.of(rows[0])


@room.writes("/threats/{reference}/brief", Permission.RECORD, BriefTold, method="PUT", amends=True)
def write_brief(request: Any, reference: str, given: BriefSent) -> BriefTold:
    """Put a brief in force; the one before stays in the history. Send If-Match: "0" where there is none yet."""
    found = found_or_404(request, reference)
    opened = operations.edition(request)
    form = BriefForm(given.model_dump() | {"opened": opened})
    problems.checked(form)
    try:
        written = briefing.write(
            threat=found, opened=opened, told=form.told(), by=request.viewer, at=request.at
        )
    except Clash as clash:
        raise operations.clash(BriefTold.of(clash.current), given, str(clash)) from clash
    return BriefTold.of(written)


@room.reads("/local", Permission.VIEW, Locals, past=True)
def local_threats(request: Any, given: Query[Area]) -> Locals:
    """The open threats of your force, or of one council area, with their briefs."""
    asked = lists.asked(given, (), local.FIRST.sort)
    found = local.opened(request.at, request.as_of)
    page = local.page(found, _area(request, found, given.area), asked, now=request.at, as_of=request.as_of)
    audit.consulted("threat.local", by=request.viewer, kind="threat", rows=len(page.rows))
    return Locals(**lists.told(page, asked), items=list(map(_local, page.rows)))


def _area(request: Any, found: local.Opened, code: str) -> int | None:
    """The council that was asked for, by the form of the page."""
    if not code:
        return None
    on = as_known.day_of(request)
    choices = areas.choices(found.touched, request.viewer.agencies, on, as_of=request.as_of)
    number = str(agencies.number(code, "area"))
    return int(problems.checked(AreaForm({"area": number}, areas=choices))["area"])


def _local(entry: local.Entry) -> Local:
    return Local(
        reference=entry.threat.reference,
        name=entry.threat.name,
        kind=entry.threat.kind,
        lro=entry.threat.lro,
        brief=BriefTold.of(entry.brief) if entry.brief else None,
        involved=[one.name for one in entry.standing(Standing.INVOLVED)],
        safeguard=[one.name for one in entry.standing(Standing.SAFEGUARD)],
    )
