"""By which rules a line was worked out: the digest of everything that decides it and is no row of the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from fourfold.data.entities import queries as entities
from fourfold.reporting.exchange import contents, entering, maps, reconciling, rules, working_out
from fourfold.tackling.disruptions import rules as disruption_rules
from fourfold.understanding.threats import rules as threat_rules
from fourfold.understanding.threats.briefs import people
from fourfold.understanding.threats.briefs import rules as brief_rules

DECIDE = (contents, entering, maps, reconciling, rules, working_out, entities, disruption_rules, threat_rules,
          people, brief_rules)  # fmt: skip


@cache
def made_under() -> str:
    """SHA-256 of the rules as they stand in their files; another after each release that changes one of them."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files())).hexdigest()


def files() -> list[Path]:
    """The rules' files. Those of this folder are named by path: they import this one."""
    here = Path(__file__).parent.glob("*.py")
    enters = Path(entering.__file__).with_suffix(".yaml")
    return sorted({*here, enters, *(file for module in DECIDE for file in _files(module))})


def _files(module: ModuleType) -> Iterator[Path]:
    """A module's own file; of a package everything in it, its column maps too."""
    own = Path(module.__file__ or "")
    yield from own.parent.glob("*.*") if own.name == "__init__.py" else [own]
