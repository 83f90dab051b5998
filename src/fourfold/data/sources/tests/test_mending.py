"""A row held back is mended in place or set aside; what was sent first stays."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.actions import settling
from fourfold.data.sources.models import Arrival, HeldRow
from fourfold.data.sources.presenters import as_sent
from fourfold.data.sources.tests.cheshire import HEADINGS, loaded, row
from fourfold.understanding.threats.models import Threat


def corrected(viewer, held, **changes):
    cells = dict(zip(HEADINGS, as_sent(held.sent), strict=True)) | {
        n.replace("_", " "): v for n, v in changes.items()
    }
    with viewing(viewer) as now:
        return settling.correct(row=held, cells=list(cells.values()), why="by telephone", by=viewer, at=now)


def held_rows(viewer):
    with viewing(viewer):
        return list(HeldRow.objects.select_related("batch").order_by("row"))


def test_a_mended_row_becomes_a_threat_and_the_row_as_sent_is_kept(analyst):
    loaded(analyst, row(1), row(2, Event_date="31/02/2023"))
    held = held_rows(analyst)[0]
    mended = corrected(analyst, held, Event_date="28/02/2023")
    assert (mended.state, mended.settled_why, mended.sent) == ("mended", "by telephone", held.sent)
    assert "28/02/2023" in mended.mended
    with viewing(analyst):
        assert Threat.objects.count() == 2
        assert Arrival.objects.get(row=3).batch_id == held.batch_id


def test_a_row_that_is_still_wrong_is_held_back_again_and_nothing_changes(analyst):
    loaded(analyst, row(1), row(2, Event_date="31/02/2023"))
    with pytest.raises(settling.StillHeld) as still:
        corrected(analyst, held_rows(analyst)[0], Event_date="30/02/2023")
    assert str(still.value.reasons[0].said) == "30/02/2023 is not a date."
    assert held_rows(analyst)[0].state == "held"


def test_a_row_is_mended_under_the_rules_too(analyst):
    loaded(analyst, row(1))
    loaded(analyst, row(1, Type="Vulnerability"))
    held = held_rows(analyst)[0]
    with pytest.raises(settling.StillHeld) as still:
        corrected(analyst, held)
    assert "changes the type of NW-OCG-0001" in str(still.value.reasons[0].said)
    assert corrected(analyst, held, Type="OCG", Summary="more").state == "mended"
    with viewing(analyst):
        assert Threat.objects.get().summary == "more"


def test_a_row_with_the_key_of_another_row_does_not_overwrite_it(analyst):
    loaded(analyst, row(1), row(1, Summary="something else"))
    held = held_rows(analyst)[0]
    with pytest.raises(settling.StillHeld) as still:
        corrected(analyst, held)
    assert "Row 2 has the same Ref" in str(still.value.reasons[0].said)
    assert corrected(analyst, held, Ref="CH-9999").state == "mended"


def test_a_row_is_settled_once(analyst):
    loaded(analyst, row(1, Event_date="soon"))
    held = held_rows(analyst)[0]
    with viewing(analyst) as now:
        settling.settle(row=held, how="set aside", why="a test row", by=analyst, at=now)
        with pytest.raises(settling.AlreadySettled):
            settling.settle(row=held, how="mended", why="again", by=analyst, at=now)
    with pytest.raises(settling.AlreadySettled):
        corrected(analyst, held, Event_date="01/02/2023")
