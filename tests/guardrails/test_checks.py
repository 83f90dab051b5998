"""Django's own checks find nothing: they also stop every later migration from being written."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.checks import CheckMessage, run_checks
from django.core.checks.model_checks import check_all_models
from django.db import models

from tests.guardrails.checking import must_hold, must_name


def faults(found: Sequence[CheckMessage]) -> list[str]:
    """What the checks say, with what to do about it where they know."""
    return [
        f"{message.obj or 'The project'}: {message.msg} {message.hint or ''}".strip() for message in found
    ]


def test_the_checks_of_django_find_nothing():
    must_hold(faults(run_checks()))


def test_two_planted_constraints_of_one_name_are_caught(monkeypatch):
    from fourfold.data.sources.models import HeldRow
    from fourfold.understanding.threats.models import DecisionRequest

    taken = HeldRow._meta.constraints[0].name
    twin = models.CheckConstraint(condition=models.Q(pk__gt=0), name=taken)
    monkeypatch.setattr(DecisionRequest._meta, "constraints", [twin])
    must_name(faults(check_all_models()), f"constraint name '{taken}' is not unique")
