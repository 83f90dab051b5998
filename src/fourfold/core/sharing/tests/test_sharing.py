"""What goes, what never does, and who sees it: through the actions, and by SQL on the application's own connection."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from fourfold.core.access.policy import Refused
from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.sharing import copies, edition_words
from fourfold.core.sharing.actions import agreeing, receiving, sharing
from fourfold.core.sharing.models import Action, Disclosure, Edition, Standing
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.tests.conftest import today

REFUSED = ("Vesper", "Quillon", "5217", "Ada", "Tarn", "Risk", "flat")


def read(by, sql):
    with viewing(by), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_the_answer_says_what_may_go_and_why_not(answered, threat, agreement):
    found = answered(threat.reference)
    why = {one.part.key.split(":")[0] + str(one.part.kind): one.why for one in found.may_not}
    assert [one.part.key for one in found.may] == [
        "subject",
        "name",
        "councils",
        "signs",
        "to_report",
        "contact",
    ]
    assert "not needed for this purpose: Safeguarding" in why["personsuspect"]
    assert "OFFICIAL-SENSITIVE" in why["personvictim"]
    assert "Sources are never shared" in why["sourcesthreat"]
    assert "says something that may not be shared" in why["summarythreat"]
    assert edition_words.sentence(found) == "You may share 6 of 11 parts."


def test_no_agreement_no_sharing(answered, threat, register, agreement):
    found = answered(threat.reference, partner=register["warrington_council"])
    assert found.why_nothing == "No agreement with Warrington." and not found.may
    assert "does not cover this purpose" in answered(threat.reference, "investigation").why_nothing


def test_an_ended_agreement_lets_nothing_go(answered, threat, agreement, coordinator, share):
    with viewing(coordinator) as now:
        agreeing.end(
            agreement=agreement, opened=agreement.edition, ends_on=today() - timedelta(days=1), reason="Over.",
            by=coordinator, at=now,
        )  # fmt: skip
    assert "ended on" in answered(threat.reference).why_nothing
    with pytest.raises(Broken, match="ended on"):
        share(threat.reference)


def test_what_went_holds_no_word_of_what_was_refused(gone, clerk):
    rows = read(clerk, "select d::text from sharing_disclosure d")
    assert len(rows) == 1 and "Doors propped open" in rows[0][0]
    assert not [word for word in REFUSED if word in rows[0][0]]


def test_the_partner_reads_its_copies_and_nothing_else(gone, clerk, person):
    assert len(read(clerk, "select 1 from sharing_disclosure")) == 1
    stranger = person("partner", "warrington_council")
    for table in ("sharing_disclosure", "sharing_disclosure_hist", "sharing_action", "sharing_agreement"):
        assert read(stranger, f"select 1 from {table}") == []
    for table in ("threats_threat", "sharing_edition", "sharing_edition_hist", "sharing_standing",
                  "threats_linkedperson", "entities_sourcerecord", "disruptions_disruption"):  # fmt: skip
        assert read(clerk, f"select 1 from {table}") == []


def test_the_sharer_and_its_region_read_what_went_and_another_force_does_not(gone, lro, approver, person):
    assert len(read(lro, "select 1 from sharing_disclosure")) == 1
    assert len(read(approver, "select 1 from sharing_disclosure")) == 1
    assert read(person("lro", "merseyside"), "select 1 from sharing_disclosure") == []


def test_the_last_day_ends_the_sight_and_the_past_with_it(clerk, lro, share, threat, agreement):
    share(threat.reference, use_until=today())
    share(threat.reference)
    assert len(read(clerk, "select 1 from sharing_disclosure")) == 2
    clock.advance(to=clock.read() + timedelta(days=2))
    assert len(read(clerk, "select 1 from sharing_disclosure")) == 1
    assert len(read(clerk, "select distinct id from sharing_disclosure_hist")) == 1
    assert len(read(lro, "select 1 from sharing_disclosure")) == 2


def test_what_was_withdrawn_is_seen_no_more(gone, clerk, lro):
    with viewing(lro) as now:
        Disclosure.objects.filter(pk=gone.pk).update(withdrawn_at=now)
    for table in ("sharing_disclosure", "sharing_disclosure_hist"):
        assert read(clerk, f"select 1 from {table}") == []
    assert len(read(lro, "select 1 from sharing_disclosure")) == 1


def test_a_partner_can_add_nothing_that_was_never_shared(gone, clerk, agreement):
    same = {name: getattr(gone, name) for name in ("partner_id", "from_agency_id", "agreement_id", "subject", "about",
            "purpose", "digest", "recipients", "contact", "use_until", "shared_by_id")}  # fmt: skip
    with viewing(clerk), pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.create(copy="AAAA", body=[], **same)
    with viewing(clerk), pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.filter(pk=gone.pk).update(body=[])
    with viewing(clerk) as now, pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.filter(pk=gone.pk).update(withdrawn_at=now)


def test_the_sharer_says_nothing_for_the_partner(gone, lro):
    with viewing(lro) as now, pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.filter(pk=gone.pk).update(acknowledged_by_id=lro.user_id, acknowledged_at=now)
    with viewing(lro) as now, pytest.raises(DatabaseError), transaction.atomic():
        Action.objects.update(result="Done by us.", done_by_id=lro.user_id, done_at=now)


def test_people_are_read_by_a_second_person_first(
    sensitive, share, threat, lro, clerk, coordinator, answered
):
    waits = share(threat.reference)
    assert waits.state == "waiting" and read(clerk, "select 1 from sharing_disclosure") == []
    with viewing(lro) as now, pytest.raises(Refused, match="does not let editions"):
        sharing.approve(edition=waits, digest=waits.digest, answer=answered(threat.reference), by=lro, at=now)
    with viewing(coordinator) as now:
        sharing.approve(
            edition=waits, digest=waits.digest, answer=answered(threat.reference), by=coordinator, at=now
        )
    rows = read(clerk, "select d::text from sharing_disclosure d")
    assert "Ada Tarn" in rows[0][0] and not [
        word for word in ("Vesper", "5217", "flat") if word in rows[0][0]
    ]


def test_what_the_approver_read_is_what_goes(sensitive, share, threat, coordinator, answered):
    from fourfold.understanding.threats.actions import briefing
    from fourfold.understanding.threats.models import Brief

    waits = share(threat.reference)
    with viewing(coordinator) as now, pytest.raises(Broken, match="changed after you opened"):
        sharing.approve(
            edition=waits, digest="0" * 64, answer=answered(threat.reference), by=coordinator, at=now
        )
    with viewing(coordinator) as now:
        told = briefing.Told("", "Another sign.", "New faces on the stairs.", today() + timedelta(days=60))
        briefing.write(threat=threat, opened=Brief.objects.get().edition, told=told, by=coordinator, at=now)
    with viewing(coordinator) as now, pytest.raises(Broken, match="changed after you opened"):
        sharing.approve(
            edition=waits, digest=waits.digest, answer=answered(threat.reference), by=coordinator, at=now
        )


def test_what_was_previewed_is_what_goes(agreement, threat, lro, answered):
    with viewing(lro) as now, pytest.raises(Broken, match="changed after you opened"):
        said = sharing.Said(["Jo Lee"], today())
        sharing.share(answer=answered(threat.reference), shown="x", said=said, by=lro, at=now)


@pytest.mark.parametrize(("changed", "sentence"), [
    ({"recipients": []}, "Name at least one person"),
    ({"parts": ["nothing"]}, "Choose at least one part"),
    ({"asks": "Visit."}, "by which day"),
    ({"way": "spoken"}, "in which meeting"),
])  # fmt: skip
def test_what_has_to_be_said(share, threat, agreement, changed, sentence):
    with pytest.raises(Broken, match=sentence):
        share(threat.reference, **changed)


def test_somebody_of_another_force_or_role_shares_nothing(share, threat, agreement, person):
    for role, agency in (("lro", "merseyside"), ("analyst", "cheshire"), ("moderator", "nwrocu_rocta")):
        with pytest.raises((Refused, AttributeError)):
            share(threat.reference, by=person(role, agency))


def test_only_the_parts_that_were_chosen_go(share, threat, agreement, clerk):
    share(threat.reference, parts=["subject", "signs"])
    with viewing(clerk):
        assert [one["heading"] for one in Disclosure.objects.get().body] == [
            "What it is",
            "Signs to look for",
        ]


def test_the_log_says_to_whom_and_what_for(share, threat, agreement):
    with entries() as heard:
        share(threat.reference)
    found = next(one for one in heard if one.operation == "disclosure")
    assert (found.recipient, found.purpose, found.target) == (
        "halton_council",
        "safeguarding",
        threat.reference,
    )


def test_what_was_told_in_a_meeting_is_recorded_with_its_basis(share, threat, agreement, clerk):
    share(threat.reference, way="spoken", told_on=today(), meeting="Op Genga partnership meeting")
    with viewing(clerk):
        found = Disclosure.objects.get()
    assert (found.way, found.agreement_id, found.meeting) == (
        "spoken",
        agreement.pk,
        "Op Genga partnership meeting",
    )


def test_a_partner_acknowledges_and_gives_a_result(gone, clerk, lro):
    with viewing(clerk) as now:
        receiving.acknowledge(disclosure=gone, by=clerk, at=now)
        asked = Action.objects.get()
        with pytest.raises(Broken, match="Add a result, even a short one"):
            receiving.finish(action=asked, opened=asked.edition, result=" ", by=clerk, at=now)
        receiving.finish(
            action=asked, opened=asked.edition, result="Visited; locks changed.", by=clerk, at=now
        )
        assert copies.actions(clerk, done=False) == []
    with viewing(lro):
        assert Action.objects.get().result == "Visited; locks changed."
        assert Disclosure.objects.get().acknowledged_by_id == clerk.user_id


def test_an_edition_and_its_note_stay_the_sharers(gone, lro):
    with viewing(lro):
        assert Standing.objects.get().of_edition == Edition.objects.get()
    with viewing(lro), pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.update(body=[])


def test_whoever_made_an_edition_does_not_let_it_go(sensitive, share, threat, coordinator, answered):
    waits = share(threat.reference, by=coordinator)
    with viewing(coordinator) as now, pytest.raises(Refused, match="somebody else reads it"):
        sharing.approve(
            edition=waits, digest=waits.digest, answer=answered(threat.reference), by=coordinator, at=now
        )
    with viewing(coordinator), pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.update(state="gone", decided_by_id=coordinator.user_id)


def test_the_name_of_a_priority_individual_is_a_suspects(answered, coordinator, register, sensitive):
    from fourfold.understanding.threats.actions import recording

    facts = {
        "name": "Corin Threlkeld", "kind": "priority_individual", "owner_agency_id": register["cheshire"],
        "lead_agency_id": register["cheshire"], "phase": "pursue", "main_area": "drugs",
        "summary": "Threlkeld runs two phones.",
    }  # fmt: skip
    with viewing(coordinator) as now:
        made = recording.add(facts=facts, by=coordinator, at=now)
    found = answered(made.reference)
    assert {one.part.key for one in found.may_not} >= {"name", "summary"}
    assert "Threlkeld" not in str([one.part.text for one in found.may])
