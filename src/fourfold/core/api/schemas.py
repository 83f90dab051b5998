"""The shapes that every room uses: what is sent, what is answered, a page of a list, and a problem."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import ConfigDict, field_validator

# Identifiers are numbers of the database's own; nothing that it could not hold reaches it.
Number = Annotated[int, Field(ge=1, le=2**53 - 1)]
Row = Annotated[int, Field(ge=1, le=2**31 - 1)]
MOST_ROWS = 200


class Sent(Schema):
    """What a machine sends. A name that is not known is refused: a misspelt one would be lost."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def _no_text_that_cannot_be_kept(cls, sent: Any) -> Any:
        """The database keeps no NUL, as the forms of pages know; not everything that is sent passes through one."""
        if any("\0" in one for one in (sent if isinstance(sent, list) else [sent]) if isinstance(one, str)):
            raise ValueError("NUL")
        return sent


class Nothing(Sent):
    """An empty object."""


class Listed(Schema):
    """A page of a list: how many there are in all, and the token of the next page, null on the last one."""

    count: int
    next: str | None


class Paging(Schema):
    """Where a page starts, how many rows it has, and in which order."""

    after: str = Field("", max_length=400, description="The token in `next` of the page before.")
    limit: int = Field(50, ge=1, le=MOST_ROWS)
    sort: str = Field(
        "", max_length=40, description="A column; with a hyphen before it, the other way round."
    )


class Fault(Schema):
    """One thing to mend, at its field; "" where it is about the whole."""

    field: str
    detail: str


class Problem(Schema):
    """Why a request was not answered (RFC 9457). `detail` and `errors` are the sentences that pages show too."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] | None = None
    current: dict[str, Any] | None = Field(None, description="After a clash: the record as it stands now.")
    sent: dict[str, Any] | None = Field(None, description="After a clash: what was sent, and not saved.")
