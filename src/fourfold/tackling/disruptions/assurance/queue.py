"""What waits to be assured, and for whom: the dated rule as the database reads it, so that it can be counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.narrowing import Narrowing
from fourfold.core.ui.paging import Page
from fourfold.tackling.disruptions.assurance import assurers
from fourfold.tackling.disruptions.assurance.assurers import OPEN, Rule, Way
from fourfold.tackling.disruptions.filters import COUNTED, Filters, narrowed
from fourfold.tackling.disruptions.models import Decision, Disruption
from fourfold.tackling.disruptions.models.assurance import Act
from fourfold.tackling.disruptions.policy import Permission

OLDEST_FIRST = Sort("event_on")
LATE = timedelta(days=30)  # between the event and the agency's record date
FILTERS = ("agency", "p", "grade", "late")
SORTED_BY = {
    name: name for name in ("reference", "event_on", "record_date", "entered_at", "main_p", "claimed")
} | {"agency": "agency_id"}
# The same draw as `assurers.drawn`: the first seven bytes of the digest, as a number.
DRAWN = f"""(('x' || encode(substring(sha256(disruptions_disruption.reference::bytea)
             from 1 for {assurers.DRAWN_BYTES}), 'hex'))::bit({assurers.DRAWN_BYTES * 8})::bigint)"""


@dataclass(frozen=True)
class Narrowed(Narrowing):
    """What the queue can be narrowed by; `late` keeps what was recorded more than LATE after the event."""

    agency: tuple[str, ...] = ()
    p: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


def waiting(narrowed_by: Narrowed, ways: frozenset[Way], *, on: date) -> QuerySet[Any]:
    """The records that count and that nobody has assured, which somebody who decides in these ways may decide."""
    rows = Disruption.objects.annotate(record=F("id")).filter(assured="")
    sent = Decision.objects.filter(disruption=OuterRef("pk"), act=Act.TO_PANEL)
    same = Filters(agency=narrowed_by.agency, p=narrowed_by.p, grade=narrowed_by.grade, state=(COUNTED,))
    rows = narrowed(rows, same).annotate(sent_to_panel=Exists(sent), way=_way(on))
    if narrowed_by.late:
        rows = rows.filter(record_date__gt=F("event_on") + LATE)
    return rows.filter(way__in=sorted(ways))


def listing(narrowed_by: Narrowed, asked: Asked, ways: frozenset[Way], *, on: date) -> Page:
    """A page of what waits."""
    return paging.page(waiting(narrowed_by, ways, on=on), SORTED_BY[asked.sort.key], asked)


def place(one: Any, ways: frozenset[Way], *, on: date) -> tuple[int, int]:
    """Where a record stands among what waits (1 is the oldest; 0 where it does not wait), and how many there are."""
    rows = waiting(Narrowed(), ways, on=on)
    if not rows.filter(pk=one.pk).exists():
        return 0, rows.count()
    return rows.filter(_beside(one, "lt")).count() + 1, rows.count()


def after(one: Any, ways: frozenset[Way], *, on: date) -> str:
    """The reference of the one that waits after a record, from the last on to the oldest; "" where no other waits."""
    rows = waiting(Narrowed(), ways, on=on).exclude(pk=one.pk).order_by("event_on", "pk")
    found = rows.filter(_beside(one, "gt")).first() or rows.first()
    return found.reference if found is not None else ""


def _beside(one: Any, side: str) -> Q:
    """What stands before a record in the order of the queue ("lt"), or after it ("gt")."""
    return Q(**{f"event_on__{side}": one.event_on}) | Q(event_on=one.event_on, **{f"pk__{side}": one.pk})


def ways_of(viewer: Viewer) -> frozenset[Way]:
    """How a viewer may decide at all: the chair with a panel, a co-ordinator alone."""
    if viewer.may(Permission.ASSURE_PANEL):
        return frozenset({Way.PANEL})
    return frozenset({Way.COORDINATOR}) if viewer.may(Permission.ASSURE) else frozenset()


def is_chair(viewer: Viewer) -> bool:
    """Whether the viewer holds panels."""
    return Way.PANEL in ways_of(viewer)


def _way(on: date) -> Case:
    codes = agencies.codes()
    rules = [
        one for one in assurers.rules() if one.starts_on <= on and (one.ends_on is None or on <= one.ends_on)
    ]
    return Case(
        When(sent_to_panel=True, then=Value(Way.PANEL)),
        *(When(_fits(rule, codes), then=Value(rule.by)) for rule in rules),
        default=Value(""),
        output_field=CharField(),
    )


def _fits(rule: Rule, codes: dict[str, int]) -> Q:
    claims = sorted("" if claim == OPEN else claim for claim in rule.claims)
    fits = Q(claimed__in=claims)
    if rule.agency != "any":
        fits &= Q(agency_id=codes.get(rule.agency))
    if rule.one_in > 1:
        fits &= Q(RawSQL(f"{DRAWN} %% %s = 0", [rule.one_in], output_field=BooleanField()))  # noqa: S611  # our own words, no one's input
    return fits
