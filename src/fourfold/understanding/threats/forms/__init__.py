"""The shape of what is entered about threats, nothing more: a file for each part of the work."""

from __future__ import annotations

from typing import Any

Choices = list[tuple[Any, Any]]
