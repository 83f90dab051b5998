"""Why a model file is refused: every mistake, with its line."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing to mend; line and column count from 1, and `reason` is a whole sentence."""

    line: int
    column: int
    reason: str

    @property
    def sentence(self) -> str:
        """The reason with its line in front."""
        return _("Line %(line)s: %(reason)s") % {"line": self.line, "reason": self.reason}


class ModelRefused(ValueError):
    """A model file with mistakes, from the top down; `line`, `column` and `sentence` are of the first."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        first = self.mistakes[0]
        self.line, self.column, self.sentence = first.line, first.column, first.sentence
        super().__init__("\n".join(mistake.sentence for mistake in self.mistakes))
