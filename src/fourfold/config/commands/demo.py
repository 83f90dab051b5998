"""The demonstration: an invented region, complete, in one command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from fourfold.config.commands.demo_database import prepare
from fourfold.config.commands.ending import clean_ending
from fourfold.config.commands.steps import say, step
from fourfold.config.commands.web import HOST, WebServerError, free_port, serving, wait_until_it_answers
from fourfold.config.commands.welcome import welcome
from fourfold.config.commands.worker import working
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.server import Server, server
from fourfold.config.postgres.urls import given_as_they_are


def demonstrate(*, reset: bool) -> int:
    """Show the demonstration until Ctrl-C; the answer is the command's exit status.

    Raises DatabaseUnusableError and WebServerError.
    """
    _keep_out_of_an_installation()
    os.environ["FOURFOLD_PURPOSE"] = "demonstration"
    try:
        with clean_ending(), _announced_server() as found:
            prepare(found, reset=reset)
            _serve_until_stopped()
    except KeyboardInterrupt:
        say("\n  Interrupted before it was ready. Nothing is left running.")
        return 130
    say("\n  Stopped. Nothing is left running.")
    return 0


def _keep_out_of_an_installation() -> None:
    if given_as_they_are():
        raise DatabaseUnusableError(
            "DATABASE_OWNER_URL is set, so this is an installation of your own, and the demonstration keeps"
            " out of it. Unset it and DATABASE_URL to see the demonstration."
        )


@contextmanager
def _announced_server() -> Iterator[Server]:
    with ExitStack() as stack:
        with step("Database server started") as better:
            found = stack.enter_context(server())
            better(f"Database server started: {found.described()}")
        yield found


def _serve_until_stopped() -> None:
    with working(), free_port(_wished_port()) as port, serving(port) as process:
        with step("Web server answers"):
            wait_until_it_answers(process, f"http://{HOST}:{port}/")
        welcome(f"http://{HOST}:{port}")
        try:
            process.wait()
        except KeyboardInterrupt:
            return
    say("  The web server ended by itself; what it said stands above.")


def _wished_port() -> int:
    wish = os.environ.get("PORT") or "8000"
    if not wish.isdigit() or not 0 < int(wish) < 65_536:
        raise WebServerError(f'PORT is "{wish}"; it is a number from 1 to 65535.')
    return int(wish)
