"""Planting in the database itself: committed by the owner before a test begins, and undone after it ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.leaks import owner

FUNCTIONS = "planted_count(), planted_search(text), planted_owner(text), planted_look(text)"


@contextmanager
def functions() -> Iterator[None]:
    """The planted functions, while the block runs."""
    owner.say((Path(__file__).parent / "functions.sql").read_text())
    try:
        yield
    finally:
        owner.say(f"drop function {FUNCTIONS}")


@contextmanager
def policy_dropped() -> Iterator[None]:
    """Threats without row security."""
    owner.say("alter table threats_threat disable row level security")
    try:
        yield
    finally:
        owner.say("alter table threats_threat enable row level security")


@contextmanager
def open_history() -> Iterator[None]:
    """Every version of every threat, for everybody."""
    ((before,),) = owner.say(
        "select pg_get_expr(polqual, polrelid) from pg_policy"
        " where polrelid = 'threats_threat_hist'::regclass and polname = 'seen'"
    )
    owner.say("alter policy seen on threats_threat_hist using (true)")
    try:
        yield
    finally:
        owner.say(f"alter policy seen on threats_threat_hist using ({before})")
