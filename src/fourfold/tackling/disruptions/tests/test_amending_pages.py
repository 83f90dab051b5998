"""A disruption and its results are amended on their pages, and a clash shows what stands."""

from datetime import timedelta
from decimal import Decimal

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.entities import actions as entities
from fourfold.tackling.disruptions import actions, queries, rules
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.tests.conftest import a_threat
from fourfold.tackling.disruptions.tests.files import load, row


def amended(found, **more):
    return {"what": found.what, "threat": "", "event_on": f"{found.event_on:%d/%m/%Y}", "main_p": "pursue",
            "claimed": "", "lead": found.agency_id, "opened": found.edition, **more}  # fmt: skip


def test_a_record_to_which_a_file_gave_many_references_can_be_amended(coordinator, browse, register):
    given = [f"SENDERS-OWN-REFERENCE-{number:04}" for number in range(12)]
    load(coordinator, row(1, register["cheshire"], threat_references=given))
    with viewing(coordinator):
        found = Disruption.objects.get()
    sent = amended(found, threat=", ".join(given), place="Elm Street")
    assert browse(coordinator).post(f"/disruptions/{found.reference}/amend", sent).status_code == 302
    with viewing(coordinator):
        assert Disruption.objects.get().threats_given == given


def test_after_a_clash_of_results_alone_they_are_what_is_compared(warrant, larch, coordinator, browse):
    """The form shows no results: with nothing to compare, nobody could choose."""
    browser, url = browse(coordinator), f"/disruptions/{warrant.reference}/amend"
    with viewing(coordinator) as now:
        results = [rules.Outcome("arrests", Decimal(2))]
        actions.amend(disruption=warrant, opened=1, changes={}, results=results, by=coordinator, at=now)
    same = amended(warrant, threat=larch.reference, claimed="moderate", could_after="")
    page = browser.post(url, same).content.decode()
    table = page.partition("What changed besides, which your version keeps")[2].partition("</table>")[0]
    assert "Compare and choose" in page and "Results" in table and "Arrests: 2" in table and "none" in table
    assert "What stands now, and what you wrote" not in page and "Save my version" in page
    both = {**same, "place": "Elm Street"}
    page = browser.post(url, both).content.decode()
    assert "What stands now, and what you wrote" in page and "Arrests: 2" in page
    assert browser.post(url, {**both, "opened": 2}).status_code == 302
    with viewing(coordinator):
        assert [one.amount for one in queries.results_of([warrant.pk])[warrant.pk]] == [2]


def test_a_clash_shows_both_and_saves_neither(warrant, coordinator, browse):
    browser = browse(coordinator)
    with viewing(coordinator) as now:
        changes = {"could_after": "No phone."}
        actions.amend(disruption=warrant, opened=1, changes=changes, by=coordinator, at=now)
    url = f"/disruptions/{warrant.reference}/amend"
    page = browser.post(url, amended(warrant, could_after="No van.")).content.decode()
    assert "What stands now, and what you wrote" in page and "No phone." in page and "No van." in page
    with viewing(coordinator):
        assert Disruption.objects.get().could_after == "No phone."


def test_a_clash_shows_the_threats_and_people_that_stand_now(warrant, larch, coordinator, browse, register):
    """Saved as they were written, they would take off what somebody else has attached."""
    ash = a_threat(coordinator, register["cheshire"], name="Op Ash")
    with viewing(coordinator) as now:
        tam = entities.add_person(
            name="Tam Oswin", born_on=None, held_by=register["cheshire"], by=coordinator
        )
        actions.amend(disruption=warrant, opened=1, changes={}, threats=[larch.reference, ash.reference],
                      people=[tam.pk], by=coordinator, at=now)  # fmt: skip
    url = f"/disruptions/{warrant.reference}/amend"
    page = browse(coordinator).post(url, amended(warrant, threat="nw ocg 1", claimed="moderate"))
    said = page.content.decode().partition("</table>")[0]
    assert f"{larch.reference}, {ash.reference}" in said and f"P-{tam.pk:07d}" in said
    people = f"p-{tam.pk:07d}"
    both = amended(warrant, threat=f"nw ocg 2, {larch.reference}", people=people, claimed="major")
    said = browse(coordinator).post(url, both).content.decode().partition("</table>")[0]
    assert "Threats by their references" not in said and "People concerned" not in said, "they are the same"


def test_support_of_nobody_knows_whom_stays_support_when_something_else_is_amended(
    larch, coordinator, browse, register
):
    """A file may say so; taken for led by the agency itself, the event would be counted for it."""
    load(coordinator, row(1, register["cheshire"], role="support", threat_references=[larch.reference]))
    with viewing(coordinator):
        found = Disruption.objects.get()
    browser, url = browse(coordinator), f"/disruptions/{found.reference}"
    chosen = (
        browser.get(f"{url}/amend").content.decode().partition('name="lead"')[2].partition("</select>")[0]
    )
    assert '<option value="" selected>Not known' in chosen
    sent = amended(found, threat=larch.reference, lead="", place="Elm Street", claimed="moderate")
    assert browser.post(f"{url}/amend", sent).status_code == 302
    rows = {"opened": 2, "0-kind": "arrests", "0-amount": "2", "0-note": ""}
    assert browser.post(f"{url}/results", rows).status_code == 302
    with viewing(coordinator):
        found = Disruption.objects.get()
        assert (found.role, found.place, found.standing) == ("support", "Elm Street", "activity")
    ours = amended(found, threat=larch.reference, claimed="moderate")
    assert browser.post(f"{url}/amend", ours).status_code == 302
    with viewing(coordinator):
        assert Disruption.objects.get().role == "lead", "somebody says who led"


def test_an_amendment_takes_everything_that_there_is(warrant, larch, coordinator, browse):
    url = f"/disruptions/{warrant.reference}/amend"
    more = {"threat": f"{larch.reference}, NW-OCG-9999", "tactics": ["vehicles"], "further_ps": ["prevent"],
            "expected_length": "weeks", "place": "Elm Street", "evidence": "log 41", "apmis_reference": "A-1",
            "event_ends_on": f"{warrant.event_on + timedelta(days=1):%d/%m/%Y}"}  # fmt: skip
    browser = browse(coordinator)
    assert browser.post(url, amended(warrant, **more)).status_code == 302
    page = browser.get(f"/disruptions/{warrant.reference}").content.decode()
    for said in ("Elm Street", "log 41", "Some weeks", "Vehicles", "NW-OCG-9999", "A-1"):
        assert said in page
    refused = browser.post(url, amended(warrant, opened=2, people="P-0999999"))
    assert "no person with the reference" in refused.content.decode()


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ({"0-kind": "arrests", "0-amount": "many"}, "Write how much as a number"),
        ({"0-kind": "arrests", "0-amount": ""}, "Say how much, or choose no result"),
        ({"0-kind": "", "0-amount": "3"}, "Choose what this is how much of"),
        ({"0-kind": "arrests", "0-amount": "1.5"}, "whole numbers"),
        ({"0-kind": "cash", "0-amount": "-4"}, "more than nothing"),
        ({"0-kind": "cash", "0-amount": "1", "1-kind": "cash", "1-amount": "2"}, "given once"),
    ],
)
def test_results_that_cannot_be_are_refused_in_words(warrant, coordinator, browse, rows, sentence):
    notes = {"0-note": "", "1-note": ""}
    url = f"/disruptions/{warrant.reference}/results"
    assert sentence in browse(coordinator).post(url, {"opened": 1, **notes, **rows}).content.decode()


def test_without_a_script_another_row_comes_from_the_server(warrant, coordinator, browse):
    sent = {"opened": 1, "0-kind": "arrests", "0-amount": "2", "0-note": "", "another": "yes"}
    page = browse(coordinator).post(f"/disruptions/{warrant.reference}/results", sent).content.decode()
    assert 'name="1-amount"' in page and 'value="2"' in page
    with viewing(coordinator):
        assert queries.results_of([warrant.pk]) == {}
