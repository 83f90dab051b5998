"""What a model file says to people, in English and, where the file has it, in Welsh."""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Words:
    """One label or sentence of a model file; `cy` is empty where the file holds no Welsh."""

    en: str
    cy: str = ""

    @property
    def lang(self) -> str:
        """The language of what `str()` gives now: "cy" or "en", for the `lang` attribute of the page."""
        return "cy" if self.cy and (get_language() or "").startswith("cy") else "en"

    def __str__(self) -> str:
        return self.cy if self.lang == "cy" else self.en

    def inside_a_sentence(self) -> str:
        """The words with a small first letter, to stand in the middle of a sentence."""
        words = str(self)
        return words[:1].lower() + words[1:]
