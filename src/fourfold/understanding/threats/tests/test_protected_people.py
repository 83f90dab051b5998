"""Victims, witnesses and people known through support: their parts in a threat exist for who acts for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.entities import actions as entities
from fourfold.understanding.threats import queries, rules
from fourfold.understanding.threats.actions import people
from fourfold.understanding.threats.models import LinkedPerson, Threat

SUSPECT, VICTIM = ("member", "suspect"), ("victim", "victim")


def linked(by: Viewer, *parts: tuple[str, str]) -> None:
    with viewing(by) as now:
        for role, category in parts:
            part = people.Part(role=role, category=category, source="A log", confidence="high", starts_on=None,
                               possibly_exploited=False)  # fmt: skip
            people.enter(threat=Threat.objects.get(), known=None, name=f"Nan {role} {category}",
                         born_on=date(1980, 1, 1), part=part, check=None, by=by, at=now)  # fmt: skip


def seen(viewer: Viewer) -> tuple[int, ...]:
    """How many parts of a threat exist for somebody, now, in the past, and as its page counts them."""
    with viewing(viewer), connection.cursor() as cursor:
        counts: list[int] = []
        for table in ("threats_linkedperson", "threats_linkedperson_hist"):
            cursor.execute(f"select count(*) from {table}")
            counts += cursor.fetchone()
        return (*counts, queries.people_linked(Threat.objects.get().pk))


def test_their_parts_exist_for_roles_that_act_for_them_alone(analyst, person):
    linked(analyst, SUSPECT, VICTIM, ("witness", "witness_or_other"), ("exploited_person", "support"))
    for viewer in (analyst, person("lro", "cheshire"), person("coordinator", "cheshire")):
        assert seen(viewer) == (4, 4, 4)
    for role, agency in (("frontline", "cheshire"), ("moderator", "nwrocu_rocta"), ("decider", "nwrocu_rocta"),
                         ("panel", "nwrocu"), ("inspector", "nwrocu")):  # fmt: skip
        assert seen(person(role, agency)) == (1, 1, 1)


def test_the_page_of_a_threat_names_them_to_nobody_else(analyst, person, browse):
    linked(analyst, SUSPECT, VICTIM)
    address = f"/threats/{_reference(analyst)}"
    assert "Nan victim victim" in browse(analyst).get(address).content.decode()
    page = browse(person("moderator", "nwrocu_rocta")).get(address).content.decode()
    assert "Nan member suspect" in page and "Nan victim" not in page


def test_a_rule_still_sees_them_when_whoever_asks_does_not(analyst, person):
    """Else somebody who is a victim here too would be called involved."""
    from fourfold.understanding.threats.briefs import people as shown

    linked(analyst, ("associate", "suspect"))
    with viewing(analyst) as now:
        part = LinkedPerson.objects.get()
        said = people.Part(role="victim", category="victim", source="A log", confidence="high", starts_on=None,
                           possibly_exploited=False)  # fmt: skip
        people.link(threat=part.threat, subject=part.subject, part=said, by=analyst, at=now)
    with viewing(person("frontline", "cheshire")):
        (somebody,) = shown.everybody([part.threat_id], date(2023, 1, 4))[part.threat_id]
        assert somebody.standing is shown.Standing.ABSENT
        assert LinkedPerson.objects.count() == 1


@pytest.mark.parametrize("role", sorted(rules.ENFORCED_ROLES))
def test_what_was_given_for_support_is_never_used_for_enforcement(analyst, role):
    with pytest.raises(rules.Broken, match="never used for enforcement"):
        linked(analyst, (role, "support"))
    with viewing(analyst), pytest.raises(IntegrityError), transaction.atomic():
        subject: Any = entities.add_person(name="Nan", born_on=None, held_by=analyst.agency_id, by=analyst)
        LinkedPerson.objects.create(
            threat=Threat.objects.get(), subject=subject, role=role, category="support", source="A log",
            confidence="high", possibly_exploited=False,
        )  # fmt: skip


def _reference(viewer: Viewer) -> str:
    with viewing(viewer):
        return str(Threat.objects.get().reference)
