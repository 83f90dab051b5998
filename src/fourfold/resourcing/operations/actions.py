"""Writes of operations: each is one transaction of policy, rule, change and audit, in its viewer's scope."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.resourcing.operations import policy, rules
from fourfold.resourcing.operations.models import Operation, Service
from fourfold.understanding.threats import rules as threat_rules

# An operation keeps its owner and its first day: both say under whom and since when everything else was done.
AMENDABLE = (
    "name", "unit_id", "sio", "level", "why_here", "financial_investigator",
    "no_financial_investigator_because",
)  # fmt: skip


def open_operation(*, facts: dict[str, Any], by: Viewer, at: datetime) -> Operation:
    """A new operation on the register; it serves no threat yet."""
    policy.check_record(by, facts["owner_agency_id"])
    rules.check_investigator(facts["financial_investigator"], facts["no_financial_investigator_because"])
    with _named_once():
        operation = Operation.objects.create(**facts)
    _record(audit.Operation.COLLECTION, "operation.open", operation, by)
    return operation


def amend(
    *, operation: Operation, opened: int, changes: dict[str, Any], by: Viewer, at: datetime
) -> Operation:
    """Change facts of an operation. Raises Clash when the edition opened is not the one that stands."""
    policy.check_record(by, operation.owner_agency_id)
    wanted = {name: getattr(operation, name) for name in AMENDABLE} | changes
    rules.check_investigator(wanted["financial_investigator"], wanted["no_financial_investigator_because"])
    changes = {name: value for name, value in wanted.items() if getattr(operation, name) != value}
    if not changes:
        return operation
    with _named_once():
        _change(operation, opened, changes)
    _record(audit.Operation.ALTERATION, "operation.amend", operation, by)
    return Operation.objects.get(pk=operation.pk)


def end(*, operation: Operation, opened: int, ends_on: date, by: Viewer, at: datetime) -> None:
    """End an operation on a day, and with it whatever it serves then."""
    policy.check_record(by, operation.owner_agency_id)
    rules.check_end(_period(operation), ends_on)
    serving = Service.objects.filter(operation=operation, ends_on__isnull=True)
    rules.check_none_later([_period(service) for service in serving], ends_on)
    _change(operation, opened, {"ends_on": ends_on})
    serving.update(ends_on=ends_on)
    _record(audit.Operation.ALTERATION, "operation.end", operation, by)


def serve(*, operation: Operation, threat: Any, on: date, by: Viewer, at: datetime) -> Service:
    """Say that an operation serves a threat from a day."""
    policy.check_record(by, operation.owner_agency_id)
    held = Operation.objects.select_for_update().get(pk=operation.pk)
    earlier = Service.objects.filter(operation=held, threat_id=threat.record)
    rules.check_open_threat(threat_rules.is_closed(threat.phase))
    rules.check_serve(_period(held), [_period(service) for service in earlier], on)
    service = Service.objects.create(operation=held, threat_id=threat.record, starts_on=on)
    audit.record(
        audit.Operation.COMBINATION, "operation.serve", by=by, kind="threat", target=threat.reference
    )
    return service


def stop_serving(*, service: Service, on: date, by: Viewer, at: datetime) -> None:
    """Say that an operation serves a threat no longer: the day given is the last."""
    policy.check_record(by, service.operation.owner_agency_id)
    rules.check_stop(_period(service), on)
    Service.objects.filter(pk=service.pk, ends_on__isnull=True).update(ends_on=on)
    _record(audit.Operation.ALTERATION, "operation.stop", service.operation, by)


def _change(operation: Operation, opened: int, changes: dict[str, Any]) -> None:
    same = Operation.objects.filter(pk=operation.pk, edition=opened)
    if not same.update(**changes, edition=F("edition") + 1):
        raise Clash(Operation.objects.get(pk=operation.pk))


def _period(row: Operation | Service) -> rules.Period:
    return rules.Period(row.starts_on, row.ends_on)


def _record(operation: audit.Operation, act: str, changed: Operation, by: Viewer) -> None:
    audit.record(operation, act, by=by, kind="operation", target=changed.pk)


@contextmanager
def _named_once() -> Iterator[None]:
    """An operation's name is used once at an agency: the database says so, this says it in words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "operation_name_once" not in str(error):
            raise
        raise rules.Broken(
            _("This agency has an operation of that name already. Choose another name.")
        ) from error
