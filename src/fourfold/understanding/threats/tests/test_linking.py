"""Whoever is a victim of a threat, or may be used by others in it, is not made a member by a second part."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.understanding.threats import rules
from fourfold.understanding.threats.actions import briefing, people, recording
from fourfold.understanding.threats.briefs import rules as brief_rules
from fourfold.understanding.threats.models import Brief, LinkedPerson
from fourfold.understanding.threats.tests.test_recording import facts


def written(threat, by, **more):
    told = briefing.Told(**{
        "safety": "", "signs": "Cars that wait.", "to_report": "Number plates.",
        "review_on": clock.day_of(clock.read()) + timedelta(days=90), **more,
    })  # fmt: skip
    opened = Brief.objects.filter(threat=threat).values_list("edition", flat=True).first() or 0
    briefing.write(threat=threat, opened=opened, told=told, by=by, at=clock.read())


@pytest.fixture
def lro(person):
    return person("lro", "cheshire")


@pytest.fixture
def ann(lro, register):
    """Gives Ann a part in a threat; the same Ann and the same threat each time."""
    with viewing(lro) as now:
        threat = recording.add(facts=facts(register["cheshire"]), by=lro, at=now)
        subject = entities.add_person(
            name="Ann Oswin", born_on=date(1990, 1, 1), held_by=register["cheshire"], by=lro
        )

    def part(role, category="suspect", **more):
        said = people.Part(role=role, category=category, source="Log 41", confidence="low", **more)
        return people.link(threat=threat, subject=subject, part=said, by=lro, at=clock.read())

    return part


@pytest.mark.parametrize("part", [("victim", "victim"), ("victim", "suspect"), ("associate", "victim")])
def test_a_victim_of_the_threat_is_no_member_of_it(ann, lro, part):
    with viewing(lro):
        ann(*part)
        with pytest.raises(rules.Broken, match="linked here as a victim"):
            ann("member")
        assert ann("associate").role == "associate"


def test_once_a_part_as_a_victim_has_ended_as_a_mistake_they_may_be_a_member(ann, lro):
    with viewing(lro) as now:
        mistaken = ann("victim", "victim", starts_on=date(2022, 1, 1))
        people.end(link=mistaken, on=clock.day_of(now), reason="Another person.", by=lro, at=now)
        assert ann("member").role == "member"


@pytest.mark.parametrize(
    "more", [{"role": "exploited_person"}, {"role": "associate", "possibly_exploited": True}]
)
def test_who_may_be_exploited_by_another_part_is_a_member_only_after_a_check(ann, lro, more):
    with viewing(lro) as now:
        first = ann(**more)
        people.end(link=first, on=clock.day_of(now), reason="Seen no more.", by=lro, at=now)
        with pytest.raises(rules.Broken, match="may be exploited"):
            ann("member")
        people.record_check(
            threat=first.threat, subject=first.subject, outcome="not_exploited", reason="Seen alone.",
            review_on=date(2050, 1, 1), by=lro, at=now,
        )  # fmt: skip
        ann("member")
    with viewing(lro):
        assert LinkedPerson.objects.filter(role="member").count() == 1


@pytest.mark.parametrize("more", [{"role": "victim"}, {"role": "associate", "possibly_exploited": True}])
def test_whom_a_brief_names_is_linked_as_somebody_to_protect_once_it_is_written_again(ann, lro, more):
    with viewing(lro):
        threat = ann("associate").threat
        written(threat, lro, safety="Ann  OSWIN carries a knife.")
        with pytest.raises(brief_rules.Broken, match="The brief that officers read names this person"):
            ann(**more)
        assert ann("enabler").role == "enabler"
        written(threat, lro, safety="A knife is carried.")
        assert ann(**more).role == more["role"]


def test_a_child_is_no_member_until_a_check_is_recorded(lro, register, browse):
    with viewing(lro) as now:
        larch = recording.add(facts=facts(register["cheshire"]), by=lro, at=now)
    child = {"name": "Tam Oswin", "born_on": "1/1/2020", "role": "member", "category": "suspect",
             "source": "log 41", "confidence": "low"}  # fmt: skip
    address = f"/threats/{larch.reference}/people/link"
    page = browse(lro).post(address, child).content.decode()
    assert "under 18" in page and "Tam Oswin" in page
    assert '<a href="#id_check_outcome">This person is under 18' in page
    assert "Exploitation check: outcome (needed for a member under 18 or who may be exploited)" in page
    assert "Exploitation check: reason (needed with an outcome)" in page
    check = {"check_outcome": "not_exploited", "check_reason": "Seen twice.", "check_review": "1/1/2050"}
    assert browse(lro).post(address, child | check).status_code == 302
