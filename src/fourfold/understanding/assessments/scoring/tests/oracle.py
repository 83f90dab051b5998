"""The slow, obvious twin: fractions instead of decimals, and every filling of the unknowns tried in turn."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from fourfold.understanding.assessments.scoring.model import Answer, ScoringModel


def fillings(model: ScoringModel, answers: Mapping[str, Answer]) -> Iterator[dict[str, Fraction]]:
    """Every way to give each criterion a level, keeping what is known."""
    choices = []
    for criterion in model.criteria:
        known = [
            lv
            for lv in criterion.levels
            if criterion.code in answers and answers[criterion.code].level == lv.code
        ]
        values = [Fraction(lv.value) * Fraction(criterion.weight) for lv in known or criterion.levels]
        choices.append([(criterion.code, value) for value in values])
    for choice in product(*choices):
        yield dict(choice)


def every_risk(model: ScoringModel, answers: Mapping[str, Answer], texts: list[str]) -> list[Fraction]:
    """The risk of every filling; `texts` are the lines of the formula as they stand in the file."""
    return [_risk(model, filling, texts) for filling in fillings(model, answers)]


def _risk(model: ScoringModel, filling: Mapping[str, Fraction], texts: list[str]) -> Fraction:
    # Python reads the formula here, which is why this twin may only ever see the formulas of the tests.
    names: dict[str, object] = {
        "sum": lambda *p: sum(_flat(p)),
        "max": lambda *p: max(_flat(p)),
        "min": lambda *p: min(_flat(p)),
        "product": _product,
        "F": Fraction,
    }
    names |= filling
    for section in model.sections:
        names[f"every_{section.code}"] = [
            filling[c.code] for c in model.criteria if c.section == section.code
        ]
    for text in texts:
        name, _equals, expression = text.partition(" = ")
        names[name] = eval(_as_python(expression), {"__builtins__": {}}, names)
    return Fraction(names["risk"])


def _as_python(expression: str) -> str:
    expression = re.sub(r"(\w+) criteria", r"every_\1", expression).replace("×", "*")
    return re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)", r"F('\1')", expression)


def _flat(parts: tuple) -> list[Fraction]:
    return [v for part in parts for v in (part if isinstance(part, list) else [part])]


def _product(*parts: object) -> Fraction:
    result = Fraction(1)
    for value in _flat(parts):
        result *= value
    return result
