"""`fourfold audit`: checking the log, sealing it, and checkpoints to be kept outside.

Whoever adds these to the command line sees to it that Django is set up, and its database there, before one runs: so
nothing of Django's is imported above the functions.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from fourfold.core.audit.checkpoints import Checkpoint
    from fourfold.core.audit.verifying import Found

audit = typer.Typer(no_args_is_help=True, help="Check the audit log, seal it, and write checkpoints of it.")
Key = Annotated[
    Path, typer.Option("--key", exists=True, dir_okay=False, help="A key that “fourfold audit key” made.")
]


@audit.command()
def verify(
    checkpoints: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Checkpoints that were kept outside.")
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option("--key", exists=True, dir_okay=False, help="The public key they are signed with."),
    ] = None,
) -> None:
    """Check every sealed entry, the chain, and what the checkpoints saw; ends with 1 where anything is wrong."""
    from django.db import connections

    from fourfold.core.audit import verifying

    kept = _kept(checkpoints, key)
    owner = connections["owner"]
    owner.ensure_connection()
    console = Console(stderr=True)
    with console.status("Checking the audit log") as status:
        found = verifying.verify(
            owner.connection,
            kept,
            lambda passed: status.update(f"Checking the audit log: {passed:,} entries"),
        )
    for sentence in _said(found):
        typer.echo(sentence)
    raise typer.Exit(0 if found.whole else 1)


@audit.command("seal")
def seal_now() -> None:
    """Seal what has ended, as the worker does each second."""
    from fourfold.core.audit import sealing

    typer.echo(f"{sealing.seal():,} entries sealed.")


@audit.command("key")
def make_key(
    folder: Annotated[Path, typer.Argument(file_okay=False, help="Where the two halves are written.")],
) -> None:
    """Make a key for checkpoints: the private half stays here, the public half is for whoever checks."""
    from fourfold.core.audit import checkpoints

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    private, public = checkpoints.new_key()
    for name, half, mode in (("audit-private.pem", private, 0o600), ("audit-public.pem", public, 0o644)):
        try:
            number = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        except FileExistsError:
            raise typer.BadParameter(f"There is a key in {folder} already. Choose another folder.") from None
        with os.fdopen(number, "wb") as file:
            file.write(half)
    typer.echo(
        f"Written: {folder / 'audit-private.pem'} (keep it) and {folder / 'audit-public.pem'} (give it away)."
    )


@audit.command()
def checkpoint(
    key: Key,
    out: Annotated[Path, typer.Option("--out", dir_okay=False, help="The file to add the line to.")],
) -> None:
    """Seal, and add a signed line that says how far the log is. Keep the file on another machine."""
    from fourfold.core.audit import checkpoints, queries, sealing

    sealing.seal()
    last = queries.last_block()
    if last is None:
        typer.echo("Nothing is sealed yet: there is nothing to sign.")
        raise typer.Exit(1)
    found = checkpoints.Checkpoint(last.era, last.no, last.hash, last.sealed_at.isoformat(timespec="seconds"))
    try:
        line = checkpoints.line(found, key.read_bytes())
    except checkpoints.NoCheckpointError as wrong:
        raise typer.BadParameter(str(wrong)) from None
    with out.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    typer.echo(f"Checkpoint of block {found.no:,} of era {found.era} added to {out}.")


def _kept(file: Path | None, key: Path | None) -> list[Checkpoint]:
    """The checkpoints of a file, each proved by its signature."""
    from fourfold.core.audit import checkpoints

    if file is None:
        return []
    if key is None:
        raise typer.BadParameter("Give the public key that the checkpoints are signed with: --key FILE.")
    try:
        return checkpoints.read(file.read_text(encoding="utf-8").splitlines(), key.read_bytes())
    except (checkpoints.NoCheckpointError, UnicodeDecodeError) as wrong:
        raise typer.BadParameter(str(wrong)) from None


def _said(found: Found) -> list[str]:
    """What a check came to, a sentence a line."""
    if not found.whole:
        return [f"✗ {fault}" for fault in found.faults]
    if found.last is None:
        return [f"Nothing is sealed. {found.tail:,} entries wait."]
    said = [
        f"Chain whole to {found.last['sealed_at']:%Y-%m-%d %H:%M:%S} UTC: {found.entries:,} entries in"
        f" {found.blocks:,} blocks."
    ]
    if found.tail_since:
        said.append(
            f"{found.tail:,} entries wait to be sealed, the oldest from {found.tail_since:%Y-%m-%d %H:%M:%S} UTC."
        )
    said.append(
        f"Each of {found.checkpoints:,} checkpoints holds."
        if found.checkpoints
        else "No checkpoint was given: that nothing was cut off at the end is not shown."
    )
    return said
