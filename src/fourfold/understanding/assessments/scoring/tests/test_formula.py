"""The formula language: what it gives, what it refuses, and that it is never run as Python."""

from decimal import Decimal

import pytest

from fourfold.understanding.assessments.scoring.formula import evaluate
from fourfold.understanding.assessments.scoring.formula_size import size
from fourfold.understanding.assessments.scoring.formula_text import FormulaError, parse_expression, parse_step

MEMBERS = {"harm": ("a", "b", "c")}
VALUES = {"a": Decimal("1.5"), "b": Decimal(2), "c": Decimal(0)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", "2"),
        ("a", "1.5"),
        ("a + b * 2", "5.5"),
        ("(a + b) * 2", "7"),
        ("a × b", "3.0"),
        ("sum(harm criteria)", "3.5"),
        ("max(harm criteria)", "2"),
        ("min(harm criteria)", "0"),
        ("product(a, b, 3)", "9.0"),
        ("sum(harm criteria, 1, max(a, b))", "6.5"),
        ("min(a, harm criteria)", "0"),
        ("0.1 + 0.2", "0.3"),
        ("  a+b ", "3.5"),
    ],
)
def test_an_expression_gives(text, expected):
    assert evaluate(parse_expression(text), VALUES, MEMBERS) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0),
        ("a b", 2),
        ("a +", 3),
        ("(a", 2),
        ("a)", 1),
        ("sum", 3),
        ("sum()", 4),
        ("sum(a,)", 6),
        ("a - b", 2),
        ("a / 2", 2),
        ("a.b", 1),
        ("a[0]", 1),
        ("A", 0),
        ("-1", 0),
        ("1e9", 1),
        ("criteria", 0),
        ("a ** b", 3),
        ("harm criteria", 5),
        ("sum(criteria)", 4),
        ("'a'", 0),
        ("a; b", 1),
        ("lambda: 1", 6),
        ("a % b", 2),
    ],
)
def test_an_expression_is_refused_where_the_fault_is(text, at):
    with pytest.raises(FormulaError) as wrong:
        parse_expression(text)
    assert wrong.value.at == at


@pytest.mark.parametrize("text", ["a", "= a", "a = ", "a = b = c", "2 = a", "sum = a"])
def test_a_line_needs_one_name_and_one_expression(text):
    with pytest.raises(FormulaError):
        parse_step(text)


def test_deep_brackets_and_long_text_are_refused_before_they_can_hurt():
    with pytest.raises(FormulaError, match="brackets"):
        parse_expression("(" * 100 + "a" + ")" * 100)
    with pytest.raises(FormulaError, match="longer"):
        parse_expression("a + " * 1000 + "a")


@pytest.mark.parametrize(
    "text", ["a * a * a", "sum(harm criteria) * 99.75", "product(harm criteria) + 9 * 9"]
)
def test_the_size_is_never_too_small(text):
    expression = parse_expression(text)
    value = evaluate(expression, dict.fromkeys("abc", Decimal("9.75")), MEMBERS)
    before, after = size(expression, dict.fromkeys("abc", (1, 2)), MEMBERS)
    assert value.adjusted() + 1 <= before
    assert -value.as_tuple().exponent <= after
