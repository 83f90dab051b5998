"""Whether the audit log is what was sealed: every block anew, the chain, what stands outside, and the unsealed end.

Read as the owner of the tables, since the application may read no entry; worked out here and not by the database, in
which whoever changed an entry could have changed the functions too. Entries and blocks pass by one at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from fourfold.core.audit import faults
from fourfold.core.audit.checkpoints import Checkpoint
from fourfold.core.audit.encoding import BLOCK, ENTRY, block_hash, leaf

AT_ONCE = 5000
Progress = Callable[[int], None]
Where = tuple[int, int]  # an era and a transaction in it


class Entry(NamedTuple):
    """An entry as it is checked: where it stands, its number, and its digest."""

    where: Where
    id: int
    stamped: datetime
    leaf: bytes


@dataclass
class Found:
    """What a check came to. Whole where there is no fault; the tail is what no block seals yet."""

    blocks: int = 0
    entries: int = 0
    last: dict[str, Any] | None = None
    tail: int = 0
    tail_since: datetime | None = None
    checkpoints: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def verify(
    connection: Any, checkpoints: Iterable[Checkpoint] = (), progress: Progress | None = None
) -> Found:
    """Check the whole log over a connection of its owner (psycopg's), in one snapshot, against signed checkpoints."""
    found, promised = Found(), {(one.era, one.no): one for one in checkpoints}
    found.checkpoints = len(promised)
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read, read only")
        connection.execute("set local statement_timeout = 0")
        entries = _Passing(_entries(connection), progress)
        for block in _blocks(connection):
            _check(found, block, entries, promised.pop((block["era"], block["no"]), None))
        _end(found, entries)
    found.faults += [faults.cut_off(one) for one in promised.values()]
    return found


def _check(found: Found, block: dict[str, Any], entries: _Passing, promised: Checkpoint | None) -> None:
    begins, ends = (block["era"], block["x_from"]), (block["era"], block["x_to"])
    outside = sum(1 for _entry in entries.before(begins))
    sealed, leaves = 0, hashlib.sha256()
    for entry in entries.before(ends):
        sealed += 1
        leaves.update(entry.leaf)
    found.faults += [
        *([faults.outside(outside, block)] if outside else []),
        *faults.of_chain(found.last, block),
        *([faults.number(block, sealed)] if sealed != block["entries"] else []),
        *([faults.content(block)] if sealed == block["entries"] and leaves.digest() != block["root"] else []),
        *([faults.block_itself(block)] if block_hash(block) != block["hash"] else []),
        *([faults.another(promised)] if promised and promised.hash != block["hash"].hex() else []),
    ]
    found.blocks, found.entries, found.last = found.blocks + 1, found.entries + sealed, block


def _end(found: Found, entries: _Passing) -> None:
    """What stands after the last block: the unsealed end of its era or of the one after, in which nothing is sealed."""
    for entry in entries.before(None):
        found.tail += 1
        found.tail_since = min(entry.stamped, found.tail_since or entry.stamped)


class _Passing:
    """Entries in their order, taken as far as a place."""

    def __init__(self, entries: Iterator[Entry], progress: Progress | None) -> None:
        self._entries, self._progress, self._passed = entries, progress, 0
        self._next = next(entries, None)

    def before(self, place: Where | None) -> Iterator[Entry]:
        """Those that stand before a place; all that are left for none."""
        while self._next is not None and (place is None or self._next.where < place):
            yield self._next
            self._next = next(self._entries, None)
            self._passed += 1
            if self._progress and self._passed % AT_ONCE == 0:
                self._progress(self._passed)


def _entries(connection: Any) -> Iterator[Entry]:
    era, xid, stamped = ENTRY.index("era"), ENTRY.index("xid"), ENTRY.index("stamped")
    columns = ", ".join("xid::text::numeric::bigint as xid" if name == "xid" else name for name in ENTRY)
    with connection.cursor(name="audit_entries") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(f"select {columns} from audit_entry order by era, audit_entry.xid, id")
        for row in cursor:
            yield Entry((row[era], row[xid]), row[0], row[stamped], leaf(row))


def _blocks(connection: Any) -> Iterator[dict[str, Any]]:
    names = (*BLOCK, "hash")
    columns = ", ".join(
        f"{name}::text::numeric::bigint" if name in ("x_from", "x_to") else name for name in names
    )
    with connection.cursor(name="audit_blocks") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(f"select {columns} from audit_block order by era, no")
        for row in cursor:
            yield dict(zip(names, row, strict=True))
