"""`python -m tests.guardrails.report`: a line for each guardrail, for `make check`; status 1 when one fails.

A test whose name ends with "caught" puts a planted fault before its guardrail; every other asks the project.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent

import pytest

HERE = Path(__file__).parent
QUIETLY = ("-p", "no:terminalreporter", "-p", "no:cacheprovider", "--show-capture=no")


@dataclass(eq=False)
class Lines:
    """What each guardrail came to: the project's own faults, and the planted ones caught or missed."""

    faults: dict[str, list[str]] = field(default_factory=dict)
    caught: dict[str, int] = field(default_factory=dict)
    missed: dict[str, int] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Called by pytest three times a test: before, during and after it."""
        path, test = report.nodeid.split("::", 1)
        name, planted = Path(path).stem, test.split("[")[0].endswith("_caught")
        self.faults.setdefault(name, [])
        if planted and report.when == "call":
            counted = self.caught if report.passed else self.missed
            counted[name] = counted.get(name, 0) + 1
        elif report.failed:
            self.faults[name].append(str(report.longrepr).strip())

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that cannot be read has not been asked anything."""
        if report.failed:
            self.faults.setdefault(Path(report.nodeid).stem, []).append(str(report.longrepr).strip())

    def text(self) -> str:
        """One line a guardrail, and under it what is wrong."""
        return "\n".join(
            line
            for name in sorted(self.faults)
            for line in (self._line(name), *(indent(told, "      ") for told in self.faults[name]))
        )

    def _line(self, name: str) -> str:
        found, caught, missed = self.faults[name], self.caught.get(name, 0), self.missed.get(name, 0)
        ours = "ok" if not found else "FAULTS"
        planted = (
            f"{missed} planted faults MISSED"
            if missed
            else "planted fault caught"
            if caught
            else "nothing planted: MISSED"
        )
        return f"  {'✓' if self._holds(name) else '✗'} {_title(name)}: {ours}, {planted}"

    def _holds(self, name: str) -> bool:
        return not self.faults[name] and not self.missed.get(name) and bool(self.caught.get(name))

    @property
    def hold(self) -> bool:
        return bool(self.faults) and all(map(self._holds, self.faults))


def _title(name: str) -> str:
    """The first words of a guardrail's docstring: what it is about."""
    docstring = ast.get_docstring(ast.parse((HERE / f"{name}.py").read_text())) or name
    return docstring.splitlines()[0].split(":")[0].rstrip(".")


def main() -> int:
    """Run every guardrail, quietly but for its line."""
    lines = Lines()
    status = pytest.main([*QUIETLY, str(HERE)], plugins=[lines])
    print(lines.text() or f"No guardrail was asked anything: pytest ended with {status!r}.")
    return 0 if lines.hold and status == pytest.ExitCode.OK else 1


if __name__ == "__main__":
    sys.exit(main())
