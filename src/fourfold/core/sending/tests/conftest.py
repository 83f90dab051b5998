"""Somebody at the form for a new threat."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from fourfold.core.access.models import User
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.understanding.threats.models import Threat

WORDS = "Two deliveries a week since May; the driver changes, the van does not."


@dataclass
class Typist:
    """Somebody at a browser, who opens the form, writes into it and sends it."""

    viewer: Viewer
    owner: int
    client: Client
    key: str = ""
    page: str = field(default="", repr=False)

    def signs_in(self, viewer: Viewer | None = None) -> Typist:
        self.client.force_login(User.objects.get(pk=(viewer or self.viewer).user_id))
        return self

    def opens(self, address: str = "/threats/add") -> str:
        self.page = self.client.get(address).content.decode()
        self.key = key_in(self.page)
        return self.page

    def sends(self, address: str = "/threats/add", **more: Any) -> Any:
        return self.client.post(address, self.written(**more))

    def pauses(self, **more: Any) -> Any:
        return self.client.post("/ui/words/keep", self.written(**more))

    def written(self, **more: Any) -> dict[str, Any]:
        return {"form_key": self.key, "kind": "ocg", "name": "Op Larch", "summary": WORDS, "main_area": "drugs",
                "owner": self.owner, "phase": "pursue", **more}  # fmt: skip

    def threats(self) -> int:
        with viewing(self.viewer):
            return Threat.objects.count()


def key_in(page: str) -> str:
    """The key of the first form of a page's own whose words are kept."""
    found = re.search(r'name="form_key" value="([^"]+)" data-kept', page)
    return found[1] if found else ""


@pytest.fixture
def typist(person, register, codes):
    client = Client(raise_request_exception=False)
    return Typist(person("analyst", "cheshire"), register["cheshire"], client).signs_in()
