"""A fresh bench database for each seed, copied from one that was migrated once.

The command's own tools make it. They stand above the demonstration, which may not import them, so they are
asked for by name, here at the edge, as a shell would.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from fourfold.demo import STARTS_AT

TEMPLATE, DATABASE = "fourfold_figures_template", "fourfold_figures"
Fresh = Callable[[], None]


@contextmanager
def bench() -> Iterator[Fresh]:
    """Starts the platform on a bench database; what it gives makes that database anew, empty and migrated."""
    with tempfile.TemporaryDirectory(prefix="fourfold-figures-") as spool:
        os.environ |= {"FOURFOLD_PURPOSE": "bench", "FOURFOLD_STARTS_AT": STARTS_AT.isoformat()}
        os.environ["FOURFOLD_SPOOL"] = str(Path(spool))
        tools, django_side = _tool("postgres.databases"), _tool("postgres.django_side")
        with _tool("postgres.server").server() as server, server.connect() as administrator:
            _make_template(server, administrator, tools, django_side)
            try:
                yield lambda: _renew(server, administrator, tools, django_side)
            finally:
                django_side.leave_databases()
                for name in (DATABASE, TEMPLATE):
                    tools.drop(administrator, name)


def _make_template(server: Any, administrator: Any, tools: Any, django_side: Any) -> None:
    tools.drop(administrator, TEMPLATE)
    urls = tools.provision(server, TEMPLATE)
    urls.export()
    _tool("commands.working").start_django()
    django_side.point_django_at(urls)
    django_side.migrate_as_owner()


def _renew(server: Any, administrator: Any, tools: Any, django_side: Any) -> None:
    django_side.leave_databases()
    tools.copy(administrator, TEMPLATE, DATABASE)
    django_side.point_django_at(tools.ways(server, administrator, DATABASE))


def _tool(name: str) -> Any:
    return import_module(f"fourfold.config.{name}")
