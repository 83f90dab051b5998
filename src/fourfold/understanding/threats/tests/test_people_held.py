"""Rows of a file of people that are held back: what the page would refuse, what would overwrite somebody's work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities.models import SourceRecord, Subject
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.presenters import reasons
from fourfold.data.sources.tests import cheshire, sending
from fourfold.understanding.threats.actions import people, recording
from fourfold.understanding.threats.models import ExploitationCheck, LinkedPerson, Threat
from fourfold.understanding.threats.tests.people_sent import (
    CHILD,
    DAY,
    MAP,
    checked,
    counts,
    held_sentence,
    parts,
    row,
)
from fourfold.understanding.threats.tests.test_linking import written as brief_written
from fourfold.understanding.threats.tests.test_recording import facts


def test_an_older_row_after_a_newer_one_overwrites_nothing(analyst):
    sending.loaded(analyst, MAP, row(1, confidence="high"))
    batch = sending.loaded(analyst, MAP, row(1, said_on=DAY - timedelta(days=1)))
    assert counts(batch) == (0, 0, 0, 1) and parts(analyst)[0].confidence == "high"
    assert held_sentence(analyst) == (
        "Updated",
        "What was sent before of this part in NW-OCG-0001 is newer than this row. Nothing was changed.",
    )


@pytest.mark.parametrize(
    ("given", "heading", "sentence"),
    [
        ({"category": "victim"}, "Part played", "A victim is never a member."),
        ({"born_on": CHILD}, "Part played", "This person is under 18, or may be exploited"),
        ({"possibly_exploited": True}, "Part played", "This person is under 18, or may be exploited"),
        ({"born_on": CHILD, **checked(check_review=date(2023, 3, 1))}, "Check review", "The day to look again"),
        ({"born_on": CHILD, **checked(check_reason=None)}, "Exploitation check", "An exploitation check has"),
        ({**checked(check_on=date(2099, 1, 1))}, "Check date", "This exploitation check was made on a day after"),
        ({"born_on": date(2099, 1, 1)}, "DOB", "This date of birth is after today."),
        ({"said_on": date(2099, 1, 1)}, "Updated", "This row speaks of a day after today."),
        ({"ends_on": date(2099, 1, 1)}, "To", "This part ends on a day after today."),
        ({"ends_on": date(2021, 1, 1)}, "To", "This part ends on a day before it began."),
        ({"role": ["Boss"]}, "Part played", "“Boss” is not a word that this column may hold."),
        ({"starts_on": ["31/02/2023"]}, "From", "31/02/2023 is not a date."),
        ({"name": None}, "Full name", "This must be filled in."),
        ({"confidence": ["Hihg"]}, "How sure", "“Hihg” is not a word that this column may hold. Did you mean High?"),
        ({"taken_back": ["perhaps"]}, "Entered in error?", "“perhaps” is neither yes nor no."),
    ],
)  # fmt: skip
def test_what_the_page_would_refuse_is_held_back_and_the_rest_is_loaded(analyst, given, heading, sentence):
    batch = sending.loaded(analyst, MAP, row(1, **given), row(2))
    assert counts(batch) == (1, 0, 0, 1)
    found = held_sentence(analyst)
    assert found[0] == heading and found[1].startswith(sentence)
    with viewing(analyst):
        assert [*SourceRecord.objects.values_list("source_reference", flat=True)] == ["P2"]


def test_a_victim_of_the_threat_is_no_member_whatever_the_order_of_the_file(larch):
    analyst = larch("merseyside")
    batch = sending.loaded(
        analyst, "people_merseyside", row(1), row(1, role="victim", category="victim"), row(2)
    )
    assert counts(batch) == (2, 0, 0, 1)
    assert sorted(one.role for one in parts(analyst)) == ["member", "victim"]
    assert held_sentence(analyst)[1].startswith("This person is linked to NW-OCG-0001 as a victim")


def test_whom_a_check_protects_is_a_member_once_the_check_comes_and_not_before(analyst):
    child = row(1, born_on=CHILD)
    assert sending.loaded(analyst, MAP, child).held == 1
    assert counts(sending.loaded(analyst, MAP, {**child, **checked()})) == (1, 0, 0, 0)
    changed = {**child, **checked(), "confidence": "high"}
    assert counts(sending.loaded(analyst, MAP, changed)) == (0, 1, 0, 0)
    with viewing(analyst):
        assert ExploitationCheck.objects.count() == 1


def test_a_corrected_date_of_birth_makes_no_child_a_member(analyst):
    sending.loaded(analyst, MAP, row(1))
    assert sending.loaded(analyst, MAP, row(1, born_on=CHILD)).held == 1
    with viewing(analyst):
        assert SourceRecord.objects.get().born_on == date(1990, 1, 2)


def test_a_person_said_twice_otherwise_is_held_back(analyst):
    with viewing(analyst) as now:
        recording.add(facts=facts(analyst.agency_id), by=analyst, at=now)
    batch = sending.loaded(
        analyst, MAP, row(1), row(1, "NW-OCG-0002", name="Bea Oswin"), row(1, confidence="high")
    )
    assert counts(batch) == (1, 0, 0, 2)
    with viewing(analyst):
        said = [str(reasons(one.reasons)[0].said) for one in HeldRow.objects.order_by("row")]
    assert said == [
        "Another row of this file gives this person another name or date of birth. Send one of them.",
        "Row 2 has the same Person no, Threat ref and says something different.",
    ]


def test_one_role_once_also_under_another_reference_of_the_threat(analyst):
    cheshire.loaded(analyst, cheshire.row(7))
    batch = sending.loaded(analyst, MAP, row(1, "NW-OCG-0002"), row(1, "CH-0007"))
    assert counts(batch) == (1, 0, 0, 1)
    assert held_sentence(analyst)[1].startswith("This person has this role in NW-OCG-0002 already.")


def ended_here(viewer, part):
    with viewing(viewer) as now:
        people.end(link=part, on=clock.day_of(now), reason="Seen no more.", by=viewer, at=now)


def test_what_somebody_ended_here_since_stays_ended(analyst):
    sending.loaded(analyst, MAP, row(1), row(2))
    ended_here(analyst, parts(analyst)[0])
    assert counts(sending.loaded(analyst, MAP, row(1, confidence="high"), row(2))) == (0, 1, 1, 0)
    for asked, given in (("To", {"ends_on": date(2023, 1, 1)}), ("Why ended", {"taken_back": True})):
        assert sending.loaded(analyst, MAP, row(1, confidence="high", **given), row(2)).held == 1
        heading, why = held_sentence(analyst)
        assert heading == asked and why.startswith(
            "NW-OCG-0001 was changed here, and the sender changed the same"
        )
    first, *others = parts(analyst)
    assert (first.confidence, first.ended_because, len(others)) == ("high", "Seen no more.", 1)


def test_what_somebody_changed_here_of_a_part_stays_and_a_clash_is_held(analyst):
    sending.loaded(analyst, MAP, row(1))
    with viewing(analyst):
        LinkedPerson.objects.update(role="enabler", confidence="high")
    assert counts(sending.loaded(analyst, MAP, row(1, source="Log 42"))) == (0, 1, 0, 0)
    assert [(one.role, one.confidence, one.source) for one in parts(analyst)] == [
        ("enabler", "high", "Log 42")
    ]
    assert counts(sending.loaded(analyst, MAP, row(1, source="Log 43", confidence="medium"))) == (0, 0, 0, 1)
    assert held_sentence(analyst)[0] == "How sure" and "Here it says: high" in held_sentence(analyst)[1]
    assert parts(analyst)[0].source == "Log 42"
    assert sending.loaded(analyst, MAP, row(1, source="Log 42", taken_back=True)).held == 1, (
        "all of it is taken back"
    )
    assert parts(analyst)[0].ends_on is None


def test_a_part_that_its_sender_took_back_or_ended_goes_on_again_unless_somebody_ended_it_here(analyst):
    sending.loaded(analyst, MAP, row(1), row(2))
    sending.loaded(analyst, MAP, row(1, taken_back=True), row(2, ends_on=date(2023, 1, 1)))
    with viewing(analyst):
        LinkedPerson.objects.filter(ends_on=date(2023, 1, 1)).update(ends_on=date(2023, 1, 5))
    assert counts(sending.loaded(analyst, MAP, row(1, source="Log 42"), row(2))) == (1, 0, 0, 1)
    assert [one.ends_on is None for one in parts(analyst)] == [False, False, True]


def test_what_somebody_entered_here_of_the_same_person_is_not_doubled(analyst):
    sending.loaded(analyst, MAP, row(1, role="associate"))
    with viewing(analyst) as now:
        said = people.Part(role="enabler", category="suspect", source="Log 9", confidence="high")
        subject, threat = Subject.objects.get(), Threat.objects.get()
        people.link(threat=threat, subject=subject, part=said, by=analyst, at=now)
    assert sending.loaded(analyst, MAP, row(1, role="enabler")).held == 1
    assert held_sentence(analyst)[1].startswith("This person has this role in NW-OCG-0001 already.")
    assert [one.confidence for one in parts(analyst)] == ["low", "high"]


@pytest.mark.parametrize(
    "given", [{"role": "victim", "category": "victim"}, {"born_on": CHILD, "role": "associate"},
              {"role": "associate", "possibly_exploited": True}]
)  # fmt: skip
def test_whom_a_brief_names_does_not_become_somebody_to_protect_before_it_is_written_again(analyst, given):
    sending.loaded(analyst, MAP, row(1, role="associate"))
    with viewing(analyst):
        threat = Threat.objects.get()
        brief_written(threat, analyst, safety="Ann  OSWIN 1 carries a knife.")
    assert sending.loaded(analyst, MAP, row(1, **given)).held == 1
    assert held_sentence(analyst)[1].startswith(
        "The brief of NW-OCG-0001 that officers read names this person"
    )
    with viewing(analyst):
        brief_written(threat, analyst, safety="A knife is carried.")
    assert counts(sending.loaded(analyst, MAP, row(1, **given), row(2))) == (1, 1, 0, 0)


def test_a_brief_of_another_threat_counts_when_a_date_of_birth_is_corrected(analyst):
    with viewing(analyst) as now:
        second = recording.add(facts=facts(analyst.agency_id), by=analyst, at=now)
    sending.loaded(analyst, MAP, row(1, second.reference, role="associate"))
    with viewing(analyst):
        brief_written(second, analyst, safety="Ann Oswin 1 carries a knife.")
    assert sending.loaded(analyst, MAP, row(1, born_on=CHILD, role="associate")).held == 1
    assert held_sentence(analyst)[1].startswith("The brief of")


def test_a_part_moves_to_no_other_threat_under_its_own_number(larch):
    analyst = larch("lancashire")
    with viewing(analyst) as now:
        recording.add(facts=facts(analyst.agency_id), by=analyst, at=now)
    sending.loaded(analyst, "people_lancashire", row(1))
    assert sending.loaded(analyst, "people_lancashire", row(1, "NW-OCG-0002")).held == 1
    assert held_sentence(analyst)[1].startswith("This row was about another threat or person before.")


def test_a_file_writes_to_the_senders_threats_alone_whoever_loads_it(analyst, larch, register):
    larch("merseyside")
    both = (register["cheshire"], register["merseyside"])
    wide = replace(analyst, agencies=both, write_agencies=both)
    assert counts(sending.loaded(wide, MAP, row(1), row(2, "NW-OCG-0002"))) == (1, 0, 0, 1)
    assert held_sentence(analyst)[1].startswith("There is no threat NW-OCG-0002 that this file may write to.")


def test_the_words_here_why_a_part_ended_stay_until_its_sender_gives_others(analyst):
    ended = row(1, ends_on=date(2023, 1, 1))
    sending.loaded(analyst, MAP, {**ended, "ended_because": "Left."})
    with viewing(analyst):
        LinkedPerson.objects.update(ended_because="Moved to Ashby; a child at risk.")
    again = {**ended, "ended_because": "Left.", "confidence": "high"}
    assert counts(sending.loaded(analyst, MAP, again)) == (0, 1, 0, 0)
    (part,) = parts(analyst)
    assert (part.confidence, part.ended_because) == ("high", "Moved to Ashby; a child at risk.")
    assert sending.loaded(analyst, MAP, {**again, "ended_because": "In prison."}).held == 1
    assert held_sentence(analyst)[1].endswith("Here it says: Moved to Ashby; a child at risk.")


@pytest.mark.parametrize("how", [{"ends_on": date(2023, 1, 1)}, {"taken_back": True}])
def test_a_sender_may_give_its_reason_later_for_what_it_ended_without_one(analyst, how):
    sending.loaded(analyst, MAP, row(1))
    sending.loaded(analyst, MAP, row(1, **how))
    assert counts(sending.loaded(analyst, MAP, row(1, ended_because="Left.", **how))) == (0, 1, 0, 0)
    sending.loaded(analyst, MAP, row(1, ended_because="Left."))
    assert sending.loaded(analyst, MAP, row(1, ends_on=date(2023, 2, 1), ended_because="Again.")).held == 0
    assert [one.ended_because for one in parts(analyst)][1:] == ["Again."]
