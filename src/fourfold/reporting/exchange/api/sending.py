"""A file written, put in by a person, or taken back before that."""

from __future__ import annotations

from typing import Any

from ninja import Field

from fourfold.core.api import problems
from fourfold.core.api.schemas import Number, Sent
from fourfold.reporting.exchange.actions import writing
from fourfold.reporting.exchange.api.room import room
from fourfold.reporting.exchange.api.told import FileTold, as_it_stands
from fourfold.reporting.exchange.forms import TakeBackForm, WriteForm
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.views.files import found_or_404


class NewFile(Sent):
    """Of which kind (threat, assessment, disruption); and whether what was refused is sent again uncorrected."""

    kind: str = Field(max_length=12)
    unchanged_too: bool = False


class TakeBack(Sent):
    """Why."""

    because: str = Field(max_length=500)


class Nothing(Sent):
    """An empty object."""


@room.writes("/exchange/files", Permission.SEND, FileTold, status=201)
def write(request: Any, given: NewFile) -> FileTold:
    """Write the file of everything of a kind that waits in your unit's outbox. A person puts it in."""
    said = problems.checked(WriteForm(given.model_dump()))
    made = writing.write(
        kind=said["kind"], unchanged_too=said["unchanged_too"], by=request.viewer, at=request.at
    )
    return as_it_stands(made.pk)


@room.writes("/exchange/files/{number}/put-in", Permission.SEND, FileTold)
def put_in(request: Any, number: Number, given: Nothing) -> FileTold:
    """Say that a file was put into the national database. Said twice, it changes nothing."""
    writing.put_in(upload=found_or_404(number), by=request.viewer, at=request.at)
    return as_it_stands(number)


@room.writes("/exchange/files/{number}/take-back", Permission.SEND, FileTold)
def take_back(request: Any, number: Number, given: TakeBack) -> FileTold:
    """Take back a file that was not put in: its records wait in the outbox again."""
    found = found_or_404(number)
    said = problems.checked(TakeBackForm(given.model_dump()))
    writing.take_back(upload=found, because=said["because"], by=request.viewer, at=request.at)
    return as_it_stands(number)
