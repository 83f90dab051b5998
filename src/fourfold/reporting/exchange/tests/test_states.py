"""Where a record stands: not sent, sent, accepted, differs; every step between them."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.demo.national.database import Record
from fourfold.reporting.exchange.actions import writing
from fourfold.reporting.exchange.models import Sent
from fourfold.reporting.exchange.rules import Broken
from fourfold.understanding.threats.models import ExternalReference, Threat


def test_a_threat_goes_from_not_sent_to_accepted(exchange):
    threat = exchange.threat()
    assert exchange.state(threat) == "not_sent"
    upload = exchange.write()
    assert exchange.state(threat) == "not_sent"  # a file that nobody has put in is nothing sent
    receipt = exchange.put_in(upload)
    assert exchange.state(threat) == "sent"
    assert exchange.take(receipt).accepted == 1
    found = exchange.entry(threat)
    assert (found.standing.state, found.standing.national_reference) == ("accepted", "NT000001")


def test_a_threat_without_a_moderated_assessment_need_not_stand_there(exchange):
    assert exchange.state(exchange.recorded()) == "nothing"


def test_a_changed_record_differs_and_goes_as_a_change(exchange):
    threat = exchange.threat()
    exchange.send()
    exchange.amend(threat, main_area="firearms")
    assert exchange.state(threat) == "differs"
    upload = exchange.write()
    assert exchange.state(threat) == "differs"
    assert b"U-%06d/1,Change,NW-OCG-0001,NT000001," % upload.pk in exchange.file(upload)
    exchange.take(exchange.put_in(upload))
    assert exchange.state(threat) == "accepted"
    assert exchange.national.records["NT000001"].cells["Threat area"] == "firearms"


def test_a_change_of_what_is_not_sent_is_no_difference(exchange):
    threat = exchange.threat()
    exchange.send()
    exchange.amend(threat, review_due="2030-01-01")
    assert exchange.state(threat) == "accepted"


def test_a_record_that_must_stand_there_no_longer_is_withdrawn(exchange):
    threat = exchange.threat()
    exchange.send()
    exchange.amend(threat, is_soc=False)
    found = exchange.entry(threat)
    assert (found.standing.state, found.standing.act) == ("differs", "withdraw")
    exchange.send()
    assert exchange.state(threat) == "nothing" and exchange.national.records == {}
    exchange.amend(threat, is_soc=True)
    assert exchange.state(threat) == "not_sent"


def test_a_threat_that_closed_stays_there_with_its_closed_phase(exchange):
    threat, never_sent = exchange.threat(), exchange.threat("Op Ash", main_area="")
    exchange.send()
    with viewing(exchange.moderator):
        Threat.objects.filter(pk__in=[threat.pk, never_sent.pk]).update(phase="closed_dismantled")
    assert exchange.state(threat) == "differs" and exchange.state(never_sent) == "nothing"
    exchange.send()
    assert exchange.national.records["NT000001"].cells["Phase"] == "closed_dismantled"


def test_a_replaced_assessment_makes_room_for_the_next(exchange):
    threat = exchange.threat()
    exchange.send()
    exchange.send("assessment")
    first = exchange.entry(threat, "assessment")
    assert first.standing.state == "accepted"
    exchange.assessed(threat, physical="severe")
    taken = exchange.send("assessment")
    assert taken.accepted == 2  # the first is withdrawn, the second added
    assert [one.senders for one in exchange.national.records.values() if one.kind == "assessment"] == [
        "NW-OCG-0001-A2"
    ]


def test_a_refusal_stands_with_its_reason_until_corrected_and_sent_again(exchange):
    threat = exchange.threat(main_area="")
    taken = exchange.send()
    assert (taken.accepted, taken.refused) == (0, 1)
    found = exchange.entry(threat)
    assert (found.standing.state, found.standing.reason, found.standing.held) == (
        "not_sent", "Threat area is missing", True)  # fmt: skip
    with pytest.raises(Broken, match="Nothing waits"):
        exchange.write()  # it would be refused again
    exchange.amend(threat, main_area="drugs")
    found = exchange.entry(threat)
    assert (found.standing.reason, found.standing.held) == ("Threat area is missing", False)
    exchange.send()
    assert exchange.entry(threat).standing.reason == "" and exchange.state(threat) == "accepted"


def test_an_assessment_refused_for_want_of_its_threat_goes_again_once_that_is_there(exchange):
    threat = exchange.threat()
    assert exchange.send("assessment").refused == 1
    assert exchange.entry(threat, "assessment").standing.reason == "Unknown threat: NW-OCG-0001"
    with pytest.raises(Broken):
        exchange.write("assessment")
    exchange.send()
    assert exchange.send("assessment").accepted == 1


def test_what_was_refused_can_be_sent_again_as_it_is(exchange):
    threat = exchange.threat(main_area="")
    exchange.send()
    assert exchange.send(unchanged_too=True).refused == 1
    assert exchange.state(threat) == "not_sent"
    with viewing(exchange.moderator):
        assert Sent.objects.count() == 2


def test_a_file_that_was_taken_back_leaves_its_records_waiting(exchange):
    threat = exchange.threat()
    upload = exchange.write()
    with viewing(exchange.moderator) as now:
        writing.take_back(upload=upload, because="The wrong day.", by=exchange.moderator, at=now)
        with pytest.raises(Broken, match="taken back"):
            writing.put_in(upload=upload, by=exchange.moderator, at=now)
    assert exchange.entry(threat).standing.ready
    exchange.send()
    assert exchange.state(threat) == "accepted"


def test_a_file_that_was_put_in_is_not_taken_back(exchange):
    exchange.threat()
    upload = exchange.write()
    exchange.put_in(upload)
    with viewing(exchange.moderator) as now, pytest.raises(Broken, match="cannot be taken back"):
        writing.take_back(upload=upload, because="Late.", by=exchange.moderator, at=now)


def test_a_receipt_of_a_file_that_was_taken_back_still_counts(exchange):
    """Somebody put it in after all: what stands there stands there."""
    threat = exchange.threat()
    upload = exchange.write()
    file = exchange.file(upload)
    with viewing(exchange.moderator) as now:
        writing.take_back(upload=upload, because="The wrong day.", by=exchange.moderator, at=now)
    exchange.take(exchange.national.take("threat", file))
    assert exchange.state(threat) == "accepted"


def test_a_threat_that_changes_hands_keeps_its_standing(exchange):
    threat = exchange.threat()
    exchange.send()
    with viewing(exchange.moderator):
        Threat.objects.filter(pk=threat.pk).update(owner_agency=exchange.register["merseyside"])
    other = exchange.person("coordinator", "merseyside")
    found = exchange.entry(threat, by=other)
    assert (found.standing.state, found.standing.act) == ("differs", "change")
    assert found.entered_by == exchange.register["merseyside"]
    exchange.send(by=other)
    assert len(exchange.national.records) == 1


def given(exchange, threat, reference):
    with viewing(exchange.analyst) as now:
        ExternalReference.objects.create(
            threat_id=threat.pk, system="APMIS", value=reference, state="given by sender", since=now
        )


def test_a_threat_that_stands_there_already_says_its_sender_is_changed_and_not_added(exchange):
    threat = exchange.threat()
    given(exchange, threat, "NT777777")
    exchange.national.records["NT777777"] = Record("threat", "NT777777", "CHE-1", {})
    found = exchange.entry(threat)
    assert (found.standing.state, found.standing.act) == ("not_sent", "change")
    assert exchange.send().accepted == 1
    assert [*exchange.national.records] == ["NT777777"]


def test_a_reference_that_the_national_database_does_not_know_is_tried_once(exchange):
    threat = exchange.threat()
    given(exchange, threat, "NT777777")
    assert exchange.send().refused == 1
    assert exchange.entry(threat).standing.reason == "No such record: NT777777"
    assert exchange.send().accepted == 1
    assert exchange.entry(threat).standing.national_reference == "NT000001"
