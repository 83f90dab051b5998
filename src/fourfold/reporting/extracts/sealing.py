"""Turning rows into bytes that never differ for the same content, and digests over them."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

UNIT, NOTHING = "\x1f", "\x1e"


def encoded(values: Sequence[Any]) -> bytes:
    """One row as bytes: fields apart by a control character, unknown told from empty, days and moments fixed."""
    return UNIT.join(_text(value) for value in values).encode()


def _text(value: Any) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ",".join(sorted(_text(item) for item in value)) + "]"
    return str(value).replace(UNIT, " ").replace(NOTHING, " ")


def row_digest(key: bytes, values: Sequence[Any]) -> str:
    """The keyed digest of one row, in hexadecimal."""
    return hmac.new(key, encoded(values), hashlib.sha256).hexdigest()


def whole_digest(rows: Iterable[str]) -> str:
    """The digest of a run: over its row digests, in order."""
    whole = hashlib.sha256()
    for digest in rows:
        whole.update(bytes.fromhex(digest))
    return whole.hexdigest()
