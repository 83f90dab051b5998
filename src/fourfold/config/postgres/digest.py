"""A digest of everything that decides what an empty, migrated database looks like."""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

PROJECT = "fourfold"
HERE = Path(__file__).resolve().parent
PROVISIONING = ("roles.py", "databases.py", "cluster.py")


def digest_of_migrations() -> str:
    """Twelve characters that change with the migrations, with what they import from the project, and its SQL.

    The project's imports are followed through; code that only runs after a migration is not seen.
    """
    sha = hashlib.sha256(sys.version.encode())
    for path in sorted(_files()):
        sha.update(str(path).encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()[:12]


def _files() -> set[Path]:
    found = {HERE / name for name in PROVISIONING}
    waiting = list(_migrations())
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        found.update(path.parent.glob("*.sql"))
        waiting += _imported_by(path)
    return found


def _migrations() -> Iterator[Path]:
    from django.apps import apps

    for config in apps.get_app_configs():
        yield from Path(config.path, "migrations").glob("*.py")


def _imported_by(path: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        yield from filter(None, (_source(name) for name in names if name.split(".")[0] == PROJECT))


def _source(module: str) -> Path | None:
    try:
        spec = find_spec(module)
    except (ImportError, AttributeError):  # a name inside a module, not a module
        return None
    return Path(spec.origin) if spec and spec.origin else None
