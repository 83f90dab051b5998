"""Imports run downwards only, and import-linter says so when one does not.

The planted house has one empty module a layer, and in it each lowest layer imports the highest. Its contracts
are the project's own, so that one that stopped working is found out.
"""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.source import ROOT

PROJECT = ROOT / "pyproject.toml"
LINT = "import sys; from importlinter import cli; sys.exit(cli.lint_imports(sys.argv[1], no_cache=True))"


def faults(folder: Path, config: Path) -> list[str]:
    """What import-linter has against the package `fourfold` in a folder, line by line."""
    # Wide, since it breaks its lines where the screen would end.
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "400"}
    answer = subprocess.run(
        [sys.executable, "-c", LINT, str(config)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line.strip() for line in (answer.stdout + answer.stderr).splitlines()]
    found = [
        line
        for line in said
        if " -> " in line or "not allowed to import" in line or line.startswith("- fourfold")
    ]
    return (found or said) if answer.returncode else []


def contracts() -> list[dict[str, Any]]:
    """The project's contracts."""
    return tomllib.loads(PROJECT.read_text())["tool"]["importlinter"]["contracts"]


def layers(contract: dict[str, Any]) -> list[str]:
    """A contract's layers from the top, also those that stand side by side ("one | another")."""
    return [name.strip("() ") for row in contract["layers"] for name in re.split(r"[|:]", row)]


@pytest.fixture
def planted_house(tmp_path: Path) -> Path:
    """Every layer of every contract, and one that no contract names; each lowest imports the highest."""
    for contract in contracts():
        container, names = contract["containers"][0], layers(contract)
        place = tmp_path.joinpath(*container.split("."))
        for layer in [*names, "unnamed"]:
            (place / layer).mkdir(parents=True, exist_ok=True)
        (place / names[-1] / "planted.py").write_text(f"import {container}.{names[0]}\n")
    for folder in [path for path in tmp_path.rglob("*") if path.is_dir()]:
        (folder / "__init__.py").touch()
    return tmp_path


@pytest.fixture
def same_contracts(planted_house: Path) -> Path:
    """The project's contracts without their exceptions, of which the planted house has none."""
    written = configparser.ConfigParser()
    written["importlinter"] = {"root_package": "fourfold"}
    for number, contract in enumerate(contracts()):
        kept = {key: value for key, value in contract.items() if key != "ignore_imports"}
        written[f"importlinter:contract:{number}"] = {
            key: "\n".join(value) if isinstance(value, list) else str(value) for key, value in kept.items()
        }
    path = planted_house / "contracts.ini"
    with path.open("w") as file:
        written.write(file)
    return path


def test_imports_run_downwards():
    must_hold(faults(ROOT / "src", PROJECT))


def test_planted_upward_imports_are_caught(planted_house, same_contracts):
    found = faults(planted_house, same_contracts)
    for contract in contracts():
        container, names = contract["containers"][0], layers(contract)
        must_name(
            found,
            f"{container}.{names[-1]} is not allowed to import {container}.{names[0]}",
            f"{container}.{names[-1]}.planted -> {container}.{names[0]}",
            f"- {container}.unnamed",
        )
