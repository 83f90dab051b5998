"""Who and when stand together: an optional moment and its optional person are both there or both missing."""

from __future__ import annotations

from django.db.models import CheckConstraint, Q


def tied(stem: str, name: str) -> CheckConstraint:
    """The constraint on `…_at` and `…_by` of this stem."""
    at, by = f"{stem}_at__isnull", f"{stem}_by__isnull"
    return CheckConstraint(condition=Q(**{at: True, by: True}) | Q(**{at: False, by: False}), name=name)
