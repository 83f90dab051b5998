"""Reading a page in a test."""

from __future__ import annotations

from typing import Any


def text(answer: Any) -> str:
    """A page's source, in one line."""
    return " ".join(answer.content.decode().split())
