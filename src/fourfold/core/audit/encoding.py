"""How an audit entry and a block become bytes that never differ for the same content, and their digests.

The rule is fixed: with another, no block that was ever sealed could be checked. Its vectors are in
`tests/test_encoding.py`. The database seals by the same rule (`migrations/0002_chain.py`). Here it is worked out
without the database's functions, since whoever can change entries can change those too.

The mark `1` of this rule, then each column in the order below: `n` for none, else how many bytes of UTF-8 it has, a
colon, and the bytes; so no content can pass for another's. Numbers are plain figures, moments are in UTC to the
microsecond (2023-01-04T14:05:00.000000), digests are hexadecimal. A leaf is the SHA-256 of an entry; a root the SHA-256
of the leaves of a block one after the other, in the order of transaction and number; a hash the SHA-256 of a block.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

RULE = "1"
ENTRY = (
    "id", "era", "xid", "stamped", "at", "actor", "agency", "role", "for_whom", "recipient", "purpose", "device",
    "operation", "act", "target_kind", "target", "rows", "reason", "request",
)  # fmt: skip
BLOCK = ("era", "no", "x_from", "x_to", "entries", "root", "previous", "sealed_at")


def encoded(values: Iterable[Any]) -> bytes:
    """Values in their order as bytes."""
    return (RULE + "".join(map(_field, values))).encode()


def leaf(entry: Iterable[Any]) -> bytes:
    """The digest of an entry, given as its values in the order of ENTRY."""
    return hashlib.sha256(encoded(entry)).digest()


def block_hash(block: Mapping[str, Any]) -> bytes:
    """The digest of a block: over all that it says, and so over the block before."""
    return hashlib.sha256(encoded(block[name] for name in BLOCK)).digest()


def _field(value: Any) -> str:
    if value is None:
        return "n"
    text = _text(value)
    return f"{len(text.encode())}:{text}"


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value)
