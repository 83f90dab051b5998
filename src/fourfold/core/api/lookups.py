"""Code lists: what the codes in records and in what is sent mean, on any day."""

from __future__ import annotations

from typing import Any

from ninja import Field, Query, Schema

from fourfold.core.access import as_known
from fourfold.core.access.policy import Permission
from fourfold.core.api.rooms import Room
from fourfold.core.reference import presenters, queries

room = Room("Codes")


class CodeTold(Schema):
    """One code of a list, in the language that the call asks for (Accept-Language: en or cy)."""

    list_name: str
    code: str
    label: str
    meaning: str
    illustrative: bool = Field(description="Whether it stands in for a national list that is not public.")


class Codes(Schema):
    """Every code in force on the day of the call."""

    count: int
    items: list[CodeTold]


class Which(Schema):
    """One list, or all of them."""

    list_name: str = Field("", max_length=40)


@room.reads("/codes", Permission.SIGNED_IN, Codes, past=True)
def codes(request: Any, given: Query[Which]) -> Codes:
    """The code lists: threat areas, phases, types, roles of people and so on."""
    day = as_known.day_of(request)
    found = [
        CodeTold(
            list_name=name, code=one.code, label=presenters.label(one), meaning=one.meaning,
            illustrative=one.illustrative,
        )
        for name, some in queries.every(day, known=request.as_of).items()
        for one in some
        if given.list_name in ("", name)
    ]  # fmt: skip
    return Codes(count=len(found), items=found)
