"""Two schemas of one name would describe each other: an operation must say what it really takes and gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ninja import Schema

from fourfold.core.api import description
from tests.guardrails.checking import must_hold, must_name


def schemas(above: type[Schema] = Schema) -> Iterator[type[Schema]]:
    """Every schema of the platform's own."""
    for one in above.__subclasses__():
        if one.__module__.startswith("fourfold."):
            yield one
        yield from schemas(one)


def misdescribed(found: Iterable[type[Schema]], described: dict[str, Any]) -> list[str]:
    """Schemas whose name the description gives to another one's fields."""
    return [
        f"{one.__module__}.{one.__name__} has {sorted(one.model_fields)}, and the description calls"
        f" {sorted(described[one.__name__].get('properties', {}))} by that name. Mend: give it a name of its own."
        for one in found
        if one.__name__ in described
        and set(one.model_fields) != set(described[one.__name__].get("properties", {}))
        and not _only_asked(one)
    ]


def _only_asked(one: type[Schema]) -> bool:
    """What is asked in an address is described field by field, under no name."""
    return one.__name__ in ("Other", "Narrowing", "Which")


def test_every_name_describes_one_schema():
    must_hold(misdescribed(schemas(), description.whole()["components"]["schemas"]))


def test_a_planted_name_that_is_taken_is_caught():
    taken = type("Listed", (Schema,), {"__annotations__": {"planted": str}, "__module__": "fourfold.planted"})
    described = {"Listed": {"properties": {"count": {}, "next": {}}}}
    must_name(misdescribed([taken], described), "fourfold.planted.Listed has ['planted']")
