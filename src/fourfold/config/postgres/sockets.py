"""Folders of our own where everybody may write: a socket's path may have 107 bytes, a clone's any number."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from fourfold.config.postgres.account import Account
from fourfold.config.postgres.problem import DatabaseUnusableError

PORT = 5432  # only part of the socket's name: a private server listens on no network


def socket_folder(data: Path, account: Account) -> Path:
    """The short path at which the server of `data` is reached; it need not exist."""
    return Path("/tmp") / f"fourfold-{account.uid}-{short_name(data)}"  # noqa: S108


def short_name(path: Path) -> str:
    """Ten characters that stand for `path`."""
    return hashlib.sha256(bytes(path)).hexdigest()[:10]


def own_folder(folder: Path, uid: int, gid: int, mode: int = 0o700) -> Path:
    """Make `folder` for one user. Raises DatabaseUnusableError where somebody else made it first."""
    try:
        folder.mkdir(mode=mode)
        folder.chmod(mode)
        os.chown(folder, uid, gid)
    except FileExistsError:
        found = folder.lstat()
        # A folder of another's could hold a false server that asks for passwords.
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid or found.st_mode & 0o077 & ~mode:
            raise DatabaseUnusableError(
                f"{folder} is not the database's own folder: it is somebody else's or open to others."
                " Look at who made it, remove it, and start again."
            ) from None
    return folder
