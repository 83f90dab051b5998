"""Reads of restricted records, as far as the viewer is in their compartment."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from fourfold.core.access.models import Grant, User
from fourfold.core.access.queries import in_force, keys, viewer_of
from fourfold.core.access.roles import Breadth, roles
from fourfold.core.access.viewers import Viewer
from fourfold.core.restricted.models import Compartment, Interest, Match, Member, Mode, Restriction


def restriction(kind: str, record: int) -> Restriction | None:
    """The restriction of a record that stands, or None."""
    return _standing().filter(kind=kind, record=record).first()


def by_number(number: int) -> Restriction | None:
    """One restriction that stands."""
    return _standing().filter(pk=number).first()


def lists(viewer: Viewer) -> list[Restriction]:
    """Every record on a need-to-know list that the viewer keeps, what is to be looked at first."""
    found = _standing().exclude(compartment__mode=Mode.OPEN)
    return list(found.filter(compartment__in=viewer.write_compartments).order_by("review_on", "pk"))


def members(compartment: int, now: datetime) -> list[Member]:
    """Who is on a list, and who is asked for, by name."""
    rows = Member.objects.filter(compartment_id=compartment, ended_at__isnull=True)
    found = rows.filter(Q(until__isnull=True) | Q(until__gt=now)).select_related(
        "user", "asked_by", "approved_by"
    )
    return sorted(found, key=lambda one: (one.user.name, one.pk))


def member(number: int) -> Member | None:
    """One place on a list."""
    return Member.objects.select_related("user").filter(pk=number, ended_at__isnull=True).first()


def interests(kind: str, record: int) -> list[Interest]:
    """The interests in a record that stand, by name."""
    found = Interest.objects.filter(kind=kind, record=record, ended_at__isnull=True)
    return sorted(found.select_related("user", "declared_by"), key=lambda one: (one.user.name, one.pk))


def interest(number: int) -> Interest | None:
    """One interest that stands."""
    return Interest.objects.select_related("user").filter(pk=number, ended_at__isnull=True).first()


def could_see(owner_id: int, day: date, *, permission: str = "") -> list[User]:
    """Everybody whose role of a day sees an owner's records (and holds a permission), by name."""
    able = [role.key for role in roles().values() if not permission or permission in role.permissions]
    held = in_force(day).filter(role__in=able, user__is_active=True).select_related("user")
    return _people(one for one in held if owner_id in keys(roles()[one.role].sees, one.agency_id, day))


def is_on_a_list(kind: str, record: int) -> bool:
    """Whether a record that the viewer sees is restricted to a list; one in which somebody has an interest is not."""
    held = restriction(kind, record)
    return held is not None and held.compartment.mode != Mode.OPEN


def with_lists() -> set[int]:
    """The compartments with a list of which the viewer carries the keys."""
    return set(Compartment.objects.exclude(mode=Mode.OPEN).values_list("pk", flat=True))


def could_be_added(day: date) -> list[User]:
    """Everybody whose role sees the police's case records at all, by name; a partner reads what was shared."""
    able = [role.key for role in roles().values() if role.sees not in (Breadth.NONE, Breadth.PARTNER)]
    return _people(in_force(day).filter(role__in=able, user__is_active=True).select_related("user"))


def emergencies(compartments: Collection[int]) -> list[Member]:
    """Emergency accesses to records of these lists, those that nobody has looked at first, the latest first."""
    rows = Member.objects.filter(compartment_id__in=compartments, emergency=True)
    found = list(rows.select_related("user", "review", "review__by").order_by("-asked_at", "-pk"))
    return sorted(found, key=lambda one: hasattr(one, "review"))


def emergency(number: int) -> Member | None:
    """One emergency access."""
    return Member.objects.select_related("user").filter(pk=number, emergency=True).first()


def in_compartment(compartment: int) -> Restriction | None:
    """A restriction of a list, for its page."""
    return _standing().filter(compartment_id=compartment).order_by("pk").first()


def matches(restriction: int) -> list[Match]:
    """Who looked for a record and is not on its list, the latest first."""
    found = Match.objects.filter(restriction_id=restriction).select_related("person")
    return list(found.order_by("-asked_at", "-pk")[:100])


def somebody(number: int) -> User:
    """A person by their number."""
    return User.objects.get(pk=number)


def carried_by(user: User, day: date) -> int:
    """How many compartments' keys somebody carries today."""
    viewer = viewer_of(user, day)
    return len(viewer.compartments) if viewer else 0


def admits(key: int, user: User, day: date) -> bool:
    """Whether somebody carries the key of a record in one of their roles: always, where it is not restricted."""
    if key > 0:
        return True
    viewers = (viewer_of(user, day, grant_id=grant.pk) for grant in in_force(day).filter(user=user))
    return any(-key in viewer.compartments for viewer in viewers if viewer)


def _people(grants: Iterable[Grant]) -> list[User]:
    return sorted({one.user for one in grants}, key=lambda user: (user.name, user.pk))


def _standing() -> QuerySet[Restriction]:
    rows = Restriction.objects.filter(ended_at__isnull=True)
    return rows.select_related(
        "compartment", "compartment__contact", "compartment__owner", "by", "lift_asked_by"
    )
