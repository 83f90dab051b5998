"""An embedded partner sees victims to contact and nothing of suspects: rows of its own, as long as the agreement holds.

By SQL on the application's own connection: no page is asked.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import actions as agency_actions
from fourfold.core.agencies.models import Agency, Bond, Kind
from fourfold.core.history import clock
from fourfold.core.sharing.actions import agreeing, contacting
from fourfold.core.sharing.models import Contact
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.tests.conftest import today
from fourfold.core.sharing.tests.test_sharing_pages import shown
from fourfold.understanding.threats.actions import people, recording
from fourfold.understanding.threats.models import LinkedPerson, Threat

TABLES = ("sharing_contact", "sharing_contact_hist")


@pytest.fixture
def charity(person, register):
    """A charity that works with the force."""
    administrator = person("administrator", "nwrocu")
    with viewing(administrator) as now:
        made = agency_actions.open_agency(
            code="harbour_lantern", kind=Kind.CHARITY, name="Harbour Lantern", on=today(), evidence="Test",
            parent=Agency.objects.get(pk=register["cheshire"]), bond=Bond.PARTNER_IN, by=administrator, at=now,
        )  # fmt: skip
    register["harbour_lantern"] = made.pk
    return made.pk


@pytest.fixture
def worker(person, charity, codes):
    return person("partner", "harbour_lantern")


@pytest.fixture
def embedded(ask, approve, charity, threat):
    """Standing access to victims, for ninety days."""
    return approve(ask(
        parties=[charity], standing="victims", sensitive=True, purposes=["victim_support"], kinds=["victim", "contact"],
        ends_on=today() + timedelta(days=90), starts_on=today(), review_on=today() + timedelta(days=60),
    ))  # fmt: skip


def read(by, sql="select c::text from sharing_contact c"):
    with viewing(by), connection.cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]


def test_the_charity_sees_the_victim_and_nothing_of_the_suspect(embedded, worker, threat):
    rows = read(worker)
    assert len(rows) == 1 and "Ada Tarn" in rows[0] and threat.reference in rows[0]
    assert not [word for word in ("Vesper", "Quillon", "5217", "Marigold", "flat") if word in rows[0]]
    for table in ("threats_threat", "threats_linkedperson", "threats_linkedperson_hist", "entities_sourcerecord",
                  "entities_subject", "threats_brief", "sharing_edition", "sharing_disclosure"):  # fmt: skip
        assert read(worker, f"select 1 from {table}") == []


def test_nobody_else_sees_them(embedded, clerk, person, lro):
    for other in (clerk, person("lro", "merseyside"), person("partner", "warrington_council")):
        for table in TABLES:
            assert read(other, f"select 1 from {table}") == []
    assert len(read(lro)) == 1


def test_it_ends_with_the_agreement(embedded, worker, coordinator):
    with viewing(coordinator) as now:
        agreeing.end(
            agreement=embedded, opened=embedded.edition, ends_on=today() - timedelta(days=1), reason="Over.",
            by=coordinator, at=now,
        )  # fmt: skip
    for table in TABLES:
        assert read(worker, f"select 1 from {table}") == []


def test_its_last_day_ends_it_although_nobody_does_anything(embedded, worker, lro):
    clock.advance(to=clock.read() + timedelta(days=92))
    for table in TABLES:
        assert read(worker, f"select 1 from {table}") == []
    assert len(read(lro)) == 1


def test_before_its_approval_there_is_nothing(ask, worker, charity, threat):
    ask(parties=[charity], standing="victims", sensitive=True, purposes=["victim_support"], kinds=["victim"],
        ends_on=today() + timedelta(days=90), starts_on=today(), review_on=today() + timedelta(days=60))  # fmt: skip
    assert read(worker) == []


@pytest.mark.parametrize(("changed", "sentence"), [
    ({"ends_on": None}, "ends within a year"),
    ({"days": 400}, "ends within a year"),
    ({"purposes": ["investigation"]}, "is for their support"),
    ({"kinds": ["suspect"]}, "is for their support"),
    ({"sensitive": False}, "is for their support"),
])  # fmt: skip
def test_it_is_narrow(ask, charity, changed, sentence):
    given = {"standing": "victims", "sensitive": True, "purposes": ["victim_support"], "kinds": ["victim"],
             "starts_on": today(), "ends_on": today() + timedelta(days=90)}  # fmt: skip
    if "days" in changed:
        changed = {"ends_on": today() + timedelta(days=changed["days"])}
    with pytest.raises(Broken, match=sentence):
        ask(parties=[charity], **{**given, **changed})


def test_it_keeps_in_step_with_the_record(embedded, worker, coordinator, threat, register):
    from fourfold.data.entities import actions as entities

    with viewing(coordinator) as now:
        subject = entities.add_person(
            name="Bryn Oswin", born_on=None, held_by=register["cheshire"], by=coordinator
        )
        part = people.Part("exploited_person", "victim", "log 9 of Dunmere", "high")
        people.link(threat=threat, subject=subject, part=part, by=coordinator, at=now)
    assert sorted("Bryn" in row for row in read(worker)) == [False, True]
    with viewing(coordinator) as now:
        linked = LinkedPerson.objects.get(subject=subject)
        people.end(link=linked, on=today() - timedelta(days=1), reason="Moved away.", by=coordinator, at=now)
    assert not [row for row in read(worker) if "Bryn" in row]


def test_a_changed_lead_is_the_new_one_to_ring(embedded, worker, coordinator, threat):
    with viewing(coordinator) as now:
        found = Threat.objects.get(pk=threat.pk)
        recording.amend(threat=found, opened=found.edition, changes={"lro": "DI Ash"}, by=coordinator, at=now)
    assert "DI Ash" in read(worker)[0]


def test_the_partner_adds_nobody_and_says_once_what_came_of_it(embedded, worker, lro):
    with viewing(worker):
        one = Contact.objects.get()
        same = {name: getattr(one, name) for name in ("agreement_id", "partner_id", "from_agency_id", "about_kind",
                "about_id", "about", "since", "why", "ring")}  # fmt: skip
    with viewing(worker), pytest.raises(DatabaseError), transaction.atomic():
        Contact.objects.create(person="person:9", name="Somebody", **same)
    with viewing(lro) as now, pytest.raises(DatabaseError), transaction.atomic():
        Contact.objects.update(outcome="x", contacted_by_id=lro.user_id, contacted_at=now)
    with viewing(worker) as now:
        contacting.say_outcome(contact=one, opened=1, outcome="She wants support.", by=worker, at=now)
    with viewing(lro):
        assert Contact.objects.get().outcome == "She wants support."


def test_the_pages_of_the_charity(embedded, worker, browse, threat, lro):
    browser = browse(worker)
    page = shown(browser, "/partner/contacts")
    assert (
        "1 person to contact" in page and "Ada Tarn" in page and "DI Ellis" in page and "Vesper" not in page
    )
    assert "Ada Tarn" in shown(browser, "/partner/contacts.csv")
    number = page.split('href="/partner/contacts/')[1].split('"')[0]
    empty = browser.post(f"/partner/contacts/{number}", {"result": "", "opened": 1})
    assert "Add a result, even a short one." in empty.content.decode()
    sent = browser.post(f"/partner/contacts/{number}", {"result": "She wants support.", "opened": 1})
    assert sent.status_code == 302
    assert "She wants support." in shown(browse(lro), f"/threats/{threat.reference}")
