"""Ending well: Ctrl-C, a closed terminal and a polite kill all run the same clean-up, once and to its end."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from fourfold.config.postgres.processes import STOPPING


@contextmanager
def clean_ending() -> Iterator[None]:
    """Turn the first signal to stop into KeyboardInterrupt, and let no second one cut the clean-up short."""

    def stop(number: int, frame: FrameType | None) -> None:
        for each in STOPPING:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    former = {each: signal.signal(each, stop) for each in STOPPING}
    try:
        yield
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)
