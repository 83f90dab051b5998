"""How many digits a formula can need, known before it runs: so no result is rounded or runs away."""

from collections.abc import Mapping
from decimal import Decimal

from .formula import Apply, Every, Expression, Members, Named, Number

Size = tuple[int, int]


def size_of(number: Decimal) -> Size:
    """How many digits stand before and after the point."""
    exponent = int(number.as_tuple().exponent)
    return max(number.adjusted() + 1, 1), max(-exponent, 0)


def size(expression: Expression, sizes: Mapping[str, Size], members: Members) -> Size:
    """The most digits before and after the point that the expression can ever give (never too few)."""
    match expression:
        case Number(value):
            return size_of(value)
        case Named(name):
            return sizes[name]
        case Every(section):
            return _size_of_all("max", [sizes[code] for code in members[section]])
        case Apply(function, parts):
            spread = [s for part in parts for s in _spread_sizes(part, sizes, members)]
            return _size_of_all(function, spread)


def _spread_sizes(part: Expression, sizes: Mapping[str, Size], members: Members) -> list[Size]:
    if isinstance(part, Every):
        return [sizes[code] for code in members[part.section]]
    return [size(part, sizes, members)]


def _size_of_all(function: str, sizes: list[Size]) -> Size:
    before, after = [s[0] for s in sizes], [s[1] for s in sizes]
    if function == "product":
        return sum(before), sum(after)
    carry = len(str(len(sizes))) if function == "sum" else 0
    return max(before, default=1) + carry, max(after, default=0)
