"""Reading the page of performance in a test."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from fourfold.core.access.viewers import Viewer

MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


def page(browse: Any, viewer: Viewer, query: str = "") -> str:
    """What stands in the page's main part."""
    answer = browse(viewer).get(f"/performance{query}")
    assert answer.status_code == 200, answer.content.decode()[:500]
    found = MAIN.search(answer.content.decode())
    assert found
    return found[0]


def words(html: str) -> str:
    """What is read of it."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
