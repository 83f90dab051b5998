"""Every command that acts for a person (`--as`). The others ask for the machine itself and act for its owner."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from click import Command, Group
from typer.testing import CliRunner

from fourfold.core.access.models import User
from tests.leaks.asking import without_chance
from tests.leaks.callers import Caller
from tests.leaks.surfaces.surface import Names, Surface


def surfaces() -> Iterator[Surface]:
    """Each command that takes `--as`."""
    from fourfold.config.cli import app

    for path, command in _commands(typer.main.get_command(app), ()):
        if any("--as" in parameter.opts for parameter in command.params):
            yield _surface(path, command)


def _commands(command: Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Command]]:
    if isinstance(command, Group):
        for name, below in command.commands.items():
            yield from _commands(below, (*path, name))
    else:
        yield path, command


def _surface(path: tuple[str, ...], command: Command) -> Surface:
    def ask(caller: Caller, names: Names) -> tuple[int, str]:
        with tempfile.NamedTemporaryFile("w", suffix=".csv", dir=tempfile.gettempdir()) as file:
            file.write(f"Reference,Name\n{names.typed},{names.words}\n")
            file.flush()
            # Without the group above it, which would look for a database of its own.
            result = CliRunner().invoke(command, _words(command, caller, names, Path(file.name)))
            text = result.output.replace(file.name, "FILE").replace(Path(file.name).name, "FILE")
            return result.exit_code, without_chance(text)

    return Surface(f"fourfold {' '.join(path)}", "commands", f"fourfold {' '.join(path)}", ask)


def _words(command: Command, caller: Caller, names: Names, file: Path) -> list[str]:
    """What is written behind the command: a file where it wants one, a reference where it wants a word."""
    words = ["--as", User.objects.get(pk=caller.viewer.user_id).sign_in_name]
    for parameter in command.params:
        if parameter.required and "--as" not in parameter.opts:
            value = str(file) if _is_file(parameter) else names.typed
            words += [value] if parameter.param_type_name == "argument" else [parameter.opts[0], value]
    return words


def _is_file(parameter: Any) -> bool:
    return "path" in type(parameter.type).__name__.lower()
