"""Holding disruptions while something is decided about them: two who act at once take turns."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.tackling.disruptions import joining_rules, rules
from fourfold.tackling.disruptions.models import Disruption


def hold(*numbers: int) -> list[Disruption]:
    """Lock records, in the order of their numbers, until the transaction ends; gives each as it stands now, in turn.

    Raises Refused where one is not the viewer's to change: the database locks no such row.
    """
    rows = Disruption.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
    held = {row.pk: row for row in rows}
    if set(numbers) - set(held):
        raise Refused(_("This is another agency's record, which it alone changes."))
    return [held[number] for number in numbers]


def hold_opened(number: int, opened: int) -> Disruption:
    """As `hold`, for one record that somebody opened at an edition; Clash where it was changed since."""
    held = hold(number)[0]
    if held.edition != opened:
        raise Clash(held)
    return held


def change(disruption: Disruption, **columns: Any) -> Disruption:
    """Write columns of a held record, as its next edition; gives the record as it then stands."""
    Disruption.objects.filter(pk=disruption.pk).update(**columns, edition=F("edition") + 1)
    return Disruption.objects.get(pk=disruption.pk)


def claim(disruption: Disruption) -> joining_rules.Claim:
    """A held record as joining looks at it."""
    joined, withdrawn = disruption.joined_into_id, disruption.withdrawn
    counts = rules.counts(joined, withdrawn, disruption.standing)
    return joining_rules.Claim(disruption.pk, joined, withdrawn, counts, disruption.contributors > 0)


def note(operation: audit.Operation, act: str, disruption: Disruption, by: Viewer) -> None:
    """Write it down."""
    audit.record(operation, act, by=by, kind="disruption", target=disruption.reference)


def tell(disruption: Disruption, fields: list[str], *, by: Viewer, at: Any) -> None:
    """Tell whoever stands above that a record changed."""
    capability.tell("disruptions changed", ids=[disruption.pk], fields=fields, by=by, at=at)
