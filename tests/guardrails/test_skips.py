"""Every test counts: one that is skipped, or expected to fail, fails the run."""

from __future__ import annotations

import subprocess
import sys
from configparser import ConfigParser

import pytest

from fourfold.config import pytest_no_skips
from tests.guardrails.source import PLANTED, ROOT

RULE = pytest_no_skips.__name__
ALONE = ("-p", "no:django", "-p", "no:cacheprovider", "--noconftest", "-c", "/dev/null", "--rootdir", "/")


def test_both_ways_of_running_tests_hold_to_the_rule(pytestconfig: pytest.Config) -> None:
    journeys = ConfigParser()
    journeys.read(ROOT / "tests" / "journeys" / "pytest.ini")
    for options in (" ".join(pytestconfig.getini("addopts")), journeys["pytest"]["addopts"]):
        assert f"-p {RULE}" in options


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_planted_skips_are_caught(workers: tuple[str, ...]) -> None:
    files = [str(PLANTED / "skips" / name) for name in ("left_out.py", "whole_file.py")]
    command = [sys.executable, "-m", "pytest", "-p", RULE, *ALONE, "--continue-on-collection-errors"]
    answer = subprocess.run([*command, *workers, *files], capture_output=True, text=True)
    last = answer.stdout.strip().splitlines()[-1]
    # A fixture that skips, a mark and a whole file are errors before a test; the other three are failures in it.
    assert answer.returncode == 1 and "3 failed, 3 errors in" in last, answer.stdout
