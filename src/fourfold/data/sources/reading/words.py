"""The sender's words become our codes; an unknown word gets the nearest one suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from fourfold.data.sources.contracts import sentences as map_sentences
from fourfold.data.sources.contracts.column_map import folded
from fourfold.data.sources.contracts.saying import Refused, Said
from fourfold.data.sources.contracts.shape import Column
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import shown

CodeSets = Mapping[str, "Iterable[str] | Mapping[str, str]"]
MOST_SUGGESTIONS = 200  # each costs up to a millisecond; a wrong column would ask for a million


class Words:
    """One column's words: its own translations first, then our codes, then the names of codes."""

    def __init__(self, column: Column, codes: CodeSets) -> None:
        known = _known(column, codes)
        self._check(column, known)
        self.meaning = {folded(name): code for code, name in (known or {}).items() if name}
        self._spelled = {folded(name): name for name in (known or {}).values() if name}
        for code in known or {}:
            self.meaning[folded(code)] = code
            self._spelled.setdefault(folded(code), code)
        for word, code in column.words.items():
            self.meaning[folded(word)] = code
            self._spelled[folded(word)] = word
        named = column.codes or ""
        self._set = named if named in sentences.UNKNOWN_WORD else ""
        self._left = MOST_SUGGESTIONS

    def read(self, text: str) -> str | Said:
        """Our code for a word, or the sentence that says it is unknown."""
        word = folded(text)
        code = self.meaning.get(word)
        return self._unknown(text, word) if code is None else code

    def _unknown(self, text: str, word: str) -> Said:
        near: list[str] = []
        if self._left and len(word) <= 100:
            self._left -= 1
            near = get_close_matches(word, self._spelled, n=1, cutoff=0.7)
        if near:
            return sentences.UNKNOWN_WORD_NEAR[self._set].say(found=shown(text), near=self._spelled[near[0]])
        return sentences.UNKNOWN_WORD[self._set].say(found=shown(text))

    def _check(self, column: Column, known: Mapping[str, str] | None) -> None:
        wrong = [] if known is None else [pair for pair in column.words.items() if pair[1] not in known]
        if wrong:
            say = map_sentences.WORD_TO_NOTHING.say
            raise Refused(*(say(word=word, code=code, name=column.name) for word, code in wrong))


def _known(column: Column, codes: CodeSets) -> Mapping[str, str] | None:
    if column.codes is None:
        return None
    if column.codes not in codes:
        raise Refused(map_sentences.CODES_UNKNOWN.say(name=column.codes))
    given = codes[column.codes]
    return given if isinstance(given, Mapping) else dict.fromkeys(given, "")
