"""Who is asked for a reason, when, and that it is kept with the reading: on the page and through the API."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from fourfold.core.access.viewers import viewing
from fourfold.core.api.tests.conftest import machine
from fourfold.core.audit import reasons
from fourfold.understanding.threats.actions import recording

__all__ = ["machine"]
RULES = reasons.read(
    [
        {
            "act": "threat.read",
            "roles": ["panel"],
            "of": "others",
            "from": date(2023, 1, 1),
            "to": date(2023, 6, 30),
        },
        {"act": "threat.history", "from": date(2023, 1, 1)},
    ]
)


@pytest.mark.parametrize(
    ("role", "own", "day", "asks"),
    [
        ("panel", False, date(2023, 1, 1), True),
        ("panel", False, date(2023, 6, 30), True),
        ("panel", False, date(2022, 12, 31), False),
        ("panel", False, date(2023, 7, 1), False),
        ("panel", True, date(2023, 1, 1), False),
        ("analyst", False, date(2023, 1, 1), False),
    ],
)
def test_a_rule_asks_whom_it_names_in_its_time_and_about_others(role, own, day, asks):
    assert RULES[0].asks(role, own=own, on=day) is asks


def test_a_rule_without_roles_asks_everybody_about_every_record():
    assert RULES[1].asks("analyst", own=True, on=date(2030, 1, 1))


def test_a_rule_that_is_none_is_refused():
    with pytest.raises(ValueError, match="neither"):
        reasons.read([{"act": "x", "of": "some", "from": date(2023, 1, 1)}])


committed = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def address(person, codes, register):
    """A threat of Cheshire's."""
    viewer = person("analyst", "cheshire")
    owner = register["cheshire"]
    facts = {"name": "Op Larch", "kind": "ocg", "owner_agency_id": owner, "lead_agency_id": owner, "phase": "pursue",
             "main_area": "drugs"}  # fmt: skip
    with viewing(viewer) as now:
        return f"/threats/{recording.add(facts=facts, by=viewer, at=now).reference}"


def last(as_owner):
    return as_owner("select reason from audit_entry where act = 'threat.read' order by id desc limit 1")


@committed
def test_whoever_is_asked_says_why_comes_back_and_is_asked_no_more_for_a_while(
    address, person, browse, as_owner
):
    client = browse(person("panel", "nwrocu"))
    asked = client.get(address)
    assert asked.status_code == 302 and last(as_owner) == []
    assert "Fill in" in client.post(asked.url, {"reason": " ", "next": address}).content.decode()
    back = client.post(asked.url, {"reason": "Panel of 4 May", "next": address})
    assert back.url == address
    assert client.get(address).status_code == 200 and last(as_owner) == [("Panel of 4 May",)]
    assert client.get(address).status_code == 200
    assert "Panel of 4 May" in client.get(asked.url.replace(address[9:], "NW-OCG-9999")).content.decode()


@committed
def test_others_are_not_asked(address, person, browse, as_owner):
    assert browse(person("inspector", "nwrocu")).get(address).status_code == 200
    assert last(as_owner) == [("",)]


@committed
def test_the_way_back_leads_nowhere_else(person, browse):
    client = browse(person("panel", "nwrocu"))
    assert (
        client.post(reverse("ui:reason"), {"reason": "Why", "next": "https://elsewhere.example/"}).url == "/"
    )


@committed
def test_a_machine_says_why_in_a_header(address, machine, as_owner):
    one = machine("panel", "nwrocu")
    refused = one.get(address)
    assert refused.status_code == 403 and "Send the header Reason" in refused.content.decode()
    answer = one._client.get(f"/api/v1{address}", headers={"Reason": "Panel of 4 May"})
    assert answer.status_code == 200 and last(as_owner) == [("Panel of 4 May",)]
