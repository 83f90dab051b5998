"""Every wrong file of the table: what whoever sends it reads, word for word, and that nothing else was taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.presenters import reasons
from fourfold.data.sources.tests import stand_in
from fourfold.data.sources.tests.bad_inputs import page
from fourfold.data.sources.tests.bad_inputs.made import Wrong, right
from fourfold.data.sources.tests.bad_inputs.table import SHAPES
from fourfold.data.sources.tests.test_disruption_files import FORCES, load

ALL = [pytest.param(one, id=f"{shape}: {one.what}") for shape, files in SHAPES.items() for one in files]
PAGE = Path(__file__).parents[6] / "docs" / "operations" / "bad-files.md"


@pytest.fixture(autouse=True)
def taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that takes disruptions in."""
    monkeypatch.setattr(capability, "intake", stand_in.intake)
    stand_in.kept.clear()


def said(viewer: Viewer, wrong: Wrong) -> str:
    """What is read of a file: why it is refused, or every sentence of the rows held back."""
    batch = load(viewer, wrong.force, wrong.content())
    if batch.refusal:
        assert not stand_in.kept
        return batch.refusal
    assert batch.held == 1 and batch.added == batch.rows - 1
    with viewing(viewer):
        held = HeldRow.objects.get()
        return "\n".join(one.sentence(held.row) for one in reasons(held.reasons))


@pytest.mark.parametrize("wrong", ALL)
def test_a_wrong_file_is_told_what_is_wrong(wrong, person, codes):
    assert said(person("analyst", wrong.force), wrong) == wrong.said


@pytest.mark.parametrize("force", FORCES)
def test_the_right_file_of_each_shape_is_loaded(force, person, codes):
    batch = load(person("analyst", force), force, right(force))
    assert (batch.refusal, batch.added, batch.held) == ("", 2, 0)


def test_the_page_of_wrong_files_is_what_this_table_says():
    assert len(ALL) >= 40
    assert PAGE.read_text() == page.text(), "Run: python -m fourfold.data.sources.tests.bad_inputs.page"
