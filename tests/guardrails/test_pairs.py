"""Who and when stand together: an optional moment and its optional person are both there or both missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import CheckConstraint, Q

from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.planted.models import PLANTED


def faults(models: Iterable[Any]) -> list[str]:
    """Optional pairs `…_at` and `…_by` that no database constraint ties."""
    return [
        f"{model._meta.label} lets {stem}_at be filled without {stem}_by, or the other way round."
        " Mend: tie the two with a CheckConstraint: both null, or neither."
        for model in models
        for stem in _optional_pairs(model)
        if not any({f"{stem}_at", f"{stem}_by"} <= set(named) for named in _constraints(model))
    ]


def _optional_pairs(model: Any) -> Iterator[str]:
    optional = {field.name for field in model._meta.local_fields if field.null}
    return (
        name.removesuffix("_at")
        for name in optional
        if name.endswith("_at") and f"{name[:-3]}_by" in optional
    )


def _constraints(model: Any) -> list[set[str]]:
    checks = (one for one in model._meta.constraints if isinstance(one, CheckConstraint))
    return [set(_fields(one.condition)) for one in checks]


def _fields(condition: Any) -> Iterator[str]:
    for part in condition.children if isinstance(condition, Q) else ():
        if isinstance(part, Q):
            yield from _fields(part)
        elif isinstance(part, tuple):
            yield part[0].split("__")[0].removesuffix("_id")


def test_every_optional_pair_is_tied():
    must_hold(
        faults(
            model
            for model in apps.get_models()
            if model._meta.managed and model.__module__.startswith("fourfold")
        )
    )


def test_a_planted_loose_pair_is_caught():
    found = faults(PLANTED)
    must_name(found, "planted.Loose lets settled_at")
    assert len(found) == 1
