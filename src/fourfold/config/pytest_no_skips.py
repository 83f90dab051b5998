"""A test that was skipped, or was expected to fail, has not passed: name this to pytest with -p."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

import pytest

Report = pytest.TestReport | pytest.CollectReport
Made = TypeVar("Made", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """After everybody else, so that what was expected to fail is known."""
    return _counted((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A whole file can be skipped while it is read."""
    return _counted((yield))


def _counted(report: Made) -> Made:
    expected = getattr(report, "wasxfail", None)
    if report.skipped or expected is not None:
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} did not run or was expected to fail: {expected or _why(report)}"
        if expected is not None:
            del report.wasxfail
    return report


def _why(report: Report) -> str:
    return str(report.longrepr[-1]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
