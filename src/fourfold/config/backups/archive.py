"""The file of a backup: a tar with a manifest, the database's dump and the files that wait in the spool.

The manifest names every member with its size and SHA-256, and carries a digest of itself: a changed byte is noticed.
"""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from fourfold.config.postgres.problem import DatabaseUnusableError

MANIFEST, DUMP, SPOOL = "manifest.json", "database.dump", "incoming/"


def write(target: Path, facts: dict[str, Any], dump: Path, waiting: Iterable[Path]) -> str:
    """Write a backup whole or not at all, for its owner's eyes alone; gives its digest."""
    members = {DUMP: dump} | {f"{SPOOL}{path.name}": path for path in waiting}
    contents = facts | {"members": {name: _described(path) for name, path in members.items()}}
    draft = target.with_name(f".{target.name}.part")
    with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            manifest = json.dumps({"digest": _digest(contents), "contents": contents}, indent=1).encode()
            entry = tarfile.TarInfo(MANIFEST)
            entry.size = len(manifest)
            tar.addfile(entry, BytesIO(manifest))
            for name, path in members.items():
                tar.add(path, name, filter=_anonymous)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    return _digest(contents)


class Backup:
    """A backup that was opened and found to be what was written."""

    def __init__(self, tar: tarfile.TarFile, contents: dict[str, Any]) -> None:
        self.tar, self.contents = tar, contents
        self.digest = _digest(contents)

    def member(self, name: str) -> IO[bytes]:
        """One member, from its beginning."""
        stream = self.tar.extractfile(name)
        if stream is None:
            raise KeyError(name)
        return stream

    def waiting(self) -> list[str]:
        """The names of the files that waited in the spool."""
        return [name.removeprefix(SPOOL) for name in self.contents["members"] if name.startswith(SPOOL)]


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """A backup, checked byte by byte. Raises DatabaseUnusableError where it is none or was changed."""
    try:
        with tarfile.open(path) as tar:
            yield _checked(Backup(tar, _contents(tar)), path)
    except FileNotFoundError:
        raise DatabaseUnusableError(
            f"There is no file {path}. Name the file that fourfold backup wrote."
        ) from None
    except (tarfile.TarError, KeyError, ValueError, EOFError):
        raise _broken(path) from None


def _contents(tar: tarfile.TarFile) -> dict[str, Any]:
    stream = tar.extractfile(MANIFEST)
    manifest = json.load(stream) if stream else {}
    if manifest["digest"] != _digest(manifest["contents"]):
        raise ValueError("the manifest was changed")
    return dict(manifest["contents"])


def _checked(backup: Backup, path: Path) -> Backup:
    for name, described in backup.contents["members"].items():
        if "/" in name.removeprefix(SPOOL) or _described_stream(backup.member(name)) != described:
            raise _broken(path)
    return backup


def _broken(path: Path) -> DatabaseUnusableError:
    return DatabaseUnusableError(
        f"{path} is not a whole backup of Fourfold: its bytes do not give the digests that it names."
        " Copy it again from where it is kept, or take another backup. Nothing was changed."
    )


def _described(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        return _described_stream(stream)


def _described_stream(stream: IO[bytes]) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    while portion := stream.read(1 << 20):
        digest.update(portion)
        size += len(portion)
    return {"size": size, "sha256": digest.hexdigest()}


def _digest(contents: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
