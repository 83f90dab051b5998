"""The project's own Python and SQL, read once, for guardrails that look at the text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "fourfold"
PLANTED = Path(__file__).parent / "planted"


@dataclass(frozen=True)
class Source:
    """One file; `name` is its path as sentences say it."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.name).with_suffix("").parts

    def at(self, node: ast.AST | int) -> str:
        """Such as: understanding/threats/views/record.py line 41."""
        return f"{self.name} line {node if isinstance(node, int) else getattr(node, 'lineno', 1)}"


@cache
def python() -> tuple[Source, ...]:
    """Every module of the project but its tests."""
    return tuple(_read(path, PACKAGE) for path in sorted(PACKAGE.rglob("*.py")) if not _is_test(path))


@cache
def sql() -> tuple[Source, ...]:
    """Every file of SQL."""
    return tuple(_read(path, PACKAGE) for path in sorted(PACKAGE.rglob("*.sql")))


def planted(name: str) -> Source:
    """A planted fault."""
    return Source(f"planted/{name}", (PLANTED / name).read_text())


def dotted(node: ast.AST) -> str:
    """`a.b.c` of an expression; what is no name in it is left empty: `f().b` gives `.b`."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the dotted name of what is called."""
    return ((node, dotted(node.func)) for node in source.nodes if isinstance(node, ast.Call))


def literal(node: ast.AST | None) -> str | None:
    """The text of a string constant; what is filled into an f-string stands as {}."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]
    return None


def texts(source: Source) -> Iterator[tuple[int, str]]:
    """Every string with its line; the whole file where it is SQL. Docstrings are no SQL, and are left out."""
    if source.name.endswith(".sql"):
        yield 1, source.text
        return
    inside = {id(part) for node in source.nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    silent = inside | {id(node.value) for node in source.nodes if isinstance(node, ast.Expr)}
    for node in source.nodes:
        text = literal(node) if id(node) not in silent else None
        if text is not None:
            yield node.lineno, text  # type: ignore[attr-defined]


def _read(path: Path, under: Path) -> Source:
    return Source(str(path.relative_to(under)), path.read_text())


def _is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name == "conftest.py"
