"""The worker: does the long work that people ask for on the pages, such as loading a large file."""

from __future__ import annotations

import subprocess
from contextlib import AbstractContextManager, suppress

from fourfold.config.commands.child import end_with_the_starter, started
from fourfold.config.commands.ending import clean_ending
from fourfold.config.commands.steps import say
from fourfold.config.commands.working import start_django, working_database


def work() -> None:
    """Work until Ctrl-C or a polite kill: what is in hand is then undone and left to the next worker."""
    with clean_ending(), working_database(), suppress(KeyboardInterrupt):
        start_django()
        from fourfold.core.audit.sealing import Sealer
        from fourfold.core.jobs import worker

        with Sealer(say):
            worker.serve(say)


def working() -> AbstractContextManager[subprocess.Popen[bytes]]:
    """A worker beside the demonstration, for the block."""
    return started(__name__)


if __name__ == "__main__":
    end_with_the_starter()
    work()
