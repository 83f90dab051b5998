"""What leaves the platform of people: who is involved by name, of everybody else nothing."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.understanding.threats.actions import briefing, people
from fourfold.understanding.threats.models import Threat

ADULT, CHILD = date(1980, 1, 1), date(2015, 1, 1)


def link(exchange, threat, name, born_on=ADULT, **part):
    given = {"role": "associate", "category": "suspect", "source": "log 41", "confidence": "low", **part}
    with viewing(exchange.analyst) as now:
        subject = entities.add_person(
            name=name, born_on=born_on, held_by=exchange.register["cheshire"], by=exchange.analyst
        )
        people.link(threat=threat, subject=subject, part=people.Part(**given), by=exchange.analyst, at=now)
    return subject


def sent(exchange) -> str:
    """Every file that there is to send, as text."""
    return "".join(exchange.file(exchange.write(kind)).decode() for kind in ("threat", "assessment"))


def test_who_is_involved_is_sent_by_name(exchange):
    threat = exchange.threat()
    link(exchange, threat, "Tam Oswin", role="member")
    assert "Tam Oswin (member)" in sent(exchange)


@pytest.mark.parametrize(
    "part",
    [
        {"role": "victim", "category": "victim"},
        {"role": "witness", "category": "witness_or_other"},
        {"role": "exploited_person", "category": "suspect"},
        {"role": "associate", "category": "witness_or_other"},
        {"possibly_exploited": True},
        {"born_on": CHILD},
    ],
)
def test_nobody_else_is_sent_and_no_text_says_their_name(exchange, part):
    threat = exchange.threat(summary="Told by Wren Hollin at the door.")
    link(exchange, threat, "Wren Hollin", **part)
    assert "Hollin" not in sent(exchange)


def test_a_text_that_says_a_surname_alone_is_left_out_whole(exchange):
    threat = exchange.threat(summary="Runs a line into Dunmere. The Hollin boy carries.")
    link(exchange, threat, "Wren Hollin", role="victim", category="victim")
    found = sent(exchange)
    assert "Hollin" not in found and "Dunmere" not in found


def test_a_text_without_such_a_name_is_sent(exchange):
    threat = exchange.threat(summary="Runs a line into Dunmere.")
    link(exchange, threat, "Wren Hollin", role="victim", category="victim")
    assert "Runs a line into Dunmere." in sent(exchange)


def test_an_ended_part_as_victim_still_protects(exchange):
    threat = exchange.threat()
    subject = link(
        exchange, threat, "Wren Hollin", role="victim", category="victim",
        starts_on=date(2020, 1, 1), ends_on=date(2020, 2, 1),
    )  # fmt: skip
    with viewing(exchange.analyst) as now:
        part = people.Part(role="associate", category="suspect", source="log 42", confidence="low")
        people.link(threat=threat, subject=subject, part=part, by=exchange.analyst, at=now)
    assert "Hollin" not in sent(exchange)


def test_whose_part_has_ended_is_sent_no_longer_and_makes_a_difference(exchange):
    threat = exchange.threat()
    link(exchange, threat, "Tam Oswin")
    exchange.send()
    assert exchange.state(threat) == "accepted"
    with viewing(exchange.analyst) as now:
        part = Threat.objects.get(pk=threat.pk).linkedpersons.get()
        people.end(link=part, on=clock.day_of(now), reason="Moved away.", by=exchange.analyst, at=now)
    with viewing(exchange.moderator):
        type(part).objects.filter(pk=part.pk).update(ends_on=date(2022, 1, 1))
    assert exchange.state(threat) == "differs"


def test_briefs_and_reasons_are_not_sent(exchange):
    threat = exchange.threat()
    with viewing(exchange.analyst) as now:
        told = briefing.Told(
            "Keeps a knife by the door.", "Cars that wait.", "Plates.", date(clock.day_of(now).year, 12, 31)
        )
        briefing.write(threat=threat, opened=0, told=told, by=exchange.analyst, at=now)
    found = sent(exchange)
    assert "knife" not in found and "Cars that wait" not in found
    assert "log 41" not in found  # the reason that stands with each answer of the assessment


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Wren O'Hollin", "Told by Mrs O’Hollin at the door."),  # as a telephone writes it
        ("Renée Holliné", "Told by Mrs Holline\u0301 at the door."),  # as another system keeps it
        ("Renée Holliné", "Told by Mrs Holline at the door."),
        ("Wren Ash-Hollin", "Told by Mrs Ash\u2011Hollin at the door."),
        ("Wren Hollin", "Told by Hol\u200blin at the door."),
    ],
)
def test_a_name_is_found_however_it_is_written(exchange, name, told):
    threat = exchange.threat(summary=told)
    link(exchange, threat, name, role="victim", category="victim")
    assert "at the door" not in sent(exchange)
