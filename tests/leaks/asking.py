"""One answer, in the form in which two of them are compared: what it says, where it sends, and what it cost."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.db import connection, transaction

from tests.guardrails.listening import READ
from tests.leaks import owner

# What differs between two answers to one question though nothing in the region does.
CHANCE = (
    (re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|(?<=nonce=")[^"]*|(?<=nonce-)[\w/+=-]*'), ""),
    (re.compile(r'name="(?:form_key|idempotency)[^"]*" value="[^"]*"'), ""),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|\+\d\d:?\d\d)?"), "MOMENT"),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d%3A\d\d%3A[\w.%]*"), "MOMENT"),
    (re.compile(r'<svg[^>]*class="ff-qr".*?</svg>|(?:\b[A-Z2-7]{4} ?){8,}|audit_seal_lag_seconds \d+', re.DOTALL), ""),
    (re.compile(r'data-seal="[^"]*"|data-options="[^"]*"|name="sealed" value="[^"]*"|fourfold_[a-z\d]{8}_[\w-]+'), ""),
    (re.compile(r"\b\d\d:\d\d(?::\d\d)?\b"), "TIME"),
)  # fmt: skip

WAITING = (
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "select fourfold_now()",
    "select pg_stat_clear",
    "select oldest_open",
)
SESSION = '"access_session"'  # its last use is written down once a minute
EVERYBODYS = ("agencies_", "reference_")


@dataclass(frozen=True)
class Answer:
    """What came of asking: the status, what was said, the tables' statements behind it."""

    status: int
    said: str
    statements: tuple[str, ...] = ()

    def differs(self, other: Answer) -> str:
        """In what two answers differ, in one line; "" where they do not."""
        if self.status != other.status:
            return f"is answered {self.status} with the record and {other.status} without"
        if self.said != other.said:
            return f"says with the record: {_first_difference(self.said, other.said)}"
        if self.statements != other.statements:
            return (
                f"takes {len(self.statements)} statements with the record and {len(other.statements)} without:"
                f" {_first_difference(chr(10).join(self.statements), chr(10).join(other.statements))}"
            )
        return ""


def without_chance(text: str) -> str:
    """A text without what is different each time."""
    for pattern, instead in CHANCE:
        text = pattern.sub(instead, text)
    return text


def said(response: Any) -> str:
    """Everything that a response tells: where it sends, its headers of note, and its body, files unpacked."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = _sheets(body) if body[:2] == b"PK" else body.decode("utf-8", "replace")
    heads = [f"{name}: {response[name]}" for name in ("Location", "Content-Disposition") if name in response]
    return without_chance("\n".join([*heads, text]))


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens in the block has not happened after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answer(ask: Callable[[], tuple[int, str]]) -> Answer:
    """The answer to a question that leaves nothing behind, with the statements that it took."""
    heard: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not _of_no_record(str(sql)):
            heard.append(_without_numbers(str(sql)))
        return execute(sql, params, many, context)

    with undone(), connection.execute_wrapper(listen):
        status, text = ask()
    return Answer(status, text, tuple(heard))


def _without_numbers(sql: str) -> str:
    """A statement without the names that Django makes up for savepoints and cursors."""
    return re.sub(r'"?(?:s\d+_x\d+|_django_curs_[\w]+)"?', "", sql)


def _of_no_record(sql: str) -> bool:
    """Whether a statement reads no record: it waits for the clock, or reads what a process keeps in memory."""
    if sql.startswith(WAITING) or SESSION in sql:
        return True
    tables = READ.findall(sql)
    return bool(tables) and all(table.startswith(EVERYBODYS) for table in tables)


def count_from(number: int) -> None:
    """Give the next record of every kind this number: that numbers count hidden records too is in THREAT_MODEL."""
    owner.say(
        f"select setval(format('%I.%I', schemaname, sequencename)::regclass, {number:d}) from pg_sequences"
        " where last_value is not null and max_value > 2000000000"
    )


def _first_difference(one: str, other: str) -> str:
    """The lines where two texts part, a little of each."""
    left, right = one.splitlines(), other.splitlines()
    for mine, theirs in zip(left, right, strict=False):
        if mine != theirs:
            return f"{mine.strip()[:300]!r} for {theirs.strip()[:300]!r}"
    longer = left if len(left) > len(right) else right
    rest = longer[min(len(left), len(right)) :]
    return f"{len(left)} lines for {len(right)}: {' '.join(rest)[:300]!r}"


def _sheets(body: bytes) -> str:
    with zipfile.ZipFile(BytesIO(body)) as book:
        names = sorted(name for name in book.namelist() if name.startswith(("xl/worksheets", "xl/shared")))
        return "\n".join(book.read(name).decode() for name in names)
