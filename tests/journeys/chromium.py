"""The browser of the journeys: Debian's Chromium, installed when missing and when that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# Nothing may be fetched while a journey runs, and a container has neither a sandbox nor a graphics card.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
MISSING = "The journeys need Chromium. On Debian, as root: apt-get install chromium"


def path() -> str | None:
    """Where the browser is; None when there is none. CHROMIUM chooses another."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def see_that_it_is_there() -> int:
    """Install the browser where it is missing, saying so; the answer is the command's exit status."""
    if path():
        return 0
    if os.geteuid() or not shutil.which("apt-get"):
        print(MISSING)
        return 1
    print("Installing Chromium from Debian, which takes a minute", flush=True)
    return _apt("update") or _apt("install", "-y", "--no-install-recommends", "chromium")


def _apt(*words: str) -> int:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["apt-get", "-qq", *words], env=quiet, stdout=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(see_that_it_is_there())
