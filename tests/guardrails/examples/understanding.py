"""Threats with their people, briefs and decisions, and assessments in each state."""

from __future__ import annotations

from datetime import date, timedelta

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.understanding.assessments.actions import adopting, challenging, moderating, writing
from fourfold.understanding.assessments.models import Assessment, ModelFile
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats.actions import approving, briefing, people, recording, saving
from fourfold.understanding.threats.actions import asking as decisions
from fourfold.understanding.threats.models import DecisionRequest, Threat
from tests.guardrails.examples.makers import Arguments, Examples


def a_threat(who: Examples) -> Arguments:
    """A threat that was amended, has a linked person, and changed its type."""
    by, threat = who.coordinator, who.threat(who.say("⟦Op Larch⟧"))
    with viewing(by):
        threat = recording.amend(
            threat=threat, opened=1, changes={"lro": who.say("⟦DI Ellis⟧")}, by=by, at=clock.read()
        )
        subject = entities.add_person(
            name=who.say("⟦Tam Oswin⟧"), born_on=date(1990, 1, 1), held_by=who.agency, by=by
        )
        part = people.Part(role="member", category="suspect", source=who.say("⟦log 41⟧"), confidence="low")
        people.link(threat=threat, subject=subject, part=part, by=by, at=clock.read())
        _brief(who, threat, who.say("⟦Keeps a knife by the door.⟧"))
        asked = _asked(who, threat)
        view = saving.save_view(user_id=by.user_id, name=who.say("⟦Lines⟧"), query="kind=vulnerability")
    with viewing(who.decider):
        approving.approve(asked=asked, by=who.decider, at=clock.read())
    waits = _asked(who, other := who.threat(who.say("⟦Op Beech⟧")))
    asked_for = {"reference": other.reference, "number": waits.pk}
    return {
        "threats": {"reference": threat.reference, "number": view.pk},
        "threats:request": asked_for,
        "threats:withdraw-request": asked_for,
    }


def some_assessments(who: Examples) -> Arguments:
    """A draft, one that waits for moderation, and a moderated one that was challenged."""
    _adopt_models(who)
    _draft(who, drafted := who.threat(who.say("⟦Op Ash⟧")))
    waiting, challenged = (
        _submitted(who, who.threat(name)) for name in (who.say("⟦Op Elm⟧"), who.say("⟦Op Yew⟧"))
    )
    with viewing(who.moderator):
        moderated = moderating.agree(
            assessment=challenged, digest=challenged.digest, by=who.moderator, at=clock.read()
        )
    with viewing(who.analyst):
        challenge = challenging.challenge(
            assessment=moderated,
            reason=who.say("⟦Too low.⟧"),
            decider_id=who.decider.user_id or 0,
            by=who.analyst,
            at=clock.read(),
        )
    return {
        "assessments": {"reference": drafted.reference, "number": waiting.pk},
        "assessments:challenge-one": {"number": challenge.pk},
    }


def _adopt_models(who: Examples) -> None:
    """The models as shipped, which a first region of examples adopted for all."""
    with viewing(who.decider) as now:
        for text in () if ModelFile.objects.exists() else shipped_models().values():
            adopting.adopt(text=text, by=who.decider, at=now)


def _brief(who: Examples, threat: Threat, safety: str) -> None:
    """What officers are told of a threat, for a month."""
    at = clock.read()
    told = briefing.Told(
        safety,
        who.say("⟦Cars that wait.⟧"),
        who.say("⟦Number plates.⟧"),
        clock.day_of(at) + timedelta(days=30),
    )
    briefing.write(threat=threat, opened=0, told=told, by=who.coordinator, at=at)


def _asked(who: Examples, threat: Threat) -> DecisionRequest:
    """A change of type that waits for its approval."""
    by = who.coordinator
    grounds = decisions.Grounds(
        who.say("⟦It is a line.⟧"),
        who.say("⟦log 41⟧"),
        who.decider.user_id,
        date(2050, 1, 1),
        who.say("⟦Nothing.⟧"),
    )
    to = {"to": "vulnerability", "subtype": "county_line"}
    with viewing(by):
        return decisions.reclassify(threat=threat, grounds=grounds, by=by, at=clock.read(), **to)


def _draft(who: Examples, threat: Threat) -> Assessment:
    by = who.analyst
    with viewing(by):
        begun = writing.start(threat=threat, by=by, at=clock.read())
        return writing.save(assessment=begun, opened=begun.edition, answers=answers(), by=by, at=clock.read())


def _submitted(who: Examples, threat: Threat) -> Assessment:
    drafted = _draft(who, threat)
    with viewing(who.analyst):
        return writing.submit(assessment=drafted, by=who.analyst, at=clock.read())
