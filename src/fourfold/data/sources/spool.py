"""Where a received file waits until it is loaded. It is removed then; the platform keeps rows, not files."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import IO

from django.conf import settings

PORTION = 1 << 20


def keep(stream: IO[bytes]) -> str:
    """Write a file into the spool whole or not at all; gives its SHA-256 digest, which is also its name."""
    folder = _folder()
    digest = hashlib.sha256()
    draft = folder / f".{id(stream)}.part"
    with draft.open("wb") as file:
        while portion := stream.read(PORTION):
            digest.update(portion)
            file.write(portion)
    name = digest.hexdigest()
    draft.replace(folder / name)
    return name


def path_of(digest: str) -> Path:
    """The waiting file with this digest; it may be gone."""
    return _folder() / digest


def remove(digest: str) -> None:
    """Forget a file that has been loaded or refused."""
    path_of(digest).unlink(missing_ok=True)


def room() -> int:
    """Free bytes where files wait."""
    return shutil.disk_usage(_folder()).free


def _folder() -> Path:
    folder = Path(settings.SPOOL)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
