"""The ways in which a record is hidden: each makes records of every kind that the callers may not see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from fourfold.core.access import queries as access
from fourfold.core.access.models import User
from fourfold.core.access.roles import Breadth, Role
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.core.restricted import actions, interests
from fourfold.core.restricted.actions import Named
from fourfold.resourcing.operations.models import Operation
from fourfold.tackling.activity.models import Report
from fourfold.tackling.disruptions.models import Disruption
from fourfold.understanding.threats.models import Threat
from tests.guardrails.examples import Arguments, Examples, arguments, records

MARK = "⟦"


@dataclass(frozen=True)
class Inside:
    """Those who may see what is hidden, and those who ask."""

    who: Examples
    insiders: list[Viewer]
    callers: list[Viewer]


@dataclass(frozen=True)
class Hiding:
    """A way of hiding. The records are `force`'s; a caller of a role stands `at` an agency and owns records of `own`.

    `make` makes the records, `hide` restricts them; with `points`, an exact match says whom to ask.
    """

    name: str
    force: str
    at: Callable[[Role], str]
    own: Callable[[Role], str]
    make: Callable[[Examples], Arguments]
    hide: Callable[[Inside], None]
    points: bool = False


def _another(role: Role) -> str:
    return "yhrocu" if role.sees is Breadth.REGION or role.administers else "merseyside"


def _the_same(role: Role) -> str:
    if role.administers:
        return "nwrocu"
    return "nwrocu_rocta" if role.sees is Breadth.REGION else "cheshire"


def _nothing_more(inside: Inside) -> None:
    """Row security by agency hides them."""


def _restricted(mode: str) -> Callable[[Inside], None]:
    def hide(inside: Inside) -> None:
        by = inside.who.coordinator
        founders = [one.user_id for one in (inside.who.walker, *inside.insiders) if one.agencies]
        with viewing(by) as now:
            made = list(named())
            first, *others = made
            asked = {
                "mode": mode, "contact_id": by.user_id, "founders": founders, "reason": "A source is at risk",
                "review_on": clock.day_of(now) + timedelta(days=30), "at": now,
            }  # fmt: skip
            compartment = actions.restrict(of=first, by=by, **asked)  # type: ignore[arg-type]
        with viewing(_again(by)):
            for one in others:
                actions.restrict(of=one, by=by, compartment=compartment, **asked)  # type: ignore[arg-type]

    return hide


def _declared(inside: Inside) -> None:
    """Everybody who asks declared an interest in every record."""
    by = inside.who.coordinator
    with viewing(by):
        made = list(named())
    for caller in inside.callers:
        user = User.objects.get(pk=caller.user_id)
        with viewing(_again(by)) as now:
            for one in made:
                interests.declare(of=one, user=user, nature="Knows the family", by=by, at=now)


def named() -> Iterator[Named]:
    """Every record with the mark in it, as a restriction names it."""
    for threat in Threat.objects.filter(name__contains=MARK).order_by("pk"):
        yield Named("threat", threat.pk, threat.reference, threat.owner_agency_id)
    for disruption in Disruption.objects.filter(what__contains=MARK).order_by("pk"):
        yield Named("disruption", disruption.pk, str(disruption), disruption.agency_id)
    for operation in Operation.objects.filter(name__contains=MARK).order_by("pk"):
        yield Named("operation", operation.pk, str(operation), operation.owner_agency_id)
    for report in Report.objects.filter(what__contains=MARK).order_by("pk"):
        yield Named("report", report.pk, str(report), report.agency_id)


def _again(viewer: Viewer) -> Viewer:
    """The same person, with the keys of what they were let into meanwhile."""
    found = access.viewer_of(User.objects.get(pk=viewer.user_id), clock.day_of(clock.read()))
    assert found is not None
    return found


OF_ANOTHER = Hiding(
    name="another agency's", force="cheshire", at=_another, make=arguments, hide=_nothing_more,
    own=lambda role: "humberside" if _another(role) == "yhrocu" else "merseyside",
)  # fmt: skip
SILENT = Hiding("silent", "cheshire", _the_same, lambda _role: "cheshire", records, _restricted("silent"))
POINTER = Hiding(
    "pointer", "cheshire", _the_same, lambda _role: "cheshire", records, _restricted("pointer"), True
)
BARRED = Hiding("an interest declared", "cheshire", _the_same, lambda _role: "cheshire", records, _declared)

# Each group is asked about by the same people, so that what they are answered without the records is asked once.
GROUPS = {"another agency's": (OF_ANOTHER,), "their own agency's": (SILENT, POINTER, BARRED)}
