"""Where a received file waits until it is loaded. It is removed then; the platform keeps rows, not files."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import IO

from django.conf import settings

from fourfold.data.sources.models import Batch

PORTION = 1 << 20


def keep(stream: IO[bytes], *, sender_id: int, what: str) -> str:
    """Write a file into the spool whole or not at all; gives its SHA-256 digest.

    Two senders may send the same bytes: each has a waiting file of its own. The caller sees to it that only one file of
    a sender is written at a time: what was begun before and is not whole was left by a machine that stopped.
    """
    folder, begins = _folder(), _name(sender_id, what, "")
    _forget(f".{begins}*")
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=folder, prefix=f".{begins}", delete=False) as file:
        try:
            while portion := stream.read(PORTION):
                digest.update(portion)
                file.write(portion)
            file.flush()
            os.fsync(file.fileno())  # the batch that is committed next promises that the file is here
        except BaseException:
            Path(file.name).unlink()
            raise
    Path(file.name).replace(folder / _name(sender_id, what, digest.hexdigest()))
    return digest.hexdigest()


def path_of(batch: Batch) -> Path:
    """The waiting file of a batch; it may be gone."""
    return _folder() / _name(batch.sender_id, batch.what, batch.file_digest)


def size_of(batch: Batch) -> int:
    """The bytes of a batch's waiting file; none where it is gone, which whoever opens it will say."""
    path = path_of(batch)
    return path.stat().st_size if path.exists() else 0


def unpacked_size_of(batch: Batch) -> int:
    """The bytes that an archive says it has unpacked, of which no more is ever read; of other files their own."""
    try:
        with zipfile.ZipFile(path_of(batch)) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return size_of(batch)


def remove(batch: Batch) -> None:
    """Forget the file of a batch that was loaded, refused or taken back."""
    path_of(batch).unlink(missing_ok=True)


def keep_only(sender_id: int, what: str, digests: set[str]) -> None:
    """Forget every file of a sender but these: what was left when a machine stopped between two steps."""
    begins = _name(sender_id, what, "")
    _forget(f".{begins}*")
    _forget(f"{begins}*", {f"{begins}{digest}" for digest in digests})


def _forget(pattern: str, but: Collection[str] = ()) -> None:
    for path in _folder().glob(pattern):
        if path.name not in but:
            path.unlink(missing_ok=True)


def _name(sender_id: int, what: str, digest: str) -> str:
    return f"{what}-{sender_id}-{digest}"


def _folder() -> Path:
    folder = Path(settings.SPOOL)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
