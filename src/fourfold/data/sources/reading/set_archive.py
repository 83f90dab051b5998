"""An archive of CSV files: only those that the column map names, each measured before it is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import BinaryIO

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import nested_refusals, workbook_refusals
from fourfold.data.sources.reading.archive import LARGEST, MOST_TIMES, SMALL
from fourfold.data.sources.reading.cells import shown

LEFT_BY_MACS = "__MACOSX"


class SetArchive:
    """The files of a set by their pattern in the column map. Nothing is ever written to where a name points."""

    def __init__(self, stream: BinaryIO, size: int, contract: Contract) -> None:
        with reading():
            self._zip = zipfile.ZipFile(stream)
        held = [one for one in self._zip.infolist() if not one.is_dir() and LEFT_BY_MACS not in one.filename]
        _check(held, size)
        wanted = {part.file: part.may_be_missing for part in contract.files}
        if contract.counts:
            wanted[contract.counts.file] = False
        self._found = {pattern: _matching(pattern, held, may) for pattern, may in wanted.items()}
        taken = [one for one in self._found.values() if one]
        for one in held:
            if one not in taken:
                raise Refused(nested_refusals.PART_EXTRA.say(file=shown(one.filename)))

    def name(self, pattern: str) -> str:
        """The name of the file that a pattern stands for; empty where it may be missing and is."""
        found = self._found[pattern]
        return shown(PurePosixPath(found.filename).name) if found else ""

    def open(self, pattern: str) -> BinaryIO:
        """The bytes of a file, as it unpacks: never more than it declares."""
        found = self._found[pattern]
        assert found is not None
        return self._zip.open(found)  # type: ignore[return-value]


@contextmanager
def reading() -> Iterator[None]:
    """What the archive's own faults raise becomes one refusal."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise Refused(nested_refusals.DAMAGED_SET.say()) from None


def _matching(pattern: str, held: list[zipfile.ZipInfo], may_be_missing: bool) -> zipfile.ZipInfo | None:
    wanted = pattern.casefold()
    found = [one for one in held if fnmatchcase(PurePosixPath(one.filename).name.casefold(), wanted)]
    if len(found) > 1:
        names = shown(", ".join(one.filename for one in found))
        raise Refused(nested_refusals.PART_TWICE.say(file=pattern, found=names))
    if not found and not may_be_missing:
        raise Refused(nested_refusals.PART_MISSING.say(file=pattern))
    return found[0] if found else None


def _check(held: list[zipfile.ZipInfo], size: int) -> None:
    if any(one.filename == "[Content_Types].xml" for one in held):
        raise Refused(workbook_refusals.IS_WORKBOOK.say(wanted="ZIP"))
    if any(one.flag_bits & 1 for one in held):
        raise Refused(nested_refusals.LOCKED_SET.say())
    unpacked = sum(one.file_size for one in held)
    if unpacked > LARGEST:
        raise Refused(nested_refusals.SET_TOO_BIG.say(limit=LARGEST >> 20))
    if unpacked > max(SMALL, MOST_TIMES * size):
        raise Refused(nested_refusals.SET_PACKED.say(times=unpacked // size))
