"""What a file of people linked to threats does, from each sender."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities.models import SourceRecord, Subject
from fourfold.data.sources.models import Arrival, HeldRow
from fourfold.data.sources.presenters import reasons
from fourfold.data.sources.tests import cheshire, sending
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.intake.people import writing
from fourfold.understanding.threats.models import ExploitationCheck, LinkedPerson
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
from fourfold.understanding.threats.tests.test_recording import facts

SENDERS = ("cheshire", "lancashire", "merseyside", "gmp", "north_wales", "cumbria", "nwrocu")


@pytest.mark.parametrize("force", SENDERS)
def test_each_senders_file_links_the_same_people_with_the_same_words(larch, register, force):
    analyst = larch(force)
    sent = [row(1, ends_on=date(2022, 5, 6)), row(2, role="victim", category="victim"),
            row(3, born_on=CHILD, **checked(), possibly_exploited=True)]  # fmt: skip
    batch = sending.loaded(analyst, f"people_{force}", *sent)
    with viewing(analyst):
        assert [reasons(one.reasons)[0].sentence(one.row) for one in HeldRow.objects.all()] == []
    assert counts(batch) == (3, 0, 0, 0)
    found = parts(analyst)
    # Whoever is to be protected is taken in first, in whatever order the file has them.
    assert {
        (one.role, one.category, one.starts_on, one.ends_on, one.source, one.confidence) for one in found
    } == {
        ("member", "suspect", date(2022, 3, 4), date(2022, 5, 6), "Log 41", "low"),
        ("victim", "victim", date(2022, 3, 4), None, "Log 41", "low"),
        ("member", "suspect", date(2022, 3, 4), None, "Log 41", "low"),
    }
    assert {one.akey for one in found} == {register[force]} and {one.said_on for one in found} == {DAY}
    with viewing(analyst):
        assert sorted(SourceRecord.objects.values_list("source", "source_reference", "name")) == [
            (force, f"P{number}", f"Ann Oswin {number}") for number in (1, 2, 3)]  # fmt: skip
        check = ExploitationCheck.objects.get()
        assert (check.outcome, check.checked_by_id) == ("not_exploited", analyst.user_id)
        assert Arrival.objects.filter(what="people").count() == 3


def test_the_same_again_changes_nothing_also_in_another_file(analyst):
    assert counts(sending.loaded(analyst, MAP, row(1), row(2))) == (2, 0, 0, 0)
    assert counts(sending.loaded(analyst, MAP, row(2), row(1), row(3))) == (1, 0, 2, 0)
    with viewing(analyst):
        assert (LinkedPerson.objects.count(), Subject.objects.count(), SourceRecord.objects.count()) == (
            3,
            3,
            3,
        )


def test_a_person_is_known_by_the_senders_key_and_never_by_name(analyst, larch):
    sending.loaded(analyst, MAP, row(1), row(2, name="Ann Oswin 1"))
    with viewing(analyst):
        assert Subject.objects.count() == 2
    with viewing(analyst) as now:
        recording.add(facts=facts(analyst.agency_id), by=analyst, at=now)
    sending.loaded(analyst, MAP, row(1, "NW-OCG-0002", role="associate"))
    with viewing(analyst):
        assert Subject.objects.count() == 2
        assert [*LinkedPerson.objects.values_list("subject_id", flat=True).order_by("pk")].count(
            LinkedPerson.objects.latest("pk").subject_id
        ) == 2  # fmt: skip
    other = larch("merseyside")
    sending.loaded(other, "people_merseyside", row(1, "NW-OCG-0003"))
    with viewing(other):
        assert Subject.objects.count() == 1


def test_a_threat_is_named_by_our_reference_or_by_the_senders_own(analyst):
    cheshire.loaded(analyst, cheshire.row(7))
    batch = sending.loaded(analyst, MAP, row(1, "nw ocg 1"), row(2, "CH-0007"))
    assert counts(batch) == (2, 0, 0, 0)
    with viewing(analyst):
        assert [*LinkedPerson.objects.order_by("pk").values_list("threat__reference", flat=True)] == [
            "NW-OCG-0001", "NW-OCG-0002"]  # fmt: skip


def test_a_threat_of_another_force_and_one_that_is_none_get_one_answer(analyst, larch):
    larch("merseyside")
    said = []
    for reference in ("NW-OCG-0002", "NW-OCG-9999", "CH-0007"):
        assert counts(sending.loaded(analyst, MAP, row(1, reference))) == (0, 0, 0, 1)
        heading, sentence = held_sentence(analyst)
        said.append(sentence.replace(reference, "X"))
        assert heading == "Threat ref"
    assert set(said) == {
        "There is no threat X that this file may write to. Give a reference such as NW-OCG-0417, or your own "
        "reference of a threat that you sent."
    }
    assert parts(analyst) == []


def test_a_correction_changes_the_part_and_what_the_sender_says_of_the_person(analyst):
    sending.loaded(analyst, MAP, row(1), row(2))
    newer = {"said_on": date(2023, 3, 1), "confidence": "high", "role": "enabler"}
    batch = sending.loaded(analyst, MAP, row(1, name="Anne Oswin", born_on=date(1990, 2, 1), **newer), row(2))
    assert counts(batch) == (0, 1, 1, 0)
    first = parts(analyst)[0]
    assert (first.confidence, first.role, first.said_on) == ("high", "enabler", date(2023, 3, 1))
    with viewing(analyst):
        record = SourceRecord.objects.get(source_reference="P1")
        assert (record.name, record.born_on) == ("Anne Oswin", date(1990, 2, 1))


def test_a_cell_that_is_left_empty_takes_nothing_away(analyst):
    sending.loaded(analyst, MAP, row(1))
    sending.loaded(analyst, MAP, row(1, born_on=None, starts_on=None, confidence="high"))
    assert (parts(analyst)[0].starts_on, parts(analyst)[0].confidence) == (date(2022, 3, 4), "high")
    with viewing(analyst):
        assert SourceRecord.objects.get().born_on == date(1990, 1, 2)


def test_a_row_takes_back_a_part_and_it_stays_in_the_history(analyst):
    sending.loaded(analyst, MAP, row(1), row(2))
    batch = sending.loaded(analyst, MAP, row(1, taken_back=True, ended_because="Another person."), row(2))
    assert counts(batch) == (0, 1, 1, 0)
    first, second = parts(analyst)
    assert (first.ends_on, first.ended_because) == (clock.day_of(clock.read()), "Another person.")
    assert second.ends_on is None
    assert counts(sending.loaded(analyst, MAP, row(3, taken_back=True))) == (0, 0, 0, 1)
    assert held_sentence(analyst)[1] == "This row takes back a part in NW-OCG-0001 that was not sent before."


def test_a_part_that_goes_on_again_is_a_new_one(analyst):
    sending.loaded(analyst, MAP, row(1, ends_on=date(2022, 5, 6)))
    assert counts(sending.loaded(analyst, MAP, row(1, said_on=date(2023, 3, 1)))) == (1, 0, 0, 0)
    assert [one.ends_on for one in parts(analyst)] == [date(2022, 5, 6), None]
    assert counts(sending.loaded(analyst, MAP, row(1, said_on=date(2023, 3, 2), confidence="high"))) == (
        0,
        1,
        0,
        0,
    )
    assert [one.confidence for one in parts(analyst)] == ["low", "high"]


def test_nobody_else_sees_the_people_of_a_file(analyst, larch):
    sending.loaded(analyst, MAP, row(1))
    assert parts(larch("merseyside")) == []


def test_the_senders_own_reference_may_be_a_part_of_its_key(larch, register):
    analyst = larch("nwrocu")
    threat = {"sender_reference": "RU-7", "name": "Op Elm", "kind": "ocg", "main_area": "drugs",
              "owner_agency": "nwrocu", "phase": "pursue", "is_soc": True}  # fmt: skip
    assert counts(sending.loaded(analyst, "threats_nwrocu", threat)) == (1, 0, 0, 0)
    assert counts(sending.loaded(analyst, "people_nwrocu", row(1, "RU-7"))) == (1, 0, 0, 0)
    with viewing(analyst):
        assert LinkedPerson.objects.get().threat.name == "Op Elm"


def test_the_log_says_how_many_were_linked_corrected_and_ended(analyst, monkeypatch):
    told = []
    monkeypatch.setattr(
        writing.audit, "record", lambda _operation, act, **said: told.append((act, said.get("rows")))
    )
    sending.loaded(analyst, MAP, row(1), row(2), row(3, born_on=CHILD, **checked()))
    sending.loaded(analyst, MAP, row(1, confidence="high"), row(2, taken_back=True))
    assert [one for one in told if one[0].startswith("threat.")] == [
        ("threat.link", 3), ("threat.check", 1), ("threat.unlink", 1), ("threat.relink", 1)]  # fmt: skip
