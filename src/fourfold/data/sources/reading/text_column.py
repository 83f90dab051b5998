"""Columns of free text: nearly every cell is different, so the whole column is looked at in a few passes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from fourfold.core.ui.letters import NO_WIDTH, NOT_TEXT, is_above
from fourfold.data.sources.contracts.saying import Refused, Said
from fourfold.data.sources.contracts.shape import Column
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import Cell, Fault, shown
from fourfold.data.sources.reading.column_read import ColumnRead

FORMULA_STARTS = ("\n=", "\n+", "\n-", "\n@")
LOOKS_LIKE_FORMULA = re.compile(
    r"=\s*\S|[+@-]\s*[A-Za-z_.][\w.]*\s*[(|!]|[+-]\s*\$?[A-Za-z]{1,3}\$?[0-9]+\s*[-+*/:]"
)


class TextColumn:
    """One column of free text."""

    def __init__(self, column: Column, empty: frozenset[str]) -> None:
        self._column = column
        self._empty = {one for word in empty for one in (word, word.upper(), word.title(), word.capitalize())}

    def read(self, cells: Sequence[Cell], only_text: bool) -> ColumnRead:
        """Read the cells of one chunk; `only_text` promises that every cell is a str."""
        faults: list[tuple[int, Said]] = []
        texts = list(map(str.strip, cells)) if only_text else _as_texts(cells, faults)  # type: ignore[arg-type]
        joined = "\n" + "\n".join(texts)
        texts = _canonical(texts, joined, faults)
        if not self._empty.isdisjoint(texts):
            texts = ["" if text in self._empty else text for text in texts]
        if "" in texts:
            texts = self._fill(texts, faults)
        self._measure(texts, faults)
        values = [text or None for text in texts] if "" in texts else texts
        return ColumnRead(values, texts, faults, _formulas(texts, joined))

    def _fill(self, texts: list[str], faults: list[tuple[int, Said]]) -> list[str]:
        if self._column.default:
            return [text or self._column.default for text in texts]
        if self._column.required:
            known = {at for at, _ in faults}
            faults += [
                (at, sentences.REQUIRED.say())
                for at, text in enumerate(texts)
                if not text and at not in known
            ]
        return texts

    def _measure(self, texts: list[str], faults: list[tuple[int, Said]]) -> None:
        longest = self._column.longest
        if max(map(len, texts), default=0) > longest:
            say = sentences.TOO_LONG.say
            faults += [
                (at, say(length=len(t), longest=longest)) for at, t in enumerate(texts) if len(t) > longest
            ]


def _as_texts(cells: Sequence[Cell], faults: list[tuple[int, Said]]) -> list[str]:
    texts = []
    for at, cell in enumerate(cells):
        if isinstance(cell, str):
            texts.append(cell.strip())
            continue
        # A workbook turns some references and names (“1-2-23”, “MARCH1”) into dates by itself.
        why = sentences.BECAME_DATE if isinstance(cell, date) else sentences.NOT_A_VALUE
        faults.append((at, cell.said if isinstance(cell, Fault) else why.say(found=shown(cell))))
        texts.append("")
    return texts


def _canonical(texts: list[str], joined: str, faults: list[tuple[int, Said]]) -> list[str]:
    if "\r" in joined:
        texts = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    if "SECRET" in joined and any(map(is_above, texts)):
        raise Refused(
            sentences.ABOVE.say()
        )  # the file as a whole: a row that is held back is kept as it was sent
    if NOT_TEXT.search(joined):
        odd = [(at, match[0]) for at, text in enumerate(texts) if (match := NOT_TEXT.search(text))]
        say = sentences.ODD_CHARACTER.say
        faults += [(at, say(found=shown(texts[at]), character=f"U+{ord(one):04X}")) for at, one in odd]
    if not joined.isascii() and NO_WIDTH.search(joined):
        texts = [NO_WIDTH.sub("", text).strip() for text in texts]
    if not joined.isascii() and not unicodedata.is_normalized("NFC", joined):
        texts = [unicodedata.normalize("NFC", text) for text in texts]
    return texts


def _formulas(texts: list[str], joined: str) -> list[tuple[int, Said]]:
    if not any(start in joined for start in FORMULA_STARTS):
        return []
    say = sentences.LOOKS_LIKE_FORMULA.say
    found = [(at, text) for at, text in enumerate(texts) if LOOKS_LIKE_FORMULA.match(text)]
    return [(at, say(found=shown(text))) for at, text in found]
