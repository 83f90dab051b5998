"""A file of threats overwrites nobody's work: only what its sender changed changes here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.presenters import reasons
from fourfold.data.sources.stands import Stands
from fourfold.data.sources.tests.cheshire import loaded, row
from fourfold.understanding.threats.models import AffectedPlace, ExternalReference, Threat


@pytest.fixture
def sent(person, codes):
    by = person("analyst", "cheshire")
    loaded(by, row(1))
    return by


def amended(by, **changes):
    with viewing(by):
        Threat.objects.update(**changes)


def the_one(by):
    with viewing(by):
        return Threat.objects.order_by("pk")[0]


def why(by):
    with viewing(by):
        held = HeldRow.objects.latest("pk")
        return {one.heading: (one.found, str(one.said)) for one in reasons(held.reasons)}


def test_a_column_that_the_sender_did_not_change_stays_as_it_was_amended_here(sent):
    amended(sent, summary="Supplies from Elm Street now.", name="Op Larch Two", lro="officer 9")
    assert loaded(sent, row(1, Main_crime_area="Firearms")).changed == 1
    one = the_one(sent)
    assert (one.summary, one.name, one.lro) == ("Supplies from Elm Street now.", "Op Larch Two", "officer 9")


def test_what_both_changed_holds_the_row_with_both_values(sent):
    amended(sent, summary="Supplies from Elm Street now.", name="Op Larch Two")
    batch = loaded(
        sent, row(1, Summary="moved to Ashby", Threat_name="Op Ash", Next_review="01/03/2030"), row(2)
    )
    assert (batch.added, batch.changed, batch.held) == (1, 0, 1)
    one = the_one(sent)
    said = (
        "NW-OCG-0001 was changed here, and the sender changed the same since its last file. Compare and choose. "
        "Here it says: {}"
    )
    assert why(sent) == {
        "Summary": ("moved to Ashby", said.format("Supplies from Elm Street now.")),
        "Threat name": ("Op Ash", said.format("Op Larch Two")),
    }
    assert (one.summary, one.name, one.review_due) == ("Supplies from Elm Street now.", "Op Larch Two", None)


def test_what_stands_already_as_the_sender_says_now_is_no_clash(sent):
    amended(sent, summary="moved to Ashby")
    assert loaded(sent, row(1, Summary="moved to Ashby")).changed == 1
    amended(sent, summary="")
    assert loaded(sent, row(1, Summary="moved to Elmby")).held == 1
    assert why(sent)["Summary"][1].endswith("Here nothing is said of it any more. Compare and choose.")


def test_a_council_and_a_number_that_were_taken_away_here_do_not_come_back_by_themselves(sent):
    with viewing(sent):
        AffectedPlace.objects.all().delete()
        ExternalReference.objects.filter(system="APMIS").update(value="A2")
    assert loaded(sent, row(1, Summary="moved", Councils="Halton;Warrington")).changed == 1
    with viewing(sent):
        assert [one.council.code for one in AffectedPlace.objects.select_related("council")] == [
            "warrington_council"
        ]
        assert ExternalReference.objects.get(system="APMIS").value == "A2"
    assert loaded(sent, row(1, Summary="moved", Councils="Halton;Warrington", APMIS_no="A3")).held == 1
    assert "Here it says: A2" in why(sent)["APMIS no"][1]


def test_a_type_that_was_decided_here_asks_for_no_decision_again(sent):
    amended(sent, kind="priority_individual")
    assert loaded(sent, row(1, Summary="moved")).changed == 1
    assert (the_one(sent).kind, the_one(sent).summary) == ("priority_individual", "moved")


def test_nothing_is_said_of_what_stands_on_another_agencys_threat_whoever_loads_the_file(sent, register):
    """Whoever sees both agencies may load it; the row stays with the sender, whose people see the one alone."""
    both = (register["cheshire"], register["merseyside"])
    wide = replace(sent, agencies=both, write_agencies=both)
    amended(wide, owner_agency=register["merseyside"], summary="Only Merseyside knows this.")
    assert loaded(wide, row(1, Summary="moved to Ashby")).held == 1
    ((heading, (found, said)),) = why(sent).items()
    assert (heading, found) == ("Owning force", "Cheshire") and said.startswith(
        "This row names another owner than"
    )


def test_of_a_merged_threat_nothing_is_to_be_compared(sent):
    loaded(sent, row(2))
    with viewing(sent):
        first, second = Threat.objects.order_by("pk")
        Threat.objects.filter(pk=first.pk).update(merged_into=second, summary="Supplies from Elm Street now.")
    assert loaded(sent, row(1, Summary="moved to Ashby")).held == 1
    ((_found, said),) = why(sent).values()
    assert "was merged into another threat" in said


def test_where_it_is_not_known_what_the_sender_said_before_the_sentence_says_so(sent, monkeypatch):
    amended(sent, summary="Supplies from Elm Street now.")
    monkeypatch.setattr(Stands, "mark", "older")  # as though other columns had been compared then
    assert loaded(sent, row(1, Summary="moved to Ashby")).held == 1
    told = "NW-OCG-0001 says otherwise here, and what the sender said of it before is not known. "
    assert why(sent)["Summary"][1] == (
        f"{told}Compare and choose. Here it says: Supplies from Elm Street now."
    )
