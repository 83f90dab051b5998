"""Who a signed-in person is today, and who holds a permission."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from fourfold.core.access import clearances, compartments, required
from fourfold.core.access.models import Grant, Identity, User
from fourfold.core.access.roles import Breadth, roles
from fourfold.core.access.viewers import NOBODY, Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.models import Kind
from fourfold.core.agencies.presenters import in_words
from fourfold.core.agencies.sorts import PARTNERS
from fourfold.core.audit.reading import Reach


def grants_on(user: User, day: date) -> list[Grant]:
    """A person's grants in force on a day, the newest first; those that cover for a colleague after their own."""
    held = in_force(day).filter(user=user).select_related("covers__user")
    return sorted(held.order_by("-starts_on", "-id"), key=lambda grant: grant.covers_id is not None)


def holders(
    permission: str, owner_id: int, day: date, *, but: Collection[int] = (), breadth: Breadth | None = None
) -> list[User]:
    """Everybody whose role of a day holds a permission and changes an owner's rows, by name; `but` are left out.

    With `breadth`, only those whose role changes rows that far.
    """
    changes = {
        role.key: role.changes
        for role in roles().values()
        if permission in role.permissions and breadth in (None, role.changes)
    }
    held = in_force(day).filter(role__in=changes, user__is_active=True).exclude(user_id__in=but)
    grants = list(held.select_related("user"))
    reached = {
        (role, agency_id)
        for role, agency_id in {(grant.role, grant.agency_id) for grant in grants}
        if owner_id in keys(changes[role], agency_id, day)
    }
    found = {grant.user for grant in grants if (grant.role, grant.agency_id) in reached}
    return sorted(found, key=lambda user: (user.name, user.pk))


def granted_on(day: date) -> QuerySet[Grant]:
    """Every grant whose time a day is in, whether or not it opens anything then."""
    return Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


def in_force(day: date) -> QuerySet[Grant]:
    """Every grant that holds on a day: what its role needs is current, and whoever is covered holds their own still."""
    held = granted_on(day).filter(
        Q(covers__isnull=True) | Q(covers__ends_on__isnull=True) | Q(covers__ends_on__gte=day)
    )
    for role, kinds in required.on(day).current.items():
        for kind in kinds:
            held = held.exclude(
                Q(role=role) & ~Exists(clearances.current(day, kind).filter(user=OuterRef("user")))
            )
    return held


def viewer_of(user: User, day: date, *, grant_id: int | None = None) -> Viewer | None:
    """The viewer that a person is under one of their grants; None without any in force."""
    held = grants_on(user, day)
    chosen = next((grant for grant in held if grant.pk == grant_id), held[0] if held else None)
    if chosen is None or chosen.role not in roles():
        return None
    role = roles()[chosen.role]
    sees, changes = keys(role.sees, chosen.agency_id, day), keys(role.changes, chosen.agency_id, day)
    carried = compartments.carried(user.pk, sees, changes)
    return Viewer(
        user_id=user.pk,
        name=user.name,
        role=role.key,
        agency_id=chosen.agency_id,
        agencies=sees,
        write_agencies=changes,
        compartments=tuple(carried),
        protects=role.protects,
        write_compartments=tuple(number for number, writes in carried.items() if writes),
        permissions=role.permissions,
        until=chosen.ends_on,
        role_name=str(role.name),
        agency_name=_agency_name(chosen.agency_id, day),
        grant_id=chosen.pk,
        for_whom=chosen.covers.user_id if chosen.covers else 0,
        covered=chosen.covers.user.name if chosen.covers else "",
        audits=_audits(role.audits, chosen.agency_id, day),
    )


def _audits(breadth: Breadth, agency_id: int, day: date) -> Reach:
    if breadth is Breadth.NONE:
        return Reach()
    own = keys(Breadth.OWN, agency_id, day)
    return Reach(keys(breadth, agency_id, day), own, breadth is Breadth.REGION)


def within_region(viewer: Viewer, day: date) -> frozenset[int]:
    """The agencies at which an administrator asks for roles: those of their own region, and partners who work there."""
    return within_region_of(viewer.agency_id, day) if viewer.agency_id else frozenset()


def within_region_of(agency_id: int, day: date) -> frozenset[int]:
    """As `within_region`, for whoever holds a role at an agency."""
    region = agencies.region_of(agency_id, day)
    return frozenset(keys(Breadth.REGION, agency_id, day)) | partners_of(region, day)


def partners_of(region: int, day: date) -> frozenset[int]:
    """The partner agencies that work in a region on a day."""
    return frozenset(
        agency.pk
        for agency, _name in agencies.agencies_on(day, of=PARTNERS)
        if agencies.region_of(agency.pk, day) == region
    )


def acting(user: User, day: date, *, grant_id: int | None = None) -> Viewer:
    """The viewer that a person is; without any role in force, one who sees nothing, does nothing and is told why."""
    found = viewer_of(user, day, grant_id=grant_id)
    return found or replace(NOBODY, user_id=user.pk, name=user.name, why_none=why_none(user.pk, day))


def why_none(user_id: int, day: date) -> str:
    """Why somebody has no role that holds on a day, and whom to ask."""
    lapsed = [
        one
        for grant in granted_on(day).filter(user_id=user_id)
        for one in clearances.lapsed(user_id, grant.role, day)
    ]
    if not lapsed:
        return _("No role is granted to you today. Ask your administrator.")
    return _("%(what)s Until that is renewed, your role opens nothing. Ask %(whom)s.") % {
        "what": " ".join(dict.fromkeys(map(clearances.in_words, lapsed))),
        "whom": ", ".join(keepers(day)) or _("your administrator"),
    }


def keepers(day: date) -> list[str]:
    """The names of some who keep people, for whoever has to ask one."""
    able = [role.key for role in roles().values() if "people.manage" in role.permissions]
    held = in_force(day).filter(role__in=able, user__is_active=True).select_related("user")
    return sorted({grant.user.name for grant in held})[:3]


@dataclass(frozen=True)
class OtherGrant:
    """A role that the viewer holds today besides the one that they act in."""

    number: int
    role: str
    agency: str


def other_grants(viewer: Viewer, day: date) -> list[OtherGrant]:
    """The viewer's other roles of today, the newest first."""
    held = grants_on(User.objects.get(pk=viewer.user_id), day)
    return [
        OtherGrant(grant.pk, str(roles()[grant.role].name), _agency_name(grant.agency_id, day))
        for grant in held
        if grant.role in roles() and (grant.role, grant.agency_id) != (viewer.role, viewer.agency_id)
    ]


def keys(breadth: Breadth, agency_id: int, day: date) -> tuple[int, ...]:
    """The access keys that a breadth gives at an agency.

    A region's own unit hosts its forces' shared picture, so a region-wide role reaches every agency of the region.
    """
    if breadth is Breadth.NONE:
        return ()
    if breadth is Breadth.PARTNER:
        return (agency_id,)
    if breadth is Breadth.OWN:
        return tuple(sorted(_own(agency_id, day)))
    return tuple(sorted(agencies.descendants(agencies.region_of(agency_id, day), day) | {agency_id}))


def _own(agency_id: int, day: date) -> frozenset[int]:
    """An agency with its units; never the forces of a regional unit, which own their records themselves."""
    below = agencies.descendants(agency_id, day) | {agency_id}
    kinds = agencies.register().kinds
    forces = [number for number in below if number != agency_id and kinds.get(number) == Kind.FORCE]
    return below.difference(*(agencies.descendants(force, day) | {force} for force in forces))


def _agency_name(agency_id: int, day: date) -> str:
    name = agencies.name_on(agency_id, day)
    return in_words(name, short=True) if name else ""


def known_as(issuer: str, subject: str) -> User | None:
    """Whom a subject of a provider was put to; None for one that is nobody's, or whose account has ended."""
    found = Identity.objects.filter(
        issuer=issuer, subject=subject, ended_at__isnull=True, user__is_active=True
    )
    one = found.select_related("user").first()
    return one.user if one else None


def names(user_ids: Iterable[int | None]) -> dict[int, str]:
    """The names of people by their number, for showing who did something; nobody has no name."""
    return dict(
        User.objects.filter(pk__in={number for number in user_ids if number}).values_list("pk", "name")
    )
