"""Later in the register of operations."""

from __future__ import annotations

from datetime import date

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.resourcing.operations import actions as operations
from fourfold.resourcing.operations.models import Operation, Service
from fourfold.understanding.threats.models import (
    Threat,
)
from tests.guardrails.examples import Examples


def investigate(by: Examples) -> None:
    """An operation is amended and serves no threat any more, and another serves all."""
    with viewing(by.coordinator) as now:
        found = Operation.objects.all()[0]
        operations.amend(
            operation=found, opened=found.edition, changes={"name": "Operation Later", "sio": "DI Later"},
            by=by.coordinator, at=now,
        )  # fmt: skip
        for service in list(Service.objects.select_related("operation")):
            operations.stop_serving(service=service, on=date(2022, 2, 1), by=by.coordinator, at=clock.read())
        facts = {"name": "Operation Newer", "owner_agency_id": by.agency, "unit_id": None, "sio": "DI Newer",
                 "level": "level_1", "why_here": "Later.", "starts_on": date(2022, 1, 4),
                 "financial_investigator": "", "no_financial_investigator_because": "None is free"}  # fmt: skip
        newer = operations.open_operation(facts=facts, by=by.coordinator, at=clock.read())
        for threat in Threat.objects.filter(merged_into=None):
            threat.record = threat.pk  # type: ignore[attr-defined]
            operations.serve(
                operation=newer, threat=threat, on=date(2022, 1, 5), by=by.coordinator, at=clock.read()
            )
