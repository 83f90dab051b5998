"""A row that a sender changed where it was amended here too: compared on its page, and one of the two chosen."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.tests.cheshire import loaded, row
from fourfold.understanding.threats.models import Threat

LATER = {"Summary": "moved to Ashby", "Threat_name": "Op Ash"}


@pytest.fixture
def held(analyst):
    """The address of a row in which the sender changed two columns that were amended here."""
    loaded(analyst, row(1))
    amended(analyst, summary="Supplies from Elm Street now.", name="Op Larch Two")
    batch = loaded(analyst, row(1, **LATER))
    with viewing(analyst):
        return f"/sources/{batch.pk}/rows/{HeldRow.objects.get().row}"


def amended(by, **changes):
    with viewing(by):
        Threat.objects.update(**changes)


def stands(by):
    with viewing(by):
        return Threat.objects.values_list("name", "summary").get()


CHOICE = {"column_summary": "here", "column_name": "file", "why": "Seen on Monday."}


def test_the_page_shows_both_and_what_is_chosen_stands(analyst, browse, held):
    browser = browse(analyst)
    page = browser.get(held).content.decode()
    for words in (
        "Compare and choose",
        "Keep what stands here: Op Larch Two",
        "Take what the file says: Op Ash",
    ):
        assert words in page
    assert "Mend it here" not in page
    assert browser.post(f"{held}/choose", CHOICE).status_code == 302
    assert stands(analyst) == ("Op Ash", "Supplies from Elm Street now.")
    with viewing(analyst):
        assert HeldRow.objects.get().state == "mended"
    again = loaded(analyst, row(1, **LATER), row(2))
    assert (again.added, again.unchanged) == (1, 1), "what was chosen is asked no more"


def test_what_changed_while_somebody_chose_is_compared_again(analyst, browse, held):
    browser = browse(analyst)
    amended(analyst, summary="Third words.")
    answer = browser.post(f"{held}/choose", CHOICE)
    page = answer.content.decode()
    assert "This changed after you opened it." in page and "Keep what stands here: Third words." in page
    assert "Seen on Monday." in page and stands(analyst) == ("Op Larch Two", "Third words.")
    assert browser.post(f"{held}/choose", CHOICE).status_code == 302
    assert stands(analyst) == ("Op Ash", "Third words.")


def test_nothing_is_chosen_beforehand_and_a_reason_is_needed(analyst, browse, held):
    browser = browse(analyst)
    page = browser.post(f"{held}/choose", {"column_summary": "here"}).content.decode()
    assert page.count("There is a problem") == 1 and stands(analyst)[0] == "Op Larch Two"
    with viewing(analyst):
        HeldRow.objects.update(reasons=[])
    assert browser.post(f"{held}/choose", CHOICE).status_code == 302 and stands(analyst)[0] == "Op Larch Two"


def test_what_is_no_clash_any_more_is_said_at_its_cell_and_nothing_typed_is_lost(analyst, browse, held):
    browser = browse(analyst)
    amended(analyst, summary="moved to Ashby", name="Op Ash")
    loaded(analyst, row(2))
    with viewing(analyst):
        first, second = Threat.objects.order_by("pk")
        Threat.objects.filter(pk=first.pk).update(merged_into=second)
    answer = browser.post(f"{held}/choose", CHOICE)
    page = answer.content.decode()
    assert answer.status_code == 200 and "was merged into another threat" in page
    assert "Mend it here" in page and "Seen on Monday." in page
    assert "Mend it here" in browser.get(held).content.decode(), "why it is held now is kept"
