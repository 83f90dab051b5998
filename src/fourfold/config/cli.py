"""The `fourfold` command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from fourfold.config.commands import database
from fourfold.config.commands import restore as restoring
from fourfold.config.commands.backup import backup as write_backup
from fourfold.config.commands.demo import demonstrate
from fourfold.config.commands.ending import clean_ending
from fourfold.config.commands.steps import say, step
from fourfold.config.commands.web import WebServerError
from fourfold.config.commands.worker import work
from fourfold.config.commands.working import start_django, working_database
from fourfold.config.postgres.django_side import migrate_as_owner
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.core.audit.commands import audit
from fourfold.data.sources.commands import sources
from fourfold.resourcing.people.commands import people

# An error shown with its variables would show passwords and case data.
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
servers = typer.Typer(no_args_is_help=True, help="Start, stop and look at the private database server.")
app.add_typer(servers, name="database")


@app.command()
def demo(
    reset: Annotated[bool, typer.Option("--reset", help="Throw the old region away first.")] = False,
) -> None:
    """Show the platform with an invented region, until Ctrl-C."""
    with in_words():
        raise typer.Exit(demonstrate(reset=reset))


@app.command()
def migrate() -> None:
    """Bring the database's tables up to date, as their owner."""
    with in_words(), clean_ending(), working_database(), step("The database is up to date"):
        start_django()
        migrate_as_owner(verbosity=1)


@app.command()
def worker() -> None:
    """Do the long work that people ask for on the pages, until Ctrl-C."""
    with in_words():
        work()


@app.command(
    add_help_option=False, context_settings={"allow_extra_args": True, "ignore_unknown_options": True}
)
def manage(context: typer.Context) -> None:
    """Run any command of Django's on the platform's database."""
    from django.core.management import execute_from_command_line

    with in_words(), clean_ending(), working_database(needed=False):
        start_django()
        execute_from_command_line(["fourfold manage", *context.args])


@app.command()
def backup(
    where: Annotated[Path, typer.Argument(metavar="FOLDER-or-FILE", help="A folder, or a file to be made.")],
) -> None:
    """Write the whole platform into one file, while it may go on working."""
    with in_words(), clean_ending():
        write_backup(where)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What fourfold backup wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it into the place of a database that holds rows.")
    ] = False,
) -> None:
    """Make the platform of a backup, check it, and put it into the place of the present one."""
    with in_words(), clean_ending():
        restoring.restore(file, replace=replace)


@app.command()
def check_database() -> None:
    """Say which server and roles the platform uses, and whether they are safe."""
    with in_words(), clean_ending():
        raise typer.Exit(database.check())


@servers.command()
def start() -> None:
    """Start the private server and leave it running."""
    with in_words(), clean_ending():
        database.start()


@servers.command()
def stop() -> None:
    """Stop the private server."""
    with in_words():
        database.stop()


@servers.command()
def status() -> None:
    """Say whether the private server runs."""
    with in_words():
        database.status()


@contextmanager
def in_words() -> Iterator[None]:
    """End a known problem with its sentence and status 1, and Ctrl-C with status 130."""
    try:
        yield
    except (DatabaseUnusableError, WebServerError) as problem:
        say(f"  ✗ {problem}")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


@contextmanager
def ready() -> Iterator[None]:
    """The platform's database, with Django set up, for the commands of a capability."""
    with in_words(), clean_ending(), working_database():
        start_django()
        yield


def on_the_database(context: typer.Context) -> None:
    """Hold the database for as long as the command runs."""
    context.with_resource(ready())


app.add_typer(sources, name="sources", callback=on_the_database)
app.add_typer(people, name="people", callback=on_the_database)
app.add_typer(audit, name="audit", callback=on_the_database)


if __name__ == "__main__":
    app(prog_name="fourfold")
