"""Turning rows into bytes that never differ for the same content, and digests over them.

The rule is fixed: a change of it would alter every digest ever published. `tests/test_sealing.py` holds its vectors.

A row is the mark `1` of this rule, then its values in the order of the definition's columns. A value is a letter for
what it is, the length of its bytes in figures, a colon, and the bytes; so no content can pass for another's.

    n  nothing is known, and no bytes
    b  a yes or no: 1 or 0
    d  a number, whole, decimal or floating: its shortest plain figures. 48, 48.0000 and 48.0 are one number, as are
       0 and -0, so that a column may get more decimals; a floating number counts as its shortest figures that read
       back as it (0.1 is 0.1). Those that are no number are nan, inf and -inf.
    t  text in UTF-8, exactly as it is: control characters too, and no Unicode normal form is made of it, so that an
       e with an accent and an e followed by one are two texts
    y  a day: 2023-01-04
    m  a moment in UTC to the microsecond: 2023-01-04T14:05:00.000000+00:00
    l  a list: its values, each in this way, in their order; two orders are two lists
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import Any

RULE = b"1"
AGAIN = (date, int, bool, NoneType)


def encoded(values: Sequence[Any]) -> bytes:
    """One row as bytes. Raises TypeError for a value that the rule does not know."""
    return RULE + b"".join([_text(value) if type(value) is str else _value(value) for value in values])


def _text(value: str) -> bytes:
    content = value.encode()
    return b"t%d:%s" % (len(content), content)


def _value(value: Any) -> bytes:
    """Days, agencies and blanks come again and again in a long run: each is worked out once, by type and value."""
    return _known(value) if type(value) in AGAIN else _worked_out(value)


def _worked_out(value: Any) -> bytes:
    letter, content = _lettered(value)
    return b"%s%d:%s" % (letter, len(content), content)


_known = lru_cache(maxsize=20_000, typed=True)(_worked_out)


def _lettered(value: Any) -> tuple[bytes, bytes]:
    match value:
        case None:
            return b"n", b""
        case bool():
            return b"b", b"1" if value else b"0"
        case int() | float() | Decimal():
            return b"d", _figures(value).encode()
        case str():
            return b"t", value.encode()
        case datetime() if value.tzinfo is not None:
            return b"m", value.astimezone(UTC).isoformat(timespec="microseconds").encode()
        case date() if not isinstance(value, datetime):
            return b"y", value.isoformat().encode()
        case list() | tuple():
            return b"l", b"".join(map(_value, value))
    raise TypeError(f"A {type(value).__name__} has no place in a sealed row; sealing.py says what has.")


def _figures(value: int | float | Decimal) -> str:
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number.is_finite():
        return "nan" if number.is_nan() else "-inf" if number < 0 else "inf"
    plain = f"{number:f}"
    shortest = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if number == 0 else shortest


def row_digest(key: bytes, values: Sequence[Any]) -> str:
    """The keyed digest of one row, in hexadecimal."""
    return hmac.digest(key, encoded(values), "sha256").hex()


def whole_digest(rows: Iterable[str]) -> str:
    """The digest of a run: over its row digests, in order."""
    whole = hashlib.sha256()
    for digest in rows:
        whole.update(bytes.fromhex(digest))
    return whole.hexdigest()
