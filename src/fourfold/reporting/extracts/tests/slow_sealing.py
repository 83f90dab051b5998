"""The slow twin of sealing.py, from the words of its rule alone: by hand, figure by figure, and read back again."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from fractions import Fraction
from typing import Any

BLOCK = 64


def row(values: Any) -> bytes:
    """A row's bytes."""
    found = bytearray(b"1")
    for value in values:
        found += one(value)
    return bytes(found)


def one(value: Any) -> bytes:
    """A value's bytes."""
    letter, content = said(value)
    return letter.encode() + str(len(content)).encode() + b":" + content


def said(value: Any) -> tuple[str, bytes]:
    """What a value is, and its content."""
    if value is None:
        return "n", b""
    if value is True or value is False:
        return "b", {True: b"1", False: b"0"}[value]
    if isinstance(value, list | tuple):
        return "l", b"".join([one(item) for item in value])
    if isinstance(value, str):
        return "t", bytes(value, "utf-8")
    if isinstance(value, datetime):
        offset = value.utcoffset()
        assert offset is not None
        there = value.replace(tzinfo=None) - offset
        return "m", f"{day(there)}T{two(there.hour)}:{two(there.minute)}:{two(there.second)}.".encode() + (
            f"{there.microsecond:06d}+00:00".encode()
        )
    if isinstance(value, date):
        return "y", day(value).encode()
    return "d", figures(value).encode()


def day(value: date) -> str:
    """Year, month, day."""
    return f"{value.year:04d}-{two(value.month)}-{two(value.day)}"


def two(number: int) -> str:
    """Two figures."""
    return ("0" + str(number))[-2:]


def figures(value: Any) -> str:
    """A number by long division, which ends because every number here is a decimal fraction."""
    text = repr(value) if isinstance(value, float) else str(value)
    if "nan" in text.lower():
        return "nan"
    if "inf" in text.lower():
        return "-inf" if text.startswith("-") else "inf"
    number = Fraction(text)
    sign, rest = ("-" if number < 0 else ""), abs(number)
    whole, rest = divmod(rest, 1)
    after = ""
    while rest:
        figure, rest = divmod(rest * 10, 1)
        after += str(figure)
    return f"{sign}{whole}" + (f".{after}" if after else "")


def digest(key: bytes, values: Any) -> str:
    """HMAC by its definition (RFC 2104) over SHA-256."""
    key = (hashlib.sha256(key).digest() if len(key) > BLOCK else key).ljust(BLOCK, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key) + row(values)).digest()
    return hashlib.sha256(bytes(byte ^ 0x5C for byte in key) + inner).hexdigest()


def shape(value: Any) -> tuple[str, Any]:
    """What must be read back: what a value is with its content, a list as those of its values."""
    letter, content = said(value)
    return (letter, [shape(item) for item in value]) if letter == "l" else (letter, content)


def read(content: bytes) -> list[tuple[str, Any]]:
    """The values of a row from its bytes. What can be read back stands for that row and for no other."""
    assert content[:1] == b"1"
    return _read(content[1:])


def _read(content: bytes) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    while content:
        letter, (figures_of_length, rest) = content[:1].decode(), content[1:].split(b":", 1)
        length = int(figures_of_length)
        taken, content = rest[:length], rest[length:]
        assert len(taken) == length
        found.append((letter, _read(taken) if letter == "l" else taken))
    return found
