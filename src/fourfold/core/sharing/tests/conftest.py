"""A force and a council, and what they agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.sharing.actions import agreeing
from fourfold.core.sharing.actions.agreeing import Agreed
from fourfold.core.sharing.models import Agreement

KINDS = ["subject", "threat", "place", "signs", "contact", "victim"]


def today():
    return clock.day_of(clock.read())


def agreed(register, **changed):
    given = {
        "owner_agency_id": register["cheshire"],
        "title": "Safeguarding in Halton",
        "basis": "crime_and_disorder_115",
        "purposes": ["safeguarding", "prevention"],
        "kinds": KINDS,
        "starts_on": today() - timedelta(days=30),
        "review_on": today() + timedelta(days=300),
    }
    return Agreed(**{**given, **changed})


@pytest.fixture
def coordinator(person, codes):
    return person("coordinator", "cheshire")


@pytest.fixture
def approver(person, codes):
    return person("decider", "nwrocu_rocta")


@pytest.fixture
def council(register):
    return register["halton_council"]


@pytest.fixture
def ask(coordinator, council, register):
    """Asks for an agreement with the council."""

    def make(parties=None, by=None, **changed):
        with viewing(by or coordinator) as now:
            return agreeing.ask(
                agreed=agreed(register, **changed), parties=parties or [council], by=by or coordinator, at=now
            )

    return make


@pytest.fixture
def approve(approver):
    def make(agreement):
        with viewing(approver) as now:
            return agreeing.approve(agreement=agreement, opened=agreement.edition, by=approver, at=now)

    return make


@pytest.fixture
def agreement(ask, approve):
    return approve(ask())


@pytest.fixture
def stands():
    """How an agreement stands now, as somebody sees it."""

    def look(by, number):
        with viewing(by):
            return Agreement.objects.filter(pk=number).first()

    return look


@pytest.fixture
def lro(person, codes):
    return person("lro", "cheshire")


@pytest.fixture
def clerk(person, codes):
    """Somebody of the council."""
    return person("partner", "halton_council")


@pytest.fixture
def sensitive(ask, approve):
    """An agreement that covers what is marked SENSITIVE."""
    return approve(ask(sensitive=True))


SECRETS = ("Vesper Quillon", "Op Marigold", "log 5217", "Tier")


@pytest.fixture
def threat(coordinator, register):
    """A threat with a suspect, a victim and a source; its summary names the suspect, its brief nobody."""
    from fourfold.data.entities import actions as entities
    from fourfold.understanding.threats.actions import briefing, people, recording
    from fourfold.understanding.threats.actions.people import Part
    from fourfold.understanding.threats.models import AffectedPlace

    facts = {
        "name": "Op Marigold", "kind": "vulnerability", "owner_agency_id": register["cheshire"],
        "lead_agency_id": register["cheshire"], "phase": "protect", "main_area": "drugs", "lro": "DI Ellis",
        "summary": "Vesper Quillon takes over a flat.",
    }  # fmt: skip
    with viewing(coordinator) as now:
        made = recording.add(facts=facts, by=coordinator, at=now)
        for name, role, category in (
            ("Vesper Quillon", "associate", "suspect"),
            ("Ada Tarn", "victim", "victim"),
        ):
            subject = entities.add_person(
                name=name, born_on=None, held_by=register["cheshire"], by=coordinator
            )
            part = Part(role, category, "log 5217 of Dunmere", "high")
            people.link(threat=made, subject=subject, part=part, by=coordinator, at=now)
        AffectedPlace.objects.create(threat=made, council_id=register["halton_council"])
        told = briefing.Told(
            "", "Doors propped open at night.", "New faces on the stairs.", today() + timedelta(days=60)
        )
        briefing.write(threat=made, opened=0, told=told, by=coordinator, at=now)
    return made


@pytest.fixture
def answered(lro, council):
    """What may be shared of a threat with a partner for a purpose, as somebody who shares is answered."""
    from fourfold.core.sharing import answer, presenters

    def make(reference, purpose="safeguarding", partner=None, by=None):
        with viewing(by or lro) as now:
            offered = answer.offered(reference, by or lro, now)
            words = presenters.Words.on(clock.day_of(now))
            return answer.answer(offered, partner=partner or council, purpose=purpose, at=now, words=words)

    return make


@pytest.fixture
def share(lro, answered):
    """Shares a threat with the council."""
    from fourfold.core.sharing.actions import sharing
    from fourfold.core.sharing.actions.sharing import Said

    def make(reference, by=None, purpose="safeguarding", instead_of=None, correction="", **changed):
        given = {"recipients": ["Jo Lee, Housing"], "use_until": today() + timedelta(days=90), **changed}
        with viewing(by or lro) as now:
            found = answered(reference, purpose, by=by)
            return sharing.share(
                answer=found, shown=found.digest, said=Said(**given), by=by or lro, at=now,
                instead_of=instead_of, correction=correction,
            )  # fmt: skip

    return make


@pytest.fixture
def gone(share, threat, agreement, lro):
    """A copy that the council has."""
    from fourfold.core.sharing.models import Disclosure

    share(threat.reference, asks="Visit the flat.", asks_by=today() + timedelta(days=7))
    with viewing(lro):
        return Disclosure.objects.get()
