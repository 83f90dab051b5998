"""Recording a disruption, amending it, and withdrawing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit.actions import Operation
from fourfold.core.history import clock
from fourfold.core.reference import queries as reference
from fourfold.tackling.disruptions import joining_rules, policy, queries, rules
from fourfold.tackling.disruptions.actions import hanging
from fourfold.tackling.disruptions.actions.holding import change, hold_opened, note, tell
from fourfold.tackling.disruptions.models import Disruption

# What its agency may amend. Whose record it is, when it was recorded and entered, and what was assured stay.
AMENDABLE = (
    "role", "benefits_id", "event_on", "event_ends_on", "main_p", "further_ps", "claimed", "what", "place",
    "could_before", "could_after", "expected_length", "tactics", "evidence", "apmis_reference",
)  # fmt: skip
ROLES = ("role", "benefits_id")


def record(
    *,
    facts: dict[str, Any],
    threats: Iterable[str],
    results: Collection[rules.Outcome] = (),
    people: Iterable[int] = (),
    by: Viewer,
    at: datetime,
) -> Disruption:
    """A new record of an event, against threats by their references; `people` are numbers of subjects.

    A reference behind which there is no threat for this agency is kept as it was typed. The record date is today.
    """
    today = clock.day_of(at)
    facts = {"benefits_id": None, "event_ends_on": None, **facts}
    policy.check_record(by, facts["agency_id"])
    _check(facts, facts["agency_id"], today)
    found, given = queries.look_up(threats)
    led_by = facts.pop("lead_agency_id", None) or facts["benefits_id"] or facts["agency_id"]
    made = Disruption.objects.create(
        **facts,
        lead_agency_id=led_by,
        record_date=today,
        standing=hanging.standing(facts, hanging.targets(found, today)),
        threats_given=given,
        recorded_by_user_id=by.user_id or None,
    )
    hanging.add_threats(made, found, today)
    hanging.replace_results(made, results)
    hanging.replace_people(made, people)
    note(Operation.COLLECTION, "disruption.record", made, by)
    tell(made, ["recorded"], by=by, at=at)
    return made


def amend(
    *,
    disruption: Disruption,
    opened: int,
    changes: dict[str, Any],
    threats: Iterable[str] | None = None,
    results: Collection[rules.Outcome] | None = None,
    people: Iterable[int] | None = None,
    by: Viewer,
    at: datetime,
) -> Disruption:
    """Change facts of a record and, where given, its threats, results and people as a whole.

    Raises Clash when the edition opened is not the one that stands.
    """
    policy.check_record(by, disruption.agency_id)
    held = hold_opened(disruption.pk, opened)
    rules.check_stands(held.withdrawn)
    wanted = {name: getattr(held, name) for name in AMENDABLE} | changes
    _check(wanted, held.agency_id, clock.day_of(at), held)
    columns = {name: wanted[name] for name in AMENDABLE if wanted[name] != getattr(held, name)}
    joined = held.joined_into_id is not None or held.contributors > 0
    joining_rules.check_role_kept(bool(columns.keys() & set(ROLES)), joined)
    if columns.keys() & set(ROLES):
        columns["lead_agency_id"] = wanted["benefits_id"] or held.agency_id
    given, hung = _hang(held, threats, results, people, clock.day_of(at))
    columns |= given
    if not columns and not hung:
        return held
    standing = hanging.standing({**wanted, "agency_id": held.agency_id}, hanging.targets_of(held))
    if held.contributors:
        joining_rules.check_still_counts(held.standing, standing)
    changed = change(held, **columns, standing=standing)
    note(Operation.ALTERATION, "disruption.amend", changed, by)
    tell(changed, sorted({*columns, *hung}), by=by, at=at)
    return changed


def withdraw(*, disruption: Disruption, opened: int, reason: str, by: Viewer, at: datetime) -> Disruption:
    """Take a record back, with a reason: it stays readable, and counts no more."""
    policy.check_record(by, disruption.agency_id)
    held = hold_opened(disruption.pk, opened)
    rules.check_withdraw(held.withdrawn, held.contributors > 0)
    rules.check_reason(reason)
    gone = change(held, withdrawn=True, change_reason=reason)
    note(Operation.ALTERATION, "disruption.withdraw", gone, by)
    tell(gone, ["withdrawn"], by=by, at=at)
    return gone


def _hang(
    held: Disruption,
    threats: Iterable[str] | None,
    results: Collection[rules.Outcome] | None,
    people: Iterable[int] | None,
    on: date,
) -> tuple[dict[str, Any], list[str]]:
    """Write what hangs on a record, as far as it is given: the record's own columns that tell of it, what changed."""
    columns, hung = {}, []
    if threats is not None:
        found, given = queries.look_up(threats)
        columns = {"threats_given": given} if given != held.threats_given else {}
        hung += ["threats"] if hanging.replace_threats(held, found, on) else []
    if results is not None and hanging.replace_results(held, results):
        hung.append("results")
    if people is not None and hanging.replace_people(held, people):
        hung.append("people")
    return columns, hung


def _check(facts: dict[str, Any], agency_id: int, today: date, stands: Disruption | None = None) -> None:
    """What holds of the facts by themselves; what a sender wrote in words of its own may stay, and so may support of
    nobody knows whom."""
    rules.check_codes(facts)
    rules.check_said(facts.get("what", ""))
    rules.check_days(facts["event_on"], facts["event_ends_on"], today=today)
    if stands is None or any(facts[name] != getattr(stands, name) for name in ROLES):
        rules.check_role(facts["role"], agency_id, facts["benefits_id"])
    lengths = [*_codes("effect_length", today), "", *([stands.expected_length] if stands else [])]
    rules.check_known(facts.get("expected_length", ""), lengths)
    tactics = [*_codes("disruption_tactic", today), *(stands.tactics if stands else [])]
    for tactic in facts.get("tactics", ()):
        rules.check_known(tactic, tactics)


def _codes(listed: str, on: date) -> list[str]:
    return [one.code for one in reference.codes(listed, on)]
