"""Where this installation keeps what it needs between two starts."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from fourfold.config.postgres.problem import DatabaseUnusableError

HERE = Path(__file__).resolve()


def clone() -> Path:
    """The folder of the clone, or the installed package's own folder where there is no clone."""
    root = HERE.parents[4]
    return root if (root / "pyproject.toml").is_file() else HERE.parents[2]


def state_folder() -> Path:
    """The state folder, made when missing; FOURFOLD_STATE chooses another. Raises DatabaseUnusableError."""
    chosen = os.environ.get("FOURFOLD_STATE")
    return made(Path(chosen).expanduser().absolute() if chosen else _usual())


def made(folder: Path) -> Path:
    """`folder`, made when missing: for its owner alone, and as root open to pass through by name.

    Root's server runs as another user, who has to reach its own folder below this one.
    """
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True)
            folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as error:
        raise DatabaseUnusableError(
            f"The folder {folder} cannot be made ({error.strerror})."
            " Set FOURFOLD_STATE to a folder that this user may write to."
        ) from error
    return folder


def _usual() -> Path:
    if os.geteuid() == 0:
        # A clone may lie under /root, which the server's own user cannot enter.
        return Path("/var/lib/fourfold") / hashlib.sha256(bytes(clone())).hexdigest()[:12]
    if (clone() / "pyproject.toml").is_file():
        return clone() / ".fourfold"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "fourfold"
