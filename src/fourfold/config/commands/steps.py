"""One plain line for each step of a command: a tick, what was done, and how long it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def say(line: str = "") -> None:
    """Print a line at once, whatever the terminal can show and whoever reads it."""
    encoding = sys.stdout.encoding or "ascii"
    print(line.encode(encoding, "replace").decode(encoding), flush=True)  # noqa: T201


@contextmanager
def step(what: str) -> Iterator[Callable[[str], None]]:
    """Do one step, then say what was done; the block may call what it is given to say it better."""
    began, words = time.monotonic(), [what]
    yield lambda better: words.__setitem__(0, better)
    say(f"  ✓ {words[0]} ({time.monotonic() - began:.1f} s)")


def note(line: str) -> None:
    """Say something that belongs to the step that is under way."""
    say(f"    {line}")
