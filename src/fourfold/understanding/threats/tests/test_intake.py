"""What a file may do to the regional list, and what takes a decision."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.presenters import reasons
from fourfold.data.sources.tests.cheshire import loaded, row
from fourfold.understanding.threats import intake
from fourfold.understanding.threats.models import (
    AffectedPlace,
    ExternalReference,
    LinkedPerson,
    Officer,
    Threat,
    ThreatVersion,
)


@pytest.fixture(autouse=True)
def spool(tmp_path, settings):
    settings.SPOOL = tmp_path


@pytest.fixture
def analyst(person, codes):
    return person("analyst", "cheshire")


def sentence_of(viewer):
    with viewing(viewer):
        held = HeldRow.objects.latest("pk")
        reason = reasons(held.reasons)[0]
        return reason.heading, reason.found, str(reason.said)


def the_threat(viewer):
    with viewing(viewer):
        return Threat.objects.get()


def test_a_new_row_becomes_a_threat_with_its_officer_place_and_references(analyst, register):
    loaded(analyst, row(1))
    with viewing(analyst):
        threat = Threat.objects.get()
        assert (threat.reference, threat.kind, threat.main_area, threat.lro) == (
            "NW-OCG-0001",
            "ocg",
            "drugs",
            "officer 1",
        )
        officer = Officer.objects.get()
        assert (officer.name, officer.office, officer.starts_on) == ("officer 1", "lro", date(2023, 2, 1))
        assert AffectedPlace.objects.get().council.ons_code == "E06000006"
        assert ExternalReference.objects.get().value == "A1"
        assert {
            one.akey for one in (officer, AffectedPlace.objects.get(), ExternalReference.objects.get())
        } == {register["cheshire"]}


def test_references_follow_the_order_of_the_file_and_go_past_9999(analyst):
    from fourfold.understanding.threats.models import ReferenceCounter

    ReferenceCounter.objects.create(prefix="NW-OCG", last=9998)
    loaded(analyst, row(1), row(2, Type="Vulnerability"), row(3), row(4))
    with viewing(analyst):
        assert list(Threat.objects.order_by("pk").values_list("reference", flat=True)) == [
            "NW-OCG-9999", "NW-VUL-0001", "NW-OCG-10000", "NW-OCG-10001"]  # fmt: skip


def test_an_unchanged_row_makes_no_version(analyst):
    loaded(analyst, row(1), row(2))
    loaded(analyst, row(1), row(2, Summary="more"))
    with viewing(analyst):
        assert sorted(ThreatVersion.objects.values_list("reference", flat=True)) == [
            "NW-OCG-0001", "NW-OCG-0002", "NW-OCG-0002"]  # fmt: skip


def test_a_row_that_changes_only_what_hangs_on_the_threat_makes_no_version_of_it(analyst):
    loaded(analyst, row(1))
    batch = loaded(analyst, row(1, APMIS_no="A2", Councils="Halton;Warrington"))
    with viewing(analyst):
        assert (batch.changed, ThreatVersion.objects.count(), Threat.objects.get().edition) == (1, 1, 1)
        assert ExternalReference.objects.get().value == "A2"
        assert AffectedPlace.objects.count() == 2


def test_an_emptied_cell_takes_nothing_away(analyst):
    loaded(analyst, row(1))
    loaded(analyst, row(1, Summary="", LRO="", Councils="", APMIS_no=""))
    threat = the_threat(analyst)
    assert (threat.summary, threat.lro, threat.edition) == ("supplies from Dunmere", "officer 1", 1)


def test_another_responsible_officer_follows_the_one_who_was(analyst):
    loaded(analyst, row(1))
    loaded(analyst, row(1, LRO="officer 2"))
    with viewing(analyst):
        today = clock.day_of(clock.read())
        assert list(Officer.objects.order_by("pk").values_list("name", "ends_on")) == [
            ("officer 1", today), ("officer 2", None)]  # fmt: skip
        assert Threat.objects.get().lro == "officer 2"


def test_the_columns_that_really_changed_are_told_and_no_others(analyst, monkeypatch):
    told = []
    monkeypatch.setattr(
        intake.capability, "tell", lambda event, **facts: told.append((event, facts["fields"]))
    )
    loaded(analyst, row(1), row(2), row(3))
    loaded(analyst, row(1, Summary="more"), row(2, LRO="officer 9"), row(3, APMIS_no="A9"))
    assert sorted(told) == [("threats changed", ["lro"]), ("threats changed", ["summary"])]


@pytest.mark.parametrize(
    ("changes", "heading", "sentence"),
    [
        ({"Type": "Vulnerability"}, "Type", "This row changes the type of NW-OCG-0001."),
        ({"Status": "Closed - other"}, "Status", "This row closes or reopens NW-OCG-0001."),
        (
            {"Owning_force": "Merseyside"},
            "Owning force",
            "This row names another owner than NW-OCG-0001 has.",
        ),
    ],
)
def test_what_takes_a_decision_is_held_back(analyst, changes, heading, sentence):
    loaded(analyst, row(1))
    batch = loaded(analyst, row(1, Summary="more", **changes))
    assert (batch.changed, batch.held) == (0, 1)
    assert the_threat(analyst).edition == 1
    found = sentence_of(analyst)
    assert found[0] == heading and found[1] in changes.values() and found[2].startswith(sentence)


def test_a_held_back_row_is_taken_once_the_decision_is_made(analyst):
    loaded(analyst, row(1))
    loaded(analyst, row(1, Type="Vulnerability"))
    with viewing(analyst):
        Threat.objects.update(kind="vulnerability")
    batch = loaded(analyst, row(1, Type="Vulnerability"), row(2))
    assert (batch.added, batch.changed, batch.held) == (1, 1, 0)


def test_a_row_of_another_force_is_held_back(analyst):
    batch = loaded(analyst, row(1), row(2, Owning_force="Merseyside"))
    assert (batch.added, batch.held) == (1, 1)
    assert sentence_of(analyst) == (
        "Owning force", "Merseyside", "This row may not be loaded: another agency owns the threat.")  # fmt: skip


def test_an_analyst_of_the_regional_unit_loads_no_forces_file(person, codes, register):
    regional = person("analyst", "nwrocu")
    with pytest.raises(Refused, match="your own agency only"):
        loaded(regional, row(1), sender=register["cheshire"])


def test_a_threat_that_was_transferred_is_left_alone(analyst, person, register):
    loaded(analyst, row(1))
    moderator = person("moderator", "nwrocu")
    with viewing(moderator):
        Threat.objects.update(owner_agency_id=register["merseyside"])
    same, changed = loaded(analyst, row(1), row(2)), loaded(analyst, row(1, Summary="more"))
    assert (same.unchanged, same.added, changed.held, changed.changed) == (1, 1, 1, 0)
    with viewing(moderator):
        assert Threat.objects.get(reference="NW-OCG-0001").summary == "supplies from Dunmere"
    with viewing(analyst):
        assert intake.records([arrival.target for arrival in same.arrivals.all()]).values()


def test_a_merged_threat_is_left_alone(analyst):
    loaded(analyst, row(1), row(2))
    with viewing(analyst):
        first, second = Threat.objects.order_by("pk")
        Threat.objects.filter(pk=first.pk).update(merged_into=second)
    assert loaded(analyst, row(1, Summary="more")).held == 1
    assert "was merged into another threat" in sentence_of(analyst)[2]


def test_rows_that_hang_on_a_threat_take_its_key_whatever_is_given(analyst, register):
    from django.db import ProgrammingError, transaction

    loaded(analyst, row(1))
    with viewing(analyst):
        threat = Threat.objects.get()
        given = {"threat": threat, "system": "PND", "value": "P1", "state": "x", "since": clock.read()}
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ExternalReference.objects.create(**given, akey=register["merseyside"])
        assert ExternalReference.objects.create(**given).pk
        ExternalReference.objects.update(akey=register["merseyside"])
        assert set(ExternalReference.objects.values_list("akey", flat=True)) == {register["cheshire"]}


def test_a_frontline_officer_loads_nothing(person, codes):
    from fourfold.core.access.policy import Refused

    with pytest.raises(Refused, match="does not load files"):
        loaded(person("frontline", "cheshire"), row(1))


def test_no_person_is_made_of_a_file(analyst):
    loaded(analyst, row(1))
    with viewing(analyst):
        assert LinkedPerson.objects.count() == 0
        assert agencies.code_of(Threat.objects.get().owner_agency_id) == "cheshire"
