"""What may I share of this record with this partner, for this purpose: the answer, worked out anew each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.core.restricted import marking
from fourfold.core.restricted import queries as restrictions
from fourfold.core.sharing import giving
from fourfold.core.sharing.agreements import Parties, existing, terms
from fourfold.core.sharing.models import Agreement
from fourfold.core.sharing.offering import Offered, Part
from fourfold.core.sharing.presenters import Words
from fourfold.core.sharing.rules import agreements as rules
from fourfold.core.sharing.rules import editions, judging, needs
from fourfold.core.sharing.rules.agreements import Broken, State, Terms
from fourfold.core.sharing.rules.judging import Asked, Verdict, Wording


@dataclass(frozen=True)
class Answer:
    """Each part with its verdict, under the agreement that lets most go; `why_nothing` where none lets anything go."""

    offered: Offered
    asked: Asked
    needs: needs.Needs
    terms: Terms | None
    verdicts: Sequence[Verdict]
    why_nothing: str = ""

    @property
    def may(self) -> list[Verdict]:
        return [one for one in self.verdicts if one.may]

    @property
    def may_not(self) -> list[Verdict]:
        return [one for one in self.verdicts if not one.may]

    @property
    def digest(self) -> str:
        """Of what was read: who asks for what, the basis, and every part with its text and verdict."""
        return editions.digest_of(
            about=self.offered.reference,
            partner=self.asked.partner,
            purpose=self.asked.purpose,
            agreement=self.terms.number if self.terms else None,
            parts=[
                (one.part.key, one.part.heading, one.part.text, one.may, one.why) for one in self.verdicts
            ],
        )

    def check_may(self) -> Terms:
        """The terms under which something may go. Raises Broken with the sentence of why nothing may."""
        if self.terms is None or self.why_nothing:
            raise Broken(self.why_nothing or _("No agreement covers this purpose."))
        return self.terms


def offered(reference: str, viewer: Viewer, moment: datetime) -> Offered | None:
    """The record of a reference laid out in parts, whoever offers it; None where there is none for this viewer."""
    finds = (capability.load(one.offer) for one in capability.shareable())
    found = next((found for find in finds if (found := find(reference, viewer, moment)) is not None), None)
    if found is None:
        return None
    given = giving.of_record(found.reference, found.owner_id)
    told = giving.parts(given, _("Told by a partner, number %(number)s"), _("From a partner"))
    return replace(found, parts=_marked(found, (*found.parts, *told)))


def _marked(found: Offered, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts under the record's own marking: where it is SENSITIVE each of them is; how to handle it goes along."""
    held = marking.of(found.kind, found.record)
    if held is None:
        return parts
    handling = " ".join(text for text in (held.instructions, held.conditions) if text)
    told = Part(
        "handling", _("Handling instructions and conditions"), _("How to handle it"), handling, "subject"
    )
    kept = (*parts, told) if handling else parts
    return tuple(replace(part, sensitive=True) for part in kept) if held.sensitive else kept


def answer(found: Offered, *, partner: int, purpose: str, at: datetime, words: Words) -> Answer:
    """What may go of a record to a partner for a purpose now."""
    on = clock.day_of(at)
    asked = Asked(partner, agencies.code_of(partner), purpose, on)
    wanted = needs.on(on)
    exists = partner in existing(on)
    if restrictions.is_on_a_list(found.kind, found.record):
        why = _("This record is restricted to a list of people. Nothing of it is shared while it is.")
        return Answer(found, asked, wanted, None, [], why)
    tried: list[Answer] = []
    for one in _of(found.owner_id, partner, on):
        why = rules.why_not(one, partner=partner, purpose=purpose, exists=exists, on=on)
        verdicts = [] if why else judging.judge(found.parts, asked, one, wanted, wording(words))
        tried.append(Answer(found, asked, wanted, one, verdicts, why))
    if not tried:
        why = _("No agreement with %(agency)s.") % {"agency": words.agency(partner)}
        return Answer(found, asked, wanted, None, [], why)
    return max(
        tried, key=lambda one: (not one.why_nothing, len(one.may), one.terms.number if one.terms else 0)
    )


def wording(words: Words) -> Wording:
    """How sentences call kinds, purposes and agencies."""
    return Wording(
        lambda code: words.one("information_kind", code),
        lambda code: words.one("sharing_purpose", code),
        words.agency,
    )


def _of(owner: int, partner: int, on: Any) -> list[Terms]:
    """The terms of every approved agreement of a record's owner, or of its region, with a partner."""
    keepers = {owner, agencies.region_of(owner, on)}
    found = list(
        Agreement.objects.filter(
            state=State.APPROVED,
            owner_agency_id__in=keepers,
            parties__agency_id=partner,
            parties__left_on__isnull=True,
        )
    )
    parties = Parties.of(one.pk for one in found)
    return [terms(one, parties) for one in found]
