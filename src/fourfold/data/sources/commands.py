"""`fourfold sources`: loading files that are too large for a page, and what was left when a machine stopped.

Whoever adds these to the command line sees to it that Django is set up, and its database there, before one runs: so
nothing of Django's is imported above the functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

if TYPE_CHECKING:
    from fourfold.core.access.viewers import Viewer

sources = typer.Typer(no_args_is_help=True, help="Load files of threats, and see what waits.")
As = Annotated[str, typer.Option("--as", help="The sign-in name of the person who does this.")]


@sources.command()
def load(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file to load.")],
    feed: Annotated[str, typer.Option(help="The column map, such as threats_cheshire.")],
    sign_in_name: As,
    trial: Annotated[bool, typer.Option("--try", help="Say what it would do, and load nothing.")] = False,
) -> None:
    """Load a file, or with --try only say what loading would do."""
    from fourfold.core.access.viewers import viewing
    from fourfold.data.sources import queries
    from fourfold.data.sources.actions import loading, receiving

    with in_words():
        viewer = person(sign_in_name)
        with viewing(viewer) as now, file.open("rb") as stream:
            known = {one.column_map: one for one in queries.feeds(viewer)}
            if feed not in known:
                raise typer.BadParameter(f"{viewer.name} may load: {', '.join(sorted(known)) or 'nothing'}.")
            batch = receiving.receive(sender_id=known[feed].sender_id, what=known[feed].contract.sends, column_map=feed,
                                    file_name=file.name, file=stream, by=viewer, at=now)  # fmt: skip
        act = loading.try_out if trial else loading.load
        with viewing(viewer) as now, bar(file.name) as progress:
            batch = act(batch=batch, by=viewer, at=now, progress=progress)
    say(batch)


@sources.command()
def resume(sign_in_name: As) -> None:
    """Load what was received and not loaded, for example because the machine stopped."""
    from fourfold.core.access.viewers import viewing
    from fourfold.data.sources import queries
    from fourfold.data.sources.actions import loading, receiving
    from fourfold.data.sources.models import Batch

    with in_words():
        viewer = person(sign_in_name)
        with viewing(viewer):
            waiting = [one for one in queries.undecided(viewer) if one.state == Batch.State.RECEIVED]
        if not waiting:
            typer.echo("Nothing waits to be loaded.")
        for batch in waiting:  # a transaction each: what is loaded stays, whatever becomes of the next
            with viewing(viewer) as now, bar(batch.file_name) as progress:
                say(loading.load(batch=batch, by=viewer, at=now, progress=progress))
        with viewing(viewer):
            receiving.forget_leftovers(by=viewer)


@sources.command()
def status(sign_in_name: As) -> None:
    """The latest files, how many of their rows were held back, and what waits."""
    from fourfold.core.access.viewers import viewing
    from fourfold.data.sources import presenters, queries

    with in_words():
        viewer = person(sign_in_name)
        table = Table("Batch", "File", "State", "Rows", "Held back", "To settle")
        with viewing(viewer):
            for one in queries.batches().rows:
                figures = (
                    "" if number is None else f"{number:,}" for number in (one.rows, one.held, one.waiting)
                )
                table.add_row(str(one), one.file_name, str(presenters.STATES[one.state]), *figures)
    Console().print(table)


def person(sign_in_name: str) -> Viewer:
    """The viewer that a person is today, with the role and reach that they have on the pages."""
    from fourfold.core.access import queries
    from fourfold.core.access.models import User
    from fourfold.core.history import clock

    user = User.objects.filter(sign_in_name=sign_in_name, is_active=True).first()
    viewer = queries.viewer_of(user, clock.day_of(clock.read())) if user else None
    if viewer is None:
        raise typer.BadParameter(
            f"Nobody with a role in force signs in as {sign_in_name}.", param_hint="--as"
        )
    return viewer


def say(batch: Any) -> None:
    """What became of a file, in a line; a refused one ends the command with status 1."""
    from fourfold.data.sources import presenters
    from fourfold.data.sources.models import Batch

    if batch.state == Batch.State.REFUSED:
        typer.echo(batch.refusal, err=True)
        raise typer.Exit(1)
    found = batch.trial if batch.state == Batch.State.TRIED else vars(batch)
    note = (
        "nothing is loaded yet"
        if batch.state == Batch.State.TRIED
        else f"{batch.added:,} new, {batch.changed:,} changed"
    )
    typer.echo(f"{batch} {batch.file_name}: {presenters.good_and_held(found)}; {note}.")


@contextmanager
def bar(name: str) -> Iterator[Callable[[int, int, int], None]]:
    """A progress bar over the bytes of a file, which is what is known of its length."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("row {task.fields[row]:,}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task(name, row=0)
        yield lambda row, done, total: shown.update(task, completed=done, total=total, row=row)


@contextmanager
def in_words() -> Iterator[None]:
    """A refusal is a sentence and status 1."""
    from fourfold.core.access.policy import Refused
    from fourfold.data.sources.actions.turns import Busy

    try:
        yield
    except (Refused, Busy) as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(1) from None
