"""A small language for formulas: it can add, multiply and take the largest or the smallest, and nothing else.

It has no minus and no division on purpose. Every value and weight is 0 or more, so whatever is written,
raising one answer can never lower the result; that also makes the range left by unknown answers exact.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext
from math import prod

FUNCTIONS = ("sum", "max", "min", "product")
MOST_DIGITS = 40
# Never rounds: a result that does not fit raises, and `formula_size` refuses such a formula in the file.
EXACT = Context(prec=MOST_DIGITS + 10, traps=[Inexact, InvalidOperation, Overflow])


@dataclass(frozen=True)
class Number:
    """A number written in the formula."""

    value: Decimal


@dataclass(frozen=True)
class Named:
    """A criterion, or an earlier step; `at` is where it stands in the text."""

    name: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Every:
    """All criteria of a section, written "harm criteria"."""

    section: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Apply:
    """One of FUNCTIONS over its parts; `infix` where it was written with + or *."""

    function: str
    parts: tuple["Expression", ...]
    infix: bool = False


Expression = Number | Named | Every | Apply


@dataclass(frozen=True)
class Step:
    """One line of a formula: a name for what the expression gives."""

    name: str
    expression: Expression


def leaves(expression: Expression) -> Iterator[Number | Named | Every]:
    """Every number, name and section that the expression mentions, from left to right."""
    if isinstance(expression, Apply):
        for part in expression.parts:
            yield from leaves(part)
    else:
        yield expression


Members = Mapping[str, tuple[str, ...]]


def evaluate(expression: Expression, values: Mapping[str, Decimal], members: Members) -> Decimal:
    """What the expression gives, exactly; `values` by criterion or earlier step, `members` by section."""
    with localcontext(EXACT):
        return _value(expression, values, members)


def _value(expression: Expression, values: Mapping[str, Decimal], members: Members) -> Decimal:
    match expression:
        case Number(value):
            return value
        case Named(name):
            return values[name]
        case Apply(function, parts):
            return _apply(function, [v for part in parts for v in _spread(part, values, members)])
        case _:
            raise TypeError("A section stands only inside a function.")


def _spread(part: Expression, values: Mapping[str, Decimal], members: Members) -> list[Decimal]:
    if isinstance(part, Every):
        return [values[code] for code in members[part.section]]
    return [_value(part, values, members)]


def _apply(function: str, numbers: list[Decimal]) -> Decimal:
    match function:
        case "sum":
            return sum(numbers, Decimal(0))
        case "product":
            return prod(numbers, start=Decimal(1))
        case "max":
            return max(numbers)
        case _:
            return min(numbers)


def run(steps: tuple[Step, ...], values: Mapping[str, Decimal], members: Members) -> dict[str, Decimal]:
    """The value of each step by name, in order; a later step may use an earlier one."""
    known, results = dict(values), {}
    for step in steps:
        known[step.name] = results[step.name] = evaluate(step.expression, known, members)
    return results
