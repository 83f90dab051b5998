"""Restricting a record and lifting that, and who is on the list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils.translation import gettext as _
from psycopg.errors import InsufficientPrivilege

from fourfold.core.access.models import User
from fourfold.core.access.policy import Refused, check
from fourfold.core.access.rules import Broken, check_reason
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.restricted import policy, queries, rules
from fourfold.core.restricted.models import Member, Mode, Restriction
from fourfold.core.restricted.policy import Permission


@dataclass(frozen=True)
class Named:
    """A record, as a restriction names it: its kind, its number, what it is called, whose it is, its address."""

    kind: str
    record: int
    reference: str
    owner_id: int
    url: str = ""

    @property
    def written(self) -> str:
        """How an address names it: a reference, or the number that stands at the end of one."""
        return self.reference.rsplit("/", 1)[-1]


@transaction.atomic
def restrict(
    *, of: Named, mode: str, contact_id: int, founders: Collection[int], reason: str, review_on: date | None,
    by: Viewer, at: datetime, compartment: int | None = None,
) -> int:  # fmt: skip
    """Restrict a record to a list, at once: it takes away and gives nobody anything. Gives the compartment."""
    check(by, Permission.RESTRICT)
    check_reason(reason)
    today = clock.day_of(at)
    rules.check_review(review_on, today)
    if mode not in (Mode.POINTER, Mode.SILENT):
        raise Broken(_("Choose what somebody reads who is not on the list."))
    chosen = {*founders, contact_id, by.user_id}
    rules.check_could_see(chosen, [one.pk for one in queries.could_see(of.owner_id, today)])
    able = {one.pk for one in queries.could_see(of.owner_id, today, permission=Permission.LIFT)}
    if compartment is None:
        rules.check_kept_by_two(chosen & able, by.user_id)
    for user in User.objects.filter(pk__in=chosen):
        rules.check_bound(queries.carried_by(user, today))
    made = call(
        "access_restrict", of.kind, of.record, of.reference, mode, contact_id, reason.strip(), review_on, compartment,
        sorted(chosen),
    )  # fmt: skip
    _write_down("access.restrict", by, of.kind, of.reference)
    return int(made)


@transaction.atomic
def ask_to_lift(*, restriction: Restriction, reason: str, by: Viewer, at: datetime) -> None:
    """Ask that a restriction ends; it stands until somebody else has approved it."""
    policy.check_carries(by, restriction, Permission.LIFT)
    check_reason(reason)
    if restriction.lift_asked_at is not None:
        raise Broken(_("That was asked for already, and waits to be approved."))
    asked = {"lift_because": reason.strip(), "lift_asked_by_id": by.user_id, "lift_asked_at": at}
    Restriction.objects.filter(pk=restriction.pk).update(**asked)
    _write_down("access.lift asked", by, restriction.kind, restriction.reference)


@transaction.atomic
def keep(*, restriction: Restriction, by: Viewer, at: datetime) -> None:
    """Not lift what somebody asked to lift, or take back what one asked for oneself."""
    policy.check_carries(by, restriction, Permission.LIFT)
    nobody = {"lift_because": "", "lift_asked_by_id": None, "lift_asked_at": None}
    Restriction.objects.filter(pk=restriction.pk).update(**nobody)
    _write_down("access.lift refused", by, restriction.kind, restriction.reference)


@transaction.atomic
def lift(*, restriction: Restriction, by: Viewer, at: datetime) -> None:
    """Approve that a restriction ends: the record and its past are its owner's again."""
    policy.check_approves_lift(by, restriction)
    if restriction.lift_asked_at is None:
        raise Broken(_("Nobody has asked for this to be lifted. Ask for it, and somebody else approves it."))
    call("access_lift", restriction.pk)
    _write_down("access.lift", by, restriction.kind, restriction.reference)


@transaction.atomic
def look_again(*, restriction: Restriction, review_on: date | None, by: Viewer, at: datetime) -> None:
    """It still needs this: the next day on which somebody looks."""
    policy.check_carries(by, restriction, Permission.RESTRICT)
    rules.check_review(review_on, clock.day_of(at))
    Restriction.objects.filter(pk=restriction.pk).update(review_on=review_on)
    _write_down("access.restriction reviewed", by, restriction.kind, restriction.reference)


@transaction.atomic
def ask_for_member(
    *, restriction: Restriction, user: User, until: datetime | None, reason: str, by: Viewer, at: datetime
) -> Member:
    """Ask that somebody is added to a list."""
    policy.check_carries(by, restriction, Permission.MEMBERS)
    check_reason(reason)
    today = clock.day_of(at)
    rules.check_bound(queries.carried_by(user, today))
    if user not in queries.could_be_added(today):
        raise Broken(
            _("This person's role sees no case records, so a place on the list would give them nothing.")
        )
    if any(one.user_id == user.pk for one in queries.members(restriction.compartment_id, at)):
        raise Broken(_("This person is on the list already, or was asked for."))
    if until is not None and until <= at:
        raise Broken(_("Choose a later last day."))
    made = Member.objects.create(
        compartment_id=restriction.compartment_id, user=user, until=until, reason=reason.strip(),
        asked_by_id=by.user_id, asked_at=at,
    )  # fmt: skip
    _write_down("access.member asked", by, restriction.kind, restriction.reference)
    return made


@transaction.atomic
def approve_member(*, member: Member, restriction: Restriction, by: Viewer, at: datetime) -> None:
    """Let somebody whom another asked for be on the list."""
    policy.check_approves_member(by, member, restriction)
    waits = Member.objects.filter(pk=member.pk, approved_at__isnull=True, ended_at__isnull=True)
    if not waits.update(approved_by_id=by.user_id, approved_at=at):
        raise Broken(_("This was decided or withdrawn already. Nothing has been changed."))
    _write_down("access.member", by, restriction.kind, restriction.reference)


@transaction.atomic
def take_off(*, member: Member, restriction: Restriction, reason: str, by: Viewer, at: datetime) -> None:
    """Take somebody off the list at once. Two who could lift the restriction stay on it."""
    policy.check_carries(by, restriction, Permission.MEMBERS)
    check_reason(reason)
    today = clock.day_of(at)
    able = {
        one.pk
        for one in queries.could_see(restriction.compartment.owner_id, today, permission=Permission.LIFT)
    }
    on_it = {
        one.user_id for one in queries.members(restriction.compartment_id, at) if one.first or one.approved_at
    }
    if member.user_id in able and len((on_it - {member.user_id}) & able) < 2:
        raise Broken(_("Two people who may lift the restriction stay on its list. Add another first."))
    if member.user_id == restriction.compartment.contact_id:
        raise Broken(_("This person is whom others are told to ask. Choose another contact first."))
    ended = {"ended_at": at, "ended_by_id": by.user_id, "ended_because": reason.strip()}
    Member.objects.filter(pk=member.pk, ended_at__isnull=True).update(**ended)
    _write_down("access.member ended", by, restriction.kind, restriction.reference)


def call(function: str, *values: Any) -> Any:
    """What a function of the owner's gives; one that says no says it in a sentence."""
    places = ", ".join(["%s"] * len(values))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"select {function}({places})", values)
            return cursor.fetchone()[0]
    except IntegrityError as error:
        raise Broken(
            _(
                "Another record has the name or the number of this one by now. Change that of one of them first."
            )
        ) from error
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InsufficientPrivilege):
            raise
        raise Refused(
            _("This record is not yours to restrict, or somebody restricted it just now.")
        ) from None


def _write_down(act: str, by: Viewer, kind: str, reference: str) -> None:
    audit.record(audit.Operation.ACCESS, act, by=by, kind=kind, target=reference)
