"""Reads of what partners gave: the partner's own, and those given to agencies of the viewer's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from fourfold.core.access.viewers import Viewer
from fourfold.core.sharing import offering, policy
from fourfold.core.sharing.models import Agreement, Disclosure, Given, Use
from fourfold.core.sharing.rules.agreements import State


def receivers(viewer: Viewer) -> set[int]:
    """The agencies to which a partner may give: those that keep an agreement with it, and those that shared with it."""
    kept = Agreement.objects.filter(state=State.APPROVED).values_list("owner_agency_id", flat=True)
    shared = Disclosure.objects.filter(partner_id__in=viewer.agencies).values_list(
        "from_agency_id", flat=True
    )
    return {*kept, *shared}


def about_of(copy: str, to_agency: int) -> dict[str, Any]:
    """The record that a copy is of, where that agency shared it; empty where nothing is named."""
    found = Disclosure.objects.filter(copy=copy.upper(), from_agency_id=to_agency).first() if copy else None
    return {name: getattr(found, name) for name in ("about", "about_kind", "about_id")} if found else {}


def own(viewer: Viewer) -> QuerySet[Any]:
    """What the viewer's agency gave, the newest first."""
    return Given.objects.filter(giver_id__in=viewer.agencies).order_by("-given_at", "-pk")


def received(viewer: Viewer, *, waiting: bool = False) -> QuerySet[Any]:
    """What partners gave to agencies of the viewer's, the newest first; with `waiting` what nobody has answered."""
    found = Given.objects.filter(to_agency_id__in=viewer.agencies)
    return (found.filter(became="") if waiting else found).order_by("-given_at", "-pk")


def one(number: int, viewer: Viewer) -> Given | None:
    """One of them, for either side."""
    whose = Q(giver_id__in=viewer.agencies) | Q(to_agency_id__in=viewer.agencies)
    found: Given | None = Given.objects.filter(whose, pk=number).first()
    return found


def of_record(reference: str, owner: int) -> list[Given]:
    """What partners gave about a record, the oldest first, as far as it exists for the viewer."""
    return list(Given.objects.filter(about=reference, to_agency_id=owner).order_by("given_at", "pk"))


def uses(given: Given) -> list[Use]:
    """What it was used for, for the agency that used it."""
    return list(Use.objects.filter(given=given).order_by("pk"))


def conditions_of(given: Given) -> offering.Given:
    """The conditions as the rules ask them."""
    return offering.Given(
        given.giver_id, given.purpose, frozenset(given.conditions), str(given.pk), given.to_agency_id
    )


def parts(rows: Iterable[Given], label: str, heading: str) -> tuple[offering.Part, ...]:
    """What partners gave about a record as parts of it, each with its conditions."""
    return tuple(
        offering.Part(
            f"given:{one.pk}",
            label % {"number": one.pk},
            heading,
            one.what,
            "threat",
            given=conditions_of(one),
        )
        for one in rows
    )


def answers_for(viewer: Viewer) -> bool:
    """Whether the viewer says what came of what partners gave."""
    return viewer.may(policy.Permission.OFFER)
