"""What an administrator asked for about somebody's access, and who may approve it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from fourfold.core.access.models import Grant, Request, User
from fourfold.core.access.policy import Permission
from fourfold.core.access.queries import in_force, keys, within_region_of
from fourfold.core.access.roles import Breadth, roles
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies

Held = tuple[str, int]  # a role and the agency where it holds


def request(number: int) -> Request | None:
    """One request with its people, or None."""
    return _all().filter(pk=number).first()


def of_person(user_id: int) -> list[Request]:
    """Everything that was asked for somebody, what waits first, then the latest."""
    found = list(_all().filter(user_id=user_id).order_by("-pk"))
    return sorted(found, key=lambda one: one.state != Request.State.WAITING)


def waiting() -> list[Request]:
    """Everything that waits to be decided, the oldest first."""
    return list(_all().filter(state=Request.State.WAITING).order_by("asked_at", "pk"))


def for_decision_by(viewer: Viewer, day: date) -> list[Request]:
    """What waits for a viewer: within their reach, not asked for by them, and not about them."""
    if not viewer.may(Permission.APPROVE_ACCESS):
        return []
    return [one for one in waiting() if viewer.user_id not in (one.asked_by_id, one.user_id)
            and reaches((viewer.role, viewer.agency_id), one, day)]  # fmt: skip


def asked_by(viewer: Viewer) -> list[Request]:
    """What a viewer asked for and somebody else has to decide."""
    return [one for one in waiting() if one.asked_by_id == viewer.user_id]


def approvers(request: Request, day: date) -> list[User]:
    """Everybody who may decide a request today, by name."""
    able = [role.key for role in roles().values() if Permission.APPROVE_ACCESS in role.permissions]
    held = in_force(day).filter(role__in=able, user__is_active=True)
    grants = held.exclude(user_id__in=(request.asked_by_id, request.user_id)).select_related("user")
    found = {one.user for one in grants if reaches((one.role, one.agency_id), request, day)}
    return sorted(found, key=lambda user: (user.name, user.pk))


def reaches(approver: Held, request: Request, day: date) -> bool:
    """Whether whoever holds a role at an agency may decide this: nothing in it reaches further than they approve."""
    breadth = roles()[approver[0]].approves
    within = set(keys(breadth, approver[1], day))
    asked = [(request.role, request.agency_id)] if request.kind == Request.Kind.GRANT else _held(request, day)
    # A password for somebody without any role opens nothing yet, and belongs to no agency.
    return (bool(asked) or breadth is Breadth.REGION) and all(
        _fits(role, agency_id, within, breadth, day) for role, agency_id in asked
    )


def still_asks(request: Request, day: date) -> bool:
    """Whether whoever asked holds a role today in which they might ask for this."""
    if request.covers_id:
        return in_force(day).filter(pk=request.covers_id, user_id=request.asked_by_id).exists()
    able = [role.key for role in roles().values() if Permission.MANAGE_PEOPLE in role.permissions]
    held = in_force(day).filter(user_id=request.asked_by_id, user__is_active=True, role__in=able)
    regions = [within_region_of(grant.agency_id, day) for grant in held]
    return any(request.agency_id is None or request.agency_id in region for region in regions)


def _fits(role: str, agency_id: int | None, within: set[int], breadth: Breadth, day: date) -> bool:
    if agency_id is None or role not in roles():
        return False
    found = roles()[role]
    if found.administers and breadth is not Breadth.REGION:
        return False
    if found.partner:  # what a partner may read is disclosed to them; who works with an agency, it approves
        return agency_id in within or any(one in within for one in agencies.ancestors(agency_id, day)[:1])
    reach = (found.sees, found.changes, found.audits)
    opened = {agency_id, *(key for one in reach for key in keys(one, agency_id, day))}
    return opened <= within


def _held(request: Request, day: date) -> Iterable[Held]:
    """What a password opens: every role that the person holds or will hold."""
    goes_on = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    return list(Grant.objects.filter(goes_on, user_id=request.user_id).values_list("role", "agency_id"))


def _all() -> QuerySet[Request]:
    return Request.objects.select_related("user", "asked_by", "decided_by", "covers")
