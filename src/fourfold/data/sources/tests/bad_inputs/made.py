"""A right file of each shape, and ways to make it wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import openpyxl

from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.contracts.shipped_maps import shipped_contract
from fourfold.demo.files import rendering, writing

ENCODED = {"cheshire": "utf-8", "merseyside": "windows-1252", "gmp": "utf-8", "north_wales": "utf-8"}


@dataclass(frozen=True)
class Wrong:
    """A wrong file: what is wrong with it, whose it is, its bytes, and what is read of it.

    One sentence that ends in “Nothing loaded.” refuses the file; others hold back a row, and the rest goes on.
    """

    what: str
    force: str
    content: Callable[[], bytes]
    said: str
    names: str = "disruptions"

    @property
    def refused(self) -> bool:
        """Whether the whole file is refused."""
        return self.said.endswith("Nothing loaded.")


def facts(force: str, number: int, **more: Any) -> dict[str, Any]:
    """One disruption in our own values."""
    return {
        "sender_reference": f"D/{number:04}", "agency": force, "role": "lead", "event_on": date(2022, 11, number),
        "record_date": date(2023, 1, number), "main_p": "pursue", "claimed": "moderate", "arrests": number,
        "what": f"{number} arrested and the line closed", "threat_references": [f"NW-OCG-000{number}"], **more,
    }  # fmt: skip


def contract(force: str) -> Contract:
    """The column map of a force's disruptions."""
    return shipped_contract("disruptions", force)


@cache
def right(force: str) -> bytes:
    """A file of two disruptions with nothing wrong."""
    return writing.file_of(
        contract(force), [rendering.cells(contract(force), facts(force, n)) for n in (1, 2)]
    )


def cell(force: str, name: str, value: Any) -> Callable[[], bytes]:
    """The file with one cell of its second row, by our name, as it is given here."""

    def made() -> bytes:
        into = contract(force)
        heading = next(column.headings[0] for column in into.columns if column.name == name)
        rows = [rendering.cells(into, facts(force, number)) for number in (1, 2)]
        rows[1][heading] = value
        return writing.file_of(into, rows)

    return made


def changed(force: str, old: str, new: str, last: bool = False) -> Callable[[], bytes]:
    """The file with some of its text changed, where it comes first or last."""

    def made() -> bytes:
        text = right(force).decode(ENCODED[force])
        assert old in text
        whole = new.join(text.rsplit(old, 1)) if last else text.replace(old, new, 1)
        return whole.encode(ENCODED[force])

    return made


def cut(force: str, left: int) -> Callable[[], bytes]:
    """The file without its last bytes."""
    return lambda: right(force)[:-left]


def given(content: bytes) -> Callable[[], bytes]:
    """These bytes."""
    return lambda: content


def workbook(change: Callable[[Any], object]) -> Callable[[], bytes]:
    """Lancashire's workbook, with something done to it."""

    def made() -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(right("lancashire")))
        change(book)
        book.save(stream := io.BytesIO())
        return stream.getvalue()

    return made


def archive(change: Callable[[dict[str, str]], object]) -> Callable[[], bytes]:
    """Cumbria's set of files, with something done to their texts."""

    def made() -> bytes:
        with zipfile.ZipFile(io.BytesIO(right("cumbria"))) as held:
            texts = {name: held.read(name).decode("windows-1252") for name in held.namelist()}
        change(texts)
        with zipfile.ZipFile(stream := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in texts.items():
                packed.writestr(name, text.encode("windows-1252"))
        return stream.getvalue()

    return made
