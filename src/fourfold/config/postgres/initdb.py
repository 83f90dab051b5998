"""Making the data folder of a private server: passwords everywhere, checksums, UTF-8 sorted by code point."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

from fourfold.config.postgres.account import Account
from fourfold.config.postgres.binaries import Binaries
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.processes import deferred_signals

ADMINISTRATOR = "fourfold_administrator"


def make_data(
    data: Path, log: Path, binaries: Binaries, account: Account, password: str, *, sync: bool
) -> None:
    """Make `data` for `account`; without `sync` a power cut may undo it. Raises DatabaseUnusableError."""
    draft = data.with_name("data.unfinished")
    # An interrupted beginning is worth nothing: the name `data` means that it was finished.
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    secret = _written(data.with_name("data.password"), password)
    command = [binaries["initdb"], "-D", str(account.give(draft)), f"--pwfile={account.give(secret)}"]
    try:
        _run([*command, *_options(binaries.major), *([] if sync else ["--no-sync"])], log, account)
    finally:
        secret.unlink()
    draft.rename(data)


def _options(major: int) -> list[str]:
    common = [
        "-U",
        ADMINISTRATOR,
        "-A",
        "scram-sha-256",
        "-E",
        "UTF8",
        "--data-checksums",
        "--no-instructions",
    ]
    # From 17 on PostgreSQL sorts by itself, the same on every machine; before that, the C library does it.
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return common + (builtin if major >= 17 else ["--locale=C.UTF-8"])


def _written(path: Path, password: str) -> Path:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(password)
    return path


def _run(command: list[str], log: Path, account: Account) -> None:
    log.touch(mode=0o600)
    process = None
    try:
        with log.open("ab") as output, deferred_signals():
            process = subprocess.Popen(command, stdout=output, stderr=output, **account.popen())
        status = process.wait()
    except BaseException:
        if process:
            # It works through programs that it starts, and all of them are one session.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        raise
    if status != 0:
        said = "\n".join(log.read_text(errors="replace").splitlines()[-4:])
        raise DatabaseUnusableError(
            f"The database server could not be made. Its log, {log}, ends with:\n{said}"
        )
