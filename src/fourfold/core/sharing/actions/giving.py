"""Writes of what partners give: giving, saying what came of it, and using it within its conditions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.sharing import giving, policy
from fourfold.core.sharing.answer import wording
from fourfold.core.sharing.models import Given, Use
from fourfold.core.sharing.presenters import Words
from fourfold.core.sharing.rules import giving as rules
from fourfold.core.sharing.rules import needs
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.rules.judging import Asked


@dataclass(frozen=True)
class Told:
    """What a partner tells: to whom, what for, under which conditions, and about which copy."""

    what: str
    to_agency_id: int
    purpose: str
    conditions: Collection[str] = ()
    copy: str = ""


def give(*, told: Told, by: Viewer, at: datetime) -> Given:
    """Give information to an agency with which one's own has an agreement or from which it has a copy."""
    policy.check_receives(by, by.agency_id)
    rules.check_told(told.what)
    if told.to_agency_id not in giving.receivers(by):
        raise Broken(_("Your agency has no agreement with that one. Ring them first."))
    made = Given.objects.create(
        giver_id=by.agency_id,
        to_agency_id=told.to_agency_id,
        **giving.about_of(told.copy, told.to_agency_id),
        copy=told.copy,
        what=told.what.strip(),
        purpose=told.purpose,
        conditions=sorted(set(told.conditions)),
        given_by_id=by.user_id,
    )
    audit.record(audit.Operation.COLLECTION, "given.give", by=by, kind="given", target=made.pk,
                 recipient=agencies.code_of(told.to_agency_id), purpose=told.purpose)  # fmt: skip
    return Given.objects.get(pk=made.pk)


def answer(*, given: Given, opened: int, became: str, by: Viewer, at: datetime) -> Given:
    """Say what came of what a partner gave; they read exactly that."""
    policy.check_offer(by, given.to_agency_id)
    rules.check_became(became)
    same = Given.objects.filter(pk=given.pk, edition=opened)
    said = {"became": became.strip(), "became_by_id": by.user_id, "became_at": at}
    if not same.update(**said, edition=F("edition") + 1):
        raise Clash(Given.objects.get(pk=given.pk))
    audit.record(audit.Operation.ALTERATION, "given.answer", by=by, kind="given", target=given.pk)
    return Given.objects.get(pk=given.pk)


def use(
    *,
    given: Given,
    purpose: str,
    what_for: str,
    stop_or_arrest: bool = False,
    agreed_by: str = "",
    by: Viewer,
    at: datetime,
) -> Use:
    """Write down that it is used, and hold to its conditions: Broken says which one stands in the way."""
    policy.check_offer(by, given.to_agency_id)
    on = clock.day_of(at)
    asked = Asked(given.to_agency_id, agencies.code_of(given.to_agency_id), purpose, on)
    rules.check_use(
        giving.conditions_of(given),
        asked,
        needs.on(on),
        wording(Words.on(on)),
        stop_or_arrest=stop_or_arrest,
        agreed_by=agreed_by,
    )
    made = Use.objects.create(
        given=given,
        owner_agency_id=given.to_agency_id,
        purpose=purpose,
        what_for=what_for.strip(),
        stop_or_arrest=stop_or_arrest,
        agreed_by=agreed_by.strip(),
        used_by_id=by.user_id,
    )
    audit.record(
        audit.Operation.COMBINATION, "given.use", by=by, kind="given", target=given.pk, purpose=purpose
    )
    return made
