"""Adding a threat and amending it."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field

from fourfold.core.agencies.presenters import owners
from fourfold.core.api import agencies, operations, problems
from fourfold.core.api.schemas import Sent
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.understanding.threats import presenters, queries
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.api import told
from fourfold.understanding.threats.api.room import found_or_404, room
from fourfold.understanding.threats.api.told import ThreatTold
from fourfold.understanding.threats.forms.facts import AddForm, AmendForm
from fourfold.understanding.threats.policy import Permission


class NewThreat(Sent):
    """A threat to be recorded. It is given its reference."""

    kind: str = Field(max_length=20)
    subtype: str = Field("", max_length=40)
    name: str = Field(max_length=200)
    summary: str = Field("", max_length=4000)
    main_area: str = Field(max_length=40)
    further_areas: list[str] = Field([], max_length=50)
    owner: str = Field(max_length=60, description="The code of an agency.")
    phase: str = Field(max_length=40)
    lro: str = Field("", max_length=120)
    first_identified: date | None = None


class ThreatAmendment(Sent):
    """What is to be changed; what is left out stays as it is."""

    name: str | None = Field(None, max_length=200)
    subtype: str | None = Field(None, max_length=40)
    summary: str | None = Field(None, max_length=4000)
    main_area: str | None = Field(None, max_length=40)
    further_areas: list[str] | None = Field(None, max_length=50)
    lro: str | None = Field(None, max_length=120)
    phase: str | None = Field(None, max_length=40)
    is_soc: bool | None = None
    review_due: date | None = None
    first_identified: date | None = None


@room.writes("/threats", Permission.RECORD, ThreatTold, status=201)
def add(request: Any, given: NewThreat) -> ThreatTold:
    """Record a threat."""
    on = clock.day_of(request.at)
    owner = agencies.number(given.owner, "owner", among=request.viewer.write_agencies)
    form = AddForm(
        given.model_dump() | {"owner": str(owner)}, words=presenters.Words.on(on), today=on,
        owners=owners(request.viewer.write_agencies, on),
    )  # fmt: skip
    problems.checked(form)
    made = recording.add(facts=form.facts(), by=request.viewer, at=request.at)
    return told.threat(queries.threat(made.reference))


@room.writes("/threats/{reference}", Permission.RECORD, ThreatTold, method="PATCH", amends=True)
def amend(request: Any, reference: str, given: ThreatAmendment) -> ThreatTold:
    """Change facts of a threat. Its type, its owner and closing it are decisions, and asked for."""
    found = found_or_404(request, reference)
    opened = operations.edition(request)
    stands = {name: getattr(found, name) for name in recording.AMENDABLE}
    data = stands | given.model_dump(exclude_unset=True) | {"opened": opened}
    words = presenters.Words.on(clock.day_of(request.at))
    form = AmendForm(data, words=words, phase=found.phase)
    problems.checked(form)
    try:
        recording.amend(
            threat=found, opened=opened, changes=_asked(form, given), by=request.viewer, at=request.at
        )
    except Clash as clash:
        raise operations.clash(told.threat(_now(clash.current)), given, str(clash)) from clash
    return told.threat(queries.threat(reference))


def _asked(form: AmendForm, given: ThreatAmendment) -> dict[str, Any]:
    """Only what was sent: what stands in the rest of the form was read, and may be older than what stands now."""
    return {name: value for name, value in form.changes().items() if name in given.model_fields_set}


def _now(current: Any) -> Any:
    return queries.threat(current.reference)
