"""An example of every record that a page's address can name, made through the platform's own actions.

What people type stands in the brackets of the pseudo-language: it is nobody's to translate.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fourfold.core.access.actions import asking, machine_keys
from fourfold.core.access.models import Grant
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.tests import cheshire
from fourfold.reporting.exchange.actions import writing as sending
from fourfold.reporting.extracts import actions as extracts
from fourfold.reporting.extracts.definitions import definitions
from fourfold.resourcing.operations import actions as operations
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.disruptions import actions as disruptions
from fourfold.tackling.disruptions import rules as disruption_rules
from fourfold.tackling.disruptions.assurance import actions as assurance
from fourfold.tackling.disruptions.assurance import answering
from fourfold.tackling.disruptions.models import Disruption
from fourfold.understanding.assessments.actions import adopting, challenging, moderating, writing
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.actions import approving, briefing, people, recording, saving
from fourfold.understanding.threats.actions import asking as decisions
from fourfold.understanding.threats.models import DecisionRequest, Threat

Arguments = dict[str, dict[str, Any]]


class Examples:
    """A force's people and those of its region's unit, and what they recorded."""

    def __init__(self, person: Callable[..., Viewer], register: dict[str, int]) -> None:
        self.agency = register["cheshire"]
        self.analyst = person("analyst", "cheshire", "⟦A Rees⟧")
        self.coordinator = person("coordinator", "cheshire", "⟦C Orr⟧")
        self.moderator = person("moderator", "nwrocu_rocta", "⟦M Vale⟧")
        self.administrator = person("administrator", "nwrocu", "⟦D Skerrick⟧")
        self.decider = person("decider", "nwrocu_rocta", "⟦P Quill⟧")
        self.chair = person("panel", "nwrocu", "⟦A Penhale⟧")

    def arguments(self) -> Arguments:
        """What stands in the addresses of each capability; of one route, where it needs something else."""
        return (
            self._threats()
            | self._assessments()
            | self._operations()
            | self._disruptions()
            | self._assured()
            | self._sources()
            | self._extracts()
            | self._people()
            | self._activity()
            | self._exchange()
        )

    def _threats(self) -> Arguments:
        """A threat that was amended, has a linked person, and changed its type."""
        by, threat = self.coordinator, self._threat("⟦Op Larch⟧")
        with viewing(by):
            threat = recording.amend(
                threat=threat, opened=1, changes={"lro": "⟦DI Ellis⟧"}, by=by, at=clock.read()
            )
            subject = entities.add_person(
                name="⟦Tam Oswin⟧", born_on=date(1990, 1, 1), held_by=self.agency, by=by
            )
            part = people.Part(role="member", category="suspect", source="⟦log 41⟧", confidence="low")
            people.link(threat=threat, subject=subject, part=part, by=by, at=clock.read())
            self._brief(threat, "⟦Keeps a knife by the door.⟧")
            asked = self._asked(threat)
            view = saving.save_view(user_id=by.user_id, name="⟦Lines⟧", query="kind=vulnerability")
        with viewing(self.decider):
            approving.approve(asked=asked, by=self.decider, at=clock.read())
        waits = self._asked(other := self._threat("⟦Op Beech⟧"))
        asked_for = {"reference": other.reference, "number": waits.pk}
        return {
            "threats": {"reference": threat.reference, "number": view.pk},
            "threats:request": asked_for,
            "threats:withdraw-request": asked_for,
        }

    def _brief(self, threat: Threat, safety: str) -> None:
        """What officers are told of a threat, for a month."""
        at = clock.read()
        told = briefing.Told(
            safety, "⟦Cars that wait.⟧", "⟦Number plates.⟧", clock.day_of(at) + timedelta(days=30)
        )
        briefing.write(threat=threat, opened=0, told=told, by=self.coordinator, at=at)

    def _asked(self, threat: Threat) -> DecisionRequest:
        """A change of type that waits for its approval."""
        by = self.coordinator
        grounds = decisions.Grounds(
            "⟦It is a line.⟧", "⟦log 41⟧", self.decider.user_id, date(2050, 1, 1), "⟦Nothing.⟧"
        )
        to = {"to": "vulnerability", "subtype": "county_line"}
        with viewing(by):
            return decisions.reclassify(threat=threat, grounds=grounds, by=by, at=clock.read(), **to)

    def _assessments(self) -> Arguments:
        """A draft, one that waits for moderation, and a moderated one that was challenged."""
        with viewing(self.decider) as now:
            for text in shipped_models().values():
                adopting.adopt(text=text, by=self.decider, at=now)
        self._draft(drafted := self._threat("⟦Op Ash⟧"))
        waiting, challenged = (self._submitted(self._threat(name)) for name in ("⟦Op Elm⟧", "⟦Op Yew⟧"))
        with viewing(self.moderator):
            moderated = moderating.agree(
                assessment=challenged, digest=challenged.digest, by=self.moderator, at=clock.read()
            )
        with viewing(self.analyst):
            challenge = challenging.challenge(
                assessment=moderated,
                reason="⟦Too low.⟧",
                decider_id=self.decider.user_id or 0,
                by=self.analyst,
                at=clock.read(),
            )
        return {
            "assessments": {"reference": drafted.reference, "number": waiting.pk},
            "assessments:challenge-one": {"number": challenge.pk},
        }

    def _operations(self) -> Arguments:
        """An operation that serves a threat."""
        by, threat = self.coordinator, self._threat("⟦Op Fir⟧")
        facts = {"name": "⟦Op Rowan⟧", "owner_agency_id": self.agency, "unit_id": self.agency,
                 "sio": "⟦DI Moss⟧", "level": "level_1", "why_here": "⟦The people live here.⟧",
                 "starts_on": date(2022, 1, 4), "financial_investigator": "⟦A Rees⟧",
                 "no_financial_investigator_because": ""}  # fmt: skip
        with viewing(by) as now:
            operation = operations.open_operation(facts=facts, by=by, at=now)
            service = operations.serve(
                operation=operation,
                threat=threats.threat(threat.reference),
                on=date(2022, 1, 4),
                by=by,
                at=now,
            )
        return {"operations": {"reference": threat.reference, "number": operation.pk, "service": service.pk}}

    def _disruptions(self) -> Arguments:
        """Two records of one event, of which one was joined to the other, with a result, a person and two threats."""
        by, threat = self.coordinator, self._threat("⟦Op Sorrel⟧")
        facts = {"agency_id": self.agency, "role": "lead", "event_on": date(2022, 5, 3), "main_p": "pursue",
                 "what": "⟦Two arrested.⟧", "could_before": "⟦Sold daily.⟧", "could_after": "⟦No phone.⟧",
                 "place": "⟦Elm Street⟧", "evidence": "⟦log 41⟧"}  # fmt: skip
        cash = disruption_rules.Outcome("cash", Decimal("250.50"), note="⟦In a tin.⟧")
        with viewing(by) as now:
            tam = entities.add_person(name="⟦Tam Oswin⟧", born_on=None, held_by=self.agency, by=by)
            first, second, third = (
                disruptions.record(facts=facts, threats=(threat.reference, "NW-OCG-9998"), results=(cash,),
                                   people=(tam.pk,), by=by, at=now)
                for _each in range(3)
            )  # fmt: skip
        with viewing(self.moderator) as now:
            joined = disruptions.join(
                disruption=second, into=first, reason="⟦One warrant.⟧", by=self.moderator, at=now
            )
        return {
            "disruptions": {"reference": first.reference, "other": third.reference},
            "disruptions:part": {"reference": joined.reference},
        }

    def _sources(self) -> Arguments:
        """A file of which one row was held back."""
        batch = cheshire.loaded(self.analyst, self._row(1), self._row(2, Type="⟦Gang⟧"))
        with viewing(self.analyst):
            held = HeldRow.objects.get(batch=batch)
        return {"sources": {"number": batch.pk, "row": held.row}}

    def _activity(self) -> Arguments:
        """A report of the co-ordinator's own that waits; and one that was answered."""
        by = self.coordinator
        waits, answered = (self._told(word) for word in ("⟦Warrant at the yard.⟧", "⟦A van that waits.⟧"))
        with viewing(by):
            activity.settle(
                report=answered,
                opened=1,
                state="answered",
                answer="⟦It is a florist’s.⟧",
                by=by,
                at=clock.read(),
            )
        return {"activity": {"reference": waits.reference}}

    def _told(self, what: str) -> Any:
        with viewing(self.coordinator) as now:
            told = activity.Told(what, "⟦Harbour West⟧", date(2022, 1, 4), "⟦A tall man⟧", "⟦Op Larch⟧")
            return activity.report(facts=told, by=self.coordinator, at=now)

    def _extracts(self) -> Arguments:
        """A run of the first definition."""
        code, definition = next(iter(definitions().items()))
        with viewing(self.coordinator) as now:
            run = extracts.run(definition=definition, as_of=now, by=self.coordinator, at=now)
        return {"extracts": {"number": run.pk, "code": code}}

    def _exchange(self) -> Arguments:
        """A file for the national database, of the threat that was moderated."""
        with viewing(self.coordinator) as now:
            upload = sending.write(kind="threat", by=self.coordinator, at=now)
        return {"exchange": {"number": upload.pk}}

    def _people(self) -> Arguments:
        """The analyst's own grant, a second role that is asked for, and the force."""
        held = Grant.objects.get(user_id=self.analyst.user_id)
        with viewing(self.administrator) as now:
            request = asking.ask_for_grant(
                user=held.user,
                role="lro",
                agency_id=self.agency,
                starts_on=clock.day_of(now),
                ends_on=None,
                reason="⟦Covers for DI Ellis.⟧",
                by=self.administrator,
                at=now,
            )
        asked = {"number": request.pk}
        return {
            "people": {"number": held.user_id, "held": held.pk},
            "people:request": asked,
            "people:withdraw": asked,
            "people:end-key": {"number": self._key()},
            "register": {"code": "cheshire"},
        }

    def _key(self) -> int:
        """A key of the administrator's, who opens what every signed-in person may."""
        by = self.administrator
        with viewing(by) as now:
            made, _text = machine_keys.make(
                grant_id=by.grant_id, machine="⟦nightly load⟧", last_day=clock.day_of(now), by=by, at=now
            )
        return made.pk

    def _assured(self) -> Arguments:
        """A disruption whose effect a panel lowered and of which the question of 90 days was answered."""
        by, chair, threat = self.coordinator, self.chair, self._threat("⟦Op Ivy⟧")
        said = {"agency_id": self.agency, "role": "lead", "main_p": "pursue", "claimed": "major",
                "what": "⟦Warrant at Elm Street.⟧", "could_before": "⟦Sell in three towns.⟧",
                "could_after": "⟦Sell in two.⟧", "evidence": "⟦log 41⟧", "tactics": ["vehicles"]}  # fmt: skip
        with viewing(by) as now:
            facts = {**said, "event_on": clock.day_of(now) - timedelta(days=100)}
            made = disruptions.record(facts=facts, threats=[threat.reference], by=by, at=now)
            followed = {"opened": made.edition, "back": "no", "note": "⟦log 52⟧"}
            answering.answer(disruption=made, **followed, by=by, at=now)
        with viewing(chair) as now:
            met = {"held_on": clock.day_of(now), "members": "⟦A Penhale⟧\n⟦B Orme⟧"}
            meeting = assurance.open_meeting(**met, by=chair, at=now)
            opened = Disruption.objects.get(pk=made.pk).edition
            decided = {"opened": opened, "grade": "moderate", "reason": "⟦One town is quiet.⟧"}
            assurance.decide(disruption=made, **decided, meeting=meeting, by=chair, at=now)
        return {
            "disruptions:panel": {"number": meeting.pk},
            "disruptions:assure": {"reference": made.reference},
        }

    def _threat(self, name: str) -> Threat:
        facts = {"name": name, "kind": "ocg", "owner_agency_id": self.agency, "lead_agency_id": self.agency,
                 "phase": "pursue", "main_area": "drugs", "summary": "⟦Supplies Dunmere.⟧",
                 "review_due": date(2022, 1, 4)}  # fmt: skip
        with viewing(self.coordinator) as now:
            return recording.add(facts=facts, by=self.coordinator, at=now)

    def _row(self, number: int, **changes: str) -> dict[str, str]:
        return cheshire.row(
            number, **{"Threat_name": "⟦Op Oak⟧", "Summary": "⟦Supplies.⟧", "LRO": "⟦DI Vale⟧", **changes}
        )

    def _draft(self, threat: Threat) -> Assessment:
        by = self.analyst
        with viewing(by):
            begun = writing.start(threat=threat, by=by, at=clock.read())
            return writing.save(
                assessment=begun, opened=begun.edition, answers=answers(), by=by, at=clock.read()
            )

    def _submitted(self, threat: Threat) -> Assessment:
        drafted = self._draft(threat)
        with viewing(self.analyst):
            return writing.submit(assessment=drafted, by=self.analyst, at=clock.read())
