"""Files speak of Fourfold alone: of no workplace, machine or registry; and every package is pinned."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.source import PLANTED, ROOT

RULES = {
    "names how it was written": r"\b(?:language models?|llms?|chat ?bots?|ai[- ](?:generated|assistants?))\b"
    r"|\b(?:the|this|my|your|system) prompts?\b|\bprompted\b|\bsub-?agents?\b|\b(?:this|previous) chat\b",
    "names an order of work": r"\bissues? #?\d+|(?<![&\w/])#\d{1,5}\b(?![0-9a-fA-F;])"
    r"|\bthe issue (?:says|asks|demands|wants)\b"
    r"|\b(?:the|this|my) brief (?:says|asks|demands|wants)\b|\b(?:TODO|FIXME|XXX|HACK)\b|\bJIRA\b",
    "names a workplace": r"\b(?:workplace|co-?workers?|my team|our sprint|stand-?up)\b",
    "names a folder of one machine": r"(?<![\w.:/<}])/(?:home|root|Users|work|mnt|tmp|private)/[\w.<{]",
    "names a registry": r"https?://[^\s\"'<>)]*(?:pypi|pythonhosted|npmjs|registry|artifactory|nexus|/simple\b|verdaccio)"
    r"|\"resolved\"\s*:|--(?:extra-)?index-url|--find-links|--trusted-host",
}
PATTERNS = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in RULES.items()}
MEND = "say it of Fourfold, or leave it out"
# What lists the words cannot be free of them.
PASSED_OVER = ("tests/guardrails/planted/", "tests/guardrails/test_words.py")

COMPILED = ".mo"  # numbers between words, which say anything by chance; the .po beside it is read


def faults(files: Iterable[tuple[str, str]]) -> list[str]:
    """Words that belong to how the project was made, in (path, text)."""
    return [
        f"{name} line {number} {what}: {found[0]!r}. Mend: {MEND}."
        for name, text in files
        for what, pattern in PATTERNS.items()
        for number, line in enumerate(text.splitlines(), 1)
        for found in pattern.finditer(line)
    ]


def pin_faults(files: Iterable[tuple[str, str]]) -> list[str]:
    """Packages of a requirements file that are not pinned to a version and a digest."""
    return [
        f"{name} does not pin {package} to a version and a digest. Mend: compile it with --generate-hashes."
        for name, text in files
        for package in _packages(text)
        if "==" not in package or "--hash=sha256:" not in package
    ]


def _packages(text: str) -> list[str]:
    joined = re.sub(r"\\\n", " ", text)
    lines = (line.strip() for line in joined.splitlines())
    return [line for line in lines if line and not line.startswith(("#", "-c", "-r"))]


def _tracked() -> list[tuple[str, str]]:
    """Every file that git keeps or would keep, with its text."""
    answer = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    names = [name for name in answer.stdout.split("\0") if name and not name.startswith(PASSED_OVER)]
    return [
        (name, (ROOT / name).read_text(errors="ignore"))
        for name in names
        if (ROOT / name).is_file() and not name.endswith(COMPILED)
    ]


def _requirements(folder: Path) -> list[tuple[str, str]]:
    return [(path.name, path.read_text()) for path in sorted(folder.glob("*.txt"))]


def test_files_speak_of_fourfold_alone():
    must_hold(faults(_tracked()))


def test_every_package_is_pinned():
    must_hold(pin_faults(_requirements(ROOT / "requirements")))


def test_planted_words_and_loose_packages_are_caught():
    found = faults([("words.md", (PLANTED / "words.md").read_text())])
    must_name(
        found,
        "line 3 names how it was written", "line 4 names an order of work", "line 5 names a folder",
        "line 6 names a registry", "line 7 names a registry", "line 8 names a workplace",
        "line 9 names an order of work",
    )  # fmt: skip
    assert not any("line 11" in sentence for sentence in found), "lawful words were called a fault"
    must_name(
        pin_faults(_requirements(PLANTED / "requirements")),
        "does not pin jinja2>=3",
        "does not pin django==5.2.1",
    )
