"""Small files under a small map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading.validating import Checked, check_file

SMALL = """
sender: cheshire
sends: threats
version: 1
format: csv
key: [ref]
columns:
  ref: {headings: [Ref], required: yes, longest: 10}
  force: {headings: [Force], kind: code, codes: agencies, required: yes, words: {Cheshire: cheshire}}
  seen: {headings: [Event date], kind: day, date_orders: [DD/MM/YYYY]}
  note: {headings: [Note], longest: 200}
"""
CODES = {"agencies": ["cheshire", "gmp"]}
HEAD = "Ref,Force,Event date,Note\n"


def small(**changes: str) -> Contract:
    """The small map, with top-level lines added or changed."""
    lines = [line for line in SMALL.strip().splitlines() if line.split(":")[0] not in changes]
    return read_contract("\n".join([*(f"{name}: {value}" for name, value in changes.items()), *lines]))


def merged(parts: list[Checked]) -> Checked:
    """All chunks of a file as one."""
    whole = Checked()
    for part in parts:
        for name in ("good", "rows", "digests", "bad", "repeated", "warned"):
            getattr(whole, name).extend(getattr(part, name))
    return whole


Check = Callable[..., Checked]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Write content to a file and check it under the small map."""

    def run(content: str | bytes, contract: Contract | None = None, codes: object = CODES) -> Checked:
        path = tmp_path / "sent"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return merged(list(check_file(path, contract or small(), codes)))  # type: ignore[arg-type]

    return run


@pytest.fixture
def refusal(check: Check) -> Callable[..., str]:
    """The sentences with which a file is refused."""

    def run(content: str | bytes, contract: Contract | None = None) -> str:
        with pytest.raises(Refused) as caught:
            check(content, contract)
        return str(caught.value)

    return run
