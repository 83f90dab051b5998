"""What the demonstration says when it is ready."""

from __future__ import annotations

from importlib import import_module

from fourfold.config.commands.steps import say


def welcome(address: str) -> None:
    """Print the address and the invented people to sign in as."""
    say(f"\n  Fourfold is ready:  {address}\n")
    personas = import_module("fourfold.demo.personas").PERSONAS
    names, roles = ([str(getattr(each, field)) for each in personas] for field in ("name", "role"))
    say("  Sign in as one of these invented people:")
    for each, name, role in zip(personas, names, roles, strict=True):
        say(f"    {name:<{max(map(len, names))}}  {role:<{max(map(len, roles))}}  {each.agency}")
    say("\n  Press Ctrl-C to stop. Your changes are kept; fourfold demo --reset begins anew.")
