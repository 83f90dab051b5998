"""Reads the text of a formula, without eval: numbers, names, + * ( ) and four functions."""

import re
from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from .formula import FUNCTIONS, Apply, Every, Expression, Named, Number, Step

RESERVED = (*FUNCTIONS, "criteria")
LONGEST, DEEPEST = 500, 12
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[a-z][a-z0-9_]*)|(?P<sign>[-+*×/=(),])|(?P<other>\S))"
)


class FormulaError(ValueError):
    """A formula that cannot be read: where in its text (counted from 0), and a sentence."""

    def __init__(self, at: int, sentence: str) -> None:
        super().__init__(sentence)
        self.at, self.sentence = at, sentence


def parse_step(text: str) -> Step:
    """Read "name = expression"; FormulaError says where and why not."""
    reader = _Reader(text)
    name = reader.take("name", _("Start with a name, such as: harm = sum(harm criteria)."))
    if name in RESERVED:
        raise FormulaError(0, _('"%(name)s" is a word of the formula and cannot be a name.') % {"name": name})
    reader.take_sign("=")
    expression = reader.expression()
    reader.end()
    return Step(name, expression)


def parse_expression(text: str) -> Expression:
    """Read an expression without a name; FormulaError says where and why not."""
    reader = _Reader(text)
    expression = reader.expression()
    reader.end()
    return expression


class _Reader:
    """Reads one formula from left to right, one token ahead."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise FormulaError(0, _("This formula is longer than %(most)s characters.") % {"most": LONGEST})
        self.tokens = [
            (m.lastgroup or "", m[m.lastgroup or 0], m.start(m.lastgroup or 0)) for m in _TOKEN.finditer(text)
        ]
        self.place, self.length, self.depth = 0, len(text), 0

    def ahead(self) -> tuple[str, str, int]:
        return self.tokens[self.place] if self.place < len(self.tokens) else ("end", "", self.length)

    def take(self, kind: str, otherwise: str) -> str:
        found, text, at = self.ahead()
        if found != kind:
            raise FormulaError(at, otherwise)
        self.place += 1
        return text

    def accept(self, *signs: str) -> bool:
        if self.ahead()[0] == "sign" and self.ahead()[1] in signs:
            self.place += 1
            return True
        return False

    def take_sign(self, sign: str) -> None:
        if not self.accept(sign):
            raise self.unexpected(_('"%(sign)s" is missing here.') % {"sign": sign})

    def end(self) -> None:
        if self.ahead()[0] != "end":
            raise self.unexpected(_('"%(text)s" does not belong here.') % {"text": self.ahead()[1]})

    def unexpected(self, otherwise: str) -> FormulaError:
        found, text, at = self.ahead()
        if text in ("-", "/") and found == "sign":
            return FormulaError(
                at,
                _(
                    'A formula may not use "%(sign)s": raising an answer must never lower the risk. '
                    "Use +, *, sum, max, min and product."
                )
                % {"sign": text},
            )
        return FormulaError(at, otherwise)

    def expression(self) -> Expression:
        return self.chain(self.term, "sum", "+")

    def term(self) -> Expression:
        return self.chain(self.factor, "product", "*", "×")

    def chain(self, part: Callable[[], Expression], function: str, *signs: str) -> Expression:
        parts = [part()]
        while self.accept(*signs):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Apply(function, tuple(parts), infix=True)

    def factor(self) -> Expression:
        kind, text, at = self.ahead()
        if kind == "number":
            self.place += 1
            return Number(Decimal(text))
        if kind == "name" and text not in RESERVED:
            self.place += 1
            return Named(text, at)
        if kind == "name" and text in FUNCTIONS:
            self.place += 1
            return self.bracketed(lambda: self.call(text))
        if kind == "sign" and text == "(":
            return self.bracketed(self.expression)
        raise self.unexpected(_("A number, the code of a criterion or an earlier name is missing here."))

    def bracketed(self, inside: Callable[[], Expression]) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(self.ahead()[2], _("Too many brackets stand inside each other."))
        self.take_sign("(")
        result = inside()
        self.take_sign(")")
        self.depth -= 1
        return result

    def call(self, function: str) -> Expression:
        parts = [self.part()]
        while self.accept(","):
            parts.append(self.part())
        return Apply(function, tuple(parts))

    def part(self) -> Expression:
        kind, text, at = self.ahead()
        following = self.tokens[self.place + 1 : self.place + 2]
        if kind == "name" and following and following[0][:2] == ("name", "criteria"):
            self.place += 2
            return Every(text, at)
        return self.expression()
