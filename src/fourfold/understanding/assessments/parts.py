"""Who had which part in an assessment, and so who may moderate it or decide a challenge to it."""

from __future__ import annotations

from datetime import date

from django.db import connection

from fourfold.core.access import queries as people
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.models import Agency, Kind
from fourfold.understanding.assessments.models import Assessment, Review
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.rules.moderators import Moderator


def owner_kind(one: Assessment) -> str:
    """What kind of agency owns the assessed threat."""
    return Agency.objects.values_list("kind", flat=True).get(pk=one.threat.owner_agency_id)


def moderator(one: Assessment, viewer: Viewer, on: date) -> Moderator:
    """What the rule must know of somebody about to moderate."""
    seconds = set(one.seconds.values_list("assessor_id", flat=True))
    submitters = set(one.reviews.filter(act=Review.Act.SUBMIT).values_list("by_id", flat=True))
    had_a_part = viewer.user_id in seconds | submitters | set(wrote([one.pk]).get(one.pk, ()))
    return as_moderator(viewer, one.threat.owner_agency_id, on, had_a_part=had_a_part)


def as_moderator(viewer: Viewer, owner: int, on: date, *, had_a_part: bool = False) -> Moderator:
    """What the rule must know of somebody about to moderate for an owner."""
    agency = viewer.agency_id or 0
    return Moderator(
        user_id=viewer.user_id or 0,
        of_rocta=_is_rocta(agency) and agencies.region_of(agency, on) == agencies.region_of(owner, on),
        had_a_part=had_a_part,
        of_another_agency=agency not in agencies.descendants(owner, on),
    )


def wrote(numbers: list[int]) -> dict[int, set[int]]:
    """Everybody who ever was the assessor of these assessments: one who was relieved had a part all the same."""
    found: dict[int, set[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct id, assessor_id from assessments_assessment_hist where id = any(%s)", [numbers]
        )
        for number, user_id in cursor.fetchall():
            found.setdefault(number, set()).add(user_id)
    return found


def parties(one: Assessment) -> set[int]:
    """Everybody who had a part in an assessment: wrote, gave a second opinion, reviewed, challenged or decided."""
    seconds = one.seconds.values_list("assessor_id", flat=True)
    return {*wrote([one.pk]).get(one.pk, ()), *seconds, *one.reviews.values_list("by_id", flat=True)}


def deciders(one: Assessment, by: Viewer, on: date) -> list[tuple[int, str]]:
    """Who may decide a challenge to an assessment: reach its owner, hold the permission, and had no part in it."""
    excluded = {*parties(one), by.user_id or 0}
    found = people.holders(Permission.DECIDE_CHALLENGES, one.threat.owner_agency_id, on, but=excluded)
    return [(user.pk, user.name) for user in found]


def _is_rocta(agency_id: int) -> bool:
    return Agency.objects.filter(pk=agency_id, kind=Kind.UNIT, code__endswith="rocta").exists()
