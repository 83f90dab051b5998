"""Checkpoints published each hour by the worker: a line added to a file in a folder that another machine keeps.

Where no folder is set nothing is published. Whoever takes the machine that holds the key can sign what they changed,
but not the lines that were taken away before.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from fourfold.core.audit import queries
from fourfold.core.audit.checkpoints import Checkpoint, NoCheckpointError, line

FILE = "checkpoints.txt"
SHOWN = 50
FARTHEST = 200_000  # bytes of the end of the file: some hundreds of lines


@dataclass(frozen=True)
class Published:
    """A published checkpoint, and whether the chain has that block today with that digest."""

    era: int
    no: int
    at: datetime
    holds: bool


def publish() -> int:
    """Add a line for the last block, if there is a new one and a folder is set; gives how many were added."""
    folder, key, last = settings.CHECKPOINT_FOLDER, settings.CHECKPOINT_KEY, queries.last_block()
    if folder is None or last is None:
        return 0
    if key is None:
        raise NoCheckpointError("FOURFOLD_CHECKPOINT_FOLDER is set, and FOURFOLD_CHECKPOINT_KEY is not.")
    before = _end_of(Path(folder) / FILE)
    if before and (before[-1].era, before[-1].no) == (last.era, last.no):
        return 0
    found = Checkpoint(last.era, last.no, last.hash, last.sealed_at.isoformat(timespec="seconds"))
    signed = line(found, Path(key).read_bytes())
    with (Path(folder) / FILE).open("a", encoding="utf-8") as file:
        file.write(signed + "\n")
        file.flush()
        os.fsync(file.fileno())
    return 1


def published() -> list[Published] | None:
    """The newest published checkpoints, newest first, beside the chain; None where no folder is set."""
    if settings.CHECKPOINT_FOLDER is None:
        return None
    lines = _end_of(Path(settings.CHECKPOINT_FOLDER) / FILE)[-SHOWN:]
    there = _hashes(lines)
    return [
        Published(one.era, one.no, datetime.fromisoformat(one.at), there.get((one.era, one.no)) == one.hash)
        for one in reversed(lines)
    ]


def _hashes(lines: Iterable[Checkpoint]) -> dict[tuple[int, int], str]:
    asked = [(one.era, one.no) for one in lines]
    with connection.cursor() as cursor:
        cursor.execute(
            "select b.era, b.no, encode(b.hash, 'hex') from audit_block b"
            " join unnest(%s::int[], %s::bigint[]) as a (era, no) using (era, no)",
            [[era for era, _no in asked], [no for _era, no in asked]],
        )
        return {(era, no): found for era, no, found in cursor.fetchall()}


def _end_of(file: Path) -> list[Checkpoint]:
    """The last lines that can be read; whether each is signed, `fourfold audit verify` says."""
    if not file.exists():
        return []
    with file.open("rb") as opened:
        opened.seek(max(0, file.stat().st_size - FARTHEST))
        text = opened.read().decode("utf-8", "replace")
    found = []
    for one in text.splitlines():
        try:
            said = json.loads(one)
            datetime.fromisoformat(said["at"])
            found.append(Checkpoint(int(said["era"]), int(said["no"]), str(said["hash"]), said["at"]))
        except (ValueError, TypeError, KeyError):
            continue
    return found
