"""`fourfold people`: what whoever owns the machine does: set up the first two administrators, and in an emergency let
somebody begin afresh who lost their second factor.

Whoever adds these to the command line sees to it that Django is set up, and its database there, before one runs: so
nothing of Django's is imported above the functions.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

people = typer.Typer(
    no_args_is_help=True, help="Set up the first two administrators; let somebody begin afresh."
)


@people.command()
def administrator(
    sign_in_name: Annotated[str, typer.Option(help="Such as d.skerrick.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    agency: Annotated[str, typer.Option(help="The code of their agency, such as nwrocu.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept in the audit log.")],
    post: Annotated[str, typer.Option(help="Their post.")] = "",
) -> None:
    """Add one of the first two administrators, or let one in again; says a one-time password, once."""
    from fourfold.core.access.actions import installing
    from fourfold.core.access.rules import Broken
    from fourfold.core.agencies import queries
    from fourfold.core.agencies.tables import FileWrong
    from fourfold.core.history import clock
    from fourfold.core.reference.register import CodesWrong

    at = clock.read()
    try:
        _learn(at)
    except (FileWrong, CodesWrong) as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from None
    known = queries.codes()
    if agency not in known:
        raise typer.BadParameter(f"There is no agency {agency}.", param_hint="--agency")
    try:
        password = installing.set_up_administrator(
            name=name, post=post, sign_in_name=sign_in_name, agency_id=known[agency], reason=reason, at=at
        )
    except Broken as broken:
        typer.echo(str(broken), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{sign_in_name} signs in with {password}, once, until this time tomorrow.")


@people.command()
def begin_afresh(
    sign_in_name: Annotated[str, typer.Option(help="Such as d.skerrick.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept in the audit log.")],
) -> None:
    """End a second factor that was lost, where no two people can; says a one-time password, once."""
    from fourfold.core.access.actions import installing
    from fourfold.core.access.rules import Broken
    from fourfold.core.history import clock

    try:
        password = installing.begin_afresh(sign_in_name=sign_in_name, reason=reason, at=clock.read())
    except Broken as broken:
        typer.echo(str(broken), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{sign_in_name} signs in with {password}, once, until this time tomorrow.")
    typer.echo("Their second factor has ended. They take another into use before anything else.")


def _learn(at: datetime) -> None:
    """An empty platform first learns which agencies there are and what codes mean: both, or neither."""
    from django.db import transaction

    from fourfold.core.agencies import loading, queries
    from fourfold.core.reference.actions import load_codes

    if not queries.codes():
        with transaction.atomic():
            loading.load_register(at=at)
            load_codes()
