"""What the demonstration says when it is ready."""

from __future__ import annotations

from importlib import import_module

from fourfold.config.commands.steps import say


def welcome(address: str) -> None:
    """Print the address and the invented people to sign in as."""
    say(f"\n  Fourfold is ready:  {address}\n")
    personas = import_module("fourfold.demo.personas").PERSONAS
    widest = max(len(each.name) for each in personas)
    say("  Sign in as one of these invented people, with one click:")
    for each in personas:
        say(f"    {each.name:<{widest}}  {each.post}")
    say("\n  Press Ctrl-C to stop. Your changes are kept; .venv/bin/fourfold demo --reset begins anew.")
