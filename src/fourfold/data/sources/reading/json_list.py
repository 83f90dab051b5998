"""The records of one long JSON list, taken one at a time so that the list is never whole in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.reading import refusals, sentences
from fourfold.data.sources.reading.cells import Fault
from fourfold.data.sources.reading.encodings import LONGEST_LINE

SPACE = re.compile(r"[ \t\r\n\ufeff]*")
Record = dict[str, Any] | Fault | None


class Doubled(dict[str, Any]):
    """A record that gives one of its fields twice."""


def taken(record: Any, raw: str) -> Record:
    """What was read as a record, or why it is none."""
    if isinstance(record, Doubled):
        return Fault(raw, sentences.FIELD_TWICE.say())
    return record if isinstance(record, dict) else Fault(raw, sentences.BAD_RECORD.say())


def records_of_list(texts: Iterator[str], decoder: json.JSONDecoder) -> Iterator[Record]:
    """Each record of a list given as pieces of text; raises Refused when it is not one whole list."""
    buffer, row = _skip(next(texts, "")), 0
    while not buffer and (more := next(texts, "")):
        buffer = _skip(more)
    if buffer[:1] != "[":
        raise Refused(refusals.NOT_JSON_LIST.say() if buffer else refusals.EMPTY_FILE.say())
    pending = _Pending(buffer[1:], texts)
    while pending.peek(row) != "]":
        row += 1
        yield pending.take(decoder, row)
    pending.close()


class _Pending:
    """Text of a JSON list that has been read and not yet taken."""

    def __init__(self, text: str, texts: Iterator[str]) -> None:
        self.text, self.texts, self.at = text, texts, 0

    def more(self, row: int) -> None:
        piece = next(self.texts, None)
        if piece is None:
            raise Refused(refusals.STOPS.say(row=row))
        self.text, self.at = self.text[self.at :] + piece, 0
        if len(self.text) > LONGEST_LINE:
            raise Refused(refusals.NOT_JSON.say(row=row))

    def peek(self, row: int) -> str:
        self.at = SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
        while self.at >= len(self.text):
            self.more(row)
            self.at = SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
        return self.text[self.at]

    def take(self, decoder: json.JSONDecoder, row: int) -> Record:
        if row > 1:
            if self.peek(row) != ",":
                raise Refused(refusals.NOT_JSON.say(row=row))
            self.at += 1
        self.peek(row)
        while True:
            try:
                value, end = decoder.raw_decode(self.text, self.at)
            except RecursionError:
                raise Refused(refusals.NOT_JSON.say(row=row)) from None
            except ValueError as error:
                if not _may_go_on(error, self.text):
                    raise Refused(refusals.NOT_JSON.say(row=row)) from None
                self.more(row)
                continue
            raw, self.at = self.text[self.at : end], end
            return taken(value, raw)

    def close(self) -> None:
        if _skip(self.text[self.at + 1 :]) or any(_skip(text) for text in self.texts):
            raise Refused(refusals.AFTER_JSON.say())


def _may_go_on(error: ValueError, text: str) -> bool:
    if not isinstance(error, json.JSONDecodeError):
        return False
    # A fault within the last few letters, or in a string that has no end, may only mean that more is to come.
    return error.msg.startswith("Unterminated string") or error.pos >= len(text) - 8


def _skip(text: str) -> str:
    return text[SPACE.match(text).end() :]  # type: ignore[union-attr]
