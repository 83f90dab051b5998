"""A provider that runs, a platform that trusts it, and somebody's browser between the two."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from django.test import Client

CLIENT, SECRET, BACK = "fourfold", "a secret of the tests", "http://testserver/sign-in/single/back"
ROOT = Path(__file__).parents[2]


@dataclass
class Provider:
    """A provider's process, and what it says that it is."""

    process: subprocess.Popen[str]
    port: int

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}/o"

    def end(self) -> None:
        """End the process that was started, by its number."""
        self.process.terminate()
        self.process.wait(timeout=20)
        if self.process.stdout:
            self.process.stdout.close()


def started(folder: Path, issuer: str = "", seconds: int = 600) -> Provider:
    """A provider that answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.identity.provider", str(folder), CLIENT, SECRET, BACK, issuer, str(seconds)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said.strip().isdigit(), "the provider did not start"
    return Provider(process, int(said))


@pytest.fixture(scope="module")
def provider(tmp_path_factory: Any) -> Iterator[Provider]:
    """The provider of most tests."""
    one = started(tmp_path_factory.mktemp("provider"))
    yield one
    one.end()


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[..., Provider]]:
    """Starts a provider that says something else, for one test."""
    found: list[Provider] = []

    def start(**how: Any) -> Provider:
        found.append(started(tmp_path, **how))
        return found[-1]

    yield start
    for one in found:
        one.end()


@pytest.fixture
def trusted(settings: Any) -> Callable[[Provider], None]:
    """Lets this platform trust a provider."""

    def trust(one: Provider) -> None:
        settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET = one.issuer, CLIENT, SECRET
        settings.OIDC_NAME = "North West Police"

    return trust


class Browser:
    """Somebody's browser: the platform's pages through Django's client, the provider's over the network."""

    def __init__(self, one: Provider) -> None:
        self.one, self.ours, self.theirs = one, Client(), requests.Session()

    def sets_out(self, to: str = "/threats") -> str:
        """Press the link; where the platform sends the browser."""
        return str(self.ours.get("/sign-in/single", {"next": to}).get("Location", ""))

    def at_the_provider(self, address: str, name: str = "ansel") -> str:
        """Be somebody there; where the provider sends the browser back to."""
        self.theirs.get(f"http://127.0.0.1:{self.one.port}/as/{name}", timeout=20)
        answer = self.theirs.get(address, allow_redirects=False, timeout=20)
        assert answer.status_code == 302, answer.text[:500]
        return answer.headers["Location"].removeprefix("http://testserver")

    def signs_in(self, name: str = "ansel", to: str = "/threats") -> Any:
        """The whole way there and back."""
        return self.ours.get(self.at_the_provider(self.sets_out(to), name))


@pytest.fixture
def browser(provider: Provider, trusted: Any, codes: None) -> Browser:
    """A browser on a platform that trusts the provider."""
    trusted(provider)
    return Browser(provider)
