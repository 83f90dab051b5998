"""Reads the formula of a model file and holds it against the criteria."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _
from yaml.nodes import Node, ScalarNode

from . import fields
from .formula import MOST_DIGITS, Every, Expression, Members, Named, Number, Step, leaves
from .formula_size import Size, size, size_of
from .formula_text import FormulaError, parse_expression, parse_step
from .model import Criterion
from .notes import Notes, items, path

Read = TypeVar("Read")
MOST_STEPS = 20
NEEDED = ("harm", "likelihood", "risk")


class Names:
    """What a formula may mention: criteria, the digits that they can bring, and their sections."""

    def __init__(self, criteria: tuple[Criterion, ...], members: Members, apart: str = "") -> None:
        self.apart, self.members = apart, members
        self.sizes: dict[str, Size] = {criterion.code: _size(criterion) for criterion in criteria}
        self.criteria = frozenset(self.sizes)
        self.used: set[str] = set()

    def section_of(self, name: str) -> str:
        return next((section for section, codes in self.members.items() if name in codes), "")


def _size(criterion: Criterion) -> Size:
    sizes = [size_of(criterion.points(level)) for level in criterion.levels] or [size_of(Decimal(1))]
    return max(s[0] for s in sizes), max(s[1] for s in sizes)


def read_formula(notes: Notes, node: Node | None, names: Names) -> tuple[Step, ...]:
    """The steps in order; the last must be risk, and every criterion outside the position must be used."""
    steps, before = [], len(notes.mistakes)
    for place, item in enumerate(items(notes, node, "formula", MOST_STEPS), start=1):
        step = _parsed(notes, item, path("formula", str(place)), parse_step)
        if step is None:
            names.sizes.setdefault(_name_before_fault(item), (1, 0))
        else:
            _check_name(notes, item, step.name, names)
            check(notes, item, step.expression, names, step.name)
            steps.append(step)
    if len(notes.mistakes) == before and node is not None:
        _check_whole(notes, node, [step.name for step in steps], names)
    return tuple(steps)


def _name_before_fault(node: Node) -> str:
    """The name that a line with a fault was to give, so that later lines which use it are not blamed."""
    return str(node.value).partition("=")[0].strip() if isinstance(node, ScalarNode) else ""


def read_expression(notes: Notes, node: Node | None, where: str, names: Names) -> Expression:
    """One expression over the criteria; 0 after a mistake."""
    expression = _parsed(notes, node, where, parse_expression) if node is not None else None
    if expression is None or node is None:
        return Number(Decimal(0))
    check(notes, node, expression, names)
    return expression


def _parsed(notes: Notes, node: Node, where: str, parse: Callable[[str], Read]) -> Read | None:
    written = fields.text(notes, node, where)
    try:
        return parse(written) if written else None
    except FormulaError as wrong:
        notes.wrong(node, wrong.sentence, wrong.at)
        return None


def check(notes: Notes, node: Node, expression: Expression, names: Names, name: str = "") -> None:
    """Note names that do not exist, criteria kept apart, and results too long to be exact."""
    before = len(notes.mistakes)
    for leaf in leaves(expression):
        if isinstance(leaf, Named):
            _check_named(notes, node, leaf, names)
        elif isinstance(leaf, Every):
            _check_every(notes, node, leaf, names)
    result = size(expression, names.sizes, names.members) if len(notes.mistakes) == before else (1, 0)
    if sum(result) > MOST_DIGITS:
        notes.wrong(node, _("This can give a number of more than %(most)s digits."), most=MOST_DIGITS)
        result = (1, 0)
    if name:
        names.sizes[name] = result


def _check_named(notes: Notes, node: Node, leaf: Named, names: Names) -> None:
    if leaf.name not in names.sizes:
        notes.wrong(
            node,
            _('The formula names "%(name)s", which is neither a criterion nor an earlier name.'),
            leaf.at,
            name=leaf.name,
        )
    elif leaf.name in names.members.get(names.apart, ()):
        _kept_apart(notes, node, leaf.at, leaf.name)
    names.used.add(leaf.name)


def _check_every(notes: Notes, node: Node, leaf: Every, names: Names) -> None:
    if not names.members.get(leaf.section):
        notes.wrong(
            node,
            _('The formula names the criteria of "%(name)s", which is not a section with criteria.'),
            leaf.at,
            name=leaf.section,
        )
    elif leaf.section == names.apart:
        _kept_apart(notes, node, leaf.at, leaf.section)
    names.used.update(names.members.get(leaf.section, ()))


def _kept_apart(notes: Notes, node: Node, at: int, name: str) -> None:
    notes.wrong(
        node, _('"%(name)s" is organisational position, which is kept apart from risk.'), at, name=name
    )


def _check_name(notes: Notes, node: Node, name: str, names: Names) -> None:
    if name in names.sizes:
        notes.wrong(node, _('The name "%(name)s" is taken already. Choose another.'), name=name)


def _check_whole(notes: Notes, node: Node, steps: list[str], names: Names) -> None:
    for name in NEEDED:
        if name not in steps:
            notes.wrong(node, _('The formula has no line that starts "%(name)s =".'), name=name)
    if "risk" in steps and steps[-1] != "risk":
        notes.wrong(node, _('The last line of the formula must start "risk =".'))
    for code in sorted(names.criteria - names.used):
        if names.section_of(code) not in ("", names.apart):
            notes.wrong(node, _('The formula does not use the criterion "%(code)s".'), code=code)
