"""Chance that can be repeated: the same words give the same throws, on every machine."""

from __future__ import annotations

from random import Random


def dice(*about: object) -> Random:
    """Dice of their own for one part of a region, so that a change elsewhere leaves it as it is."""
    return Random(" ".join(map(str, about)))  # noqa: S311  nothing here is a secret
