"""Nothing outlives a transaction: a transaction pooler may give each one another connection."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from tests.guardrails import source
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.source import Source

RULES = (
    (r"(?:\A|;)\s*set\s+(?:session\s+)?(?:[\w.]+\s*(?:=|to\b)|(?:role|session)\b)",
     "a SET for the whole connection", "use SET LOCAL"),
    (r"\bpg_(?:try_)?advisory_(?:un)?lock", "a lock of the whole connection", "use pg_advisory_xact_lock"),
    (r"\bwith\s+hold\b", "a cursor that outlives its transaction", "read it inside the transaction"),
    (r"\bcreate\s+(?:local\s+)?temp(?:orary)?\s+table\b(?![^;]*\bon\s+commit\s+drop\b)",
     "a table of the whole connection", "end it with ON COMMIT DROP"),
    (r"(?:\A|;)\s*(?:prepare\s+\w+\s+as|listen\s+\w+\s*(?:;|\Z)|discard\s+all)",
     "something that stays with the connection", "do without it"),
    # The last argument, whatever stands in brackets before it.
    (r"\bset_config\s*\((?:[^()]|\([^()]*\))*,\s*+(?!true\s*\))[^,()]*\)",
     "a setting that outlives its transaction", "end set_config with true"),
)  # fmt: skip
PATTERNS = [(re.compile(pattern, re.IGNORECASE), what, mend) for pattern, what, mend in RULES]
# Administration has its own connections, and nobody's request passes through them.
ADMINISTRATION = ("config/",)


def faults(sources: Iterable[Source]) -> list[str]:
    """Whatever would still be there when another request is given the connection."""
    return [
        f"{place} makes {what}. Mend: {mend}."
        for one in sources
        if not one.name.startswith(ADMINISTRATION)
        for place, what, mend in (*_in_sql(one), *_in_python(one))
    ]


def _in_sql(one: Source) -> Iterator[tuple[str, str, str]]:
    for line, text in source.texts(one):
        for pattern, what, mend in PATTERNS:
            if pattern.search(text):
                yield one.at(line), what, mend


def _in_python(one: Source) -> Iterator[tuple[str, str, str]]:
    """Django reads .iterator() through a cursor WITH HOLD wherever no transaction is open."""
    if not one.name.endswith(".py"):
        return
    for node, name in source.calls(one):
        if name.endswith(".iterator") and not _in_transaction(one, node):
            yield one.at(node), "a cursor that may outlive its transaction", (
                "read it inside `with transaction.atomic()` in the same function, or read it whole"
            )  # fmt: skip


def _in_transaction(one: Source, call: ast.Call) -> bool:
    blocks = [node for node in one.nodes if isinstance(node, ast.With) and any(map(_opens, node.items))]
    return any(call is inside for block in blocks for inside in ast.walk(block))


def _opens(item: ast.withitem) -> bool:
    name = source.dotted(item.context_expr.func) if isinstance(item.context_expr, ast.Call) else ""
    return name.split(".")[-1] in ("atomic", "viewing")


def test_nothing_outlives_a_transaction():
    must_hold(faults((*source.python(), *source.sql())))


def test_planted_remnants_are_caught():
    found = faults([source.planted("sessions.py"), source.planted("sessions.sql")])
    must_name(
        found,
        *(f"sessions.py line {line} makes" for line in (5, 6, 7, 8, 12)),
        "sessions.sql line 1 makes a SET",
        "sessions.sql line 1 makes a cursor",
    )
    assert not any("line 16" in sentence or "line 18" in sentence for sentence in found), (
        "lawful code was called a fault"
    )
