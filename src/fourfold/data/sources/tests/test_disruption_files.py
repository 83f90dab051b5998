"""Disruptions in the six forces' own shapes: read into the same values, faults planted in each held back one by one."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources import queries
from fourfold.data.sources.actions import loading, receiving
from fourfold.data.sources.contracts.shipped_maps import shipped_contract
from fourfold.data.sources.models import Batch, HeldRow
from fourfold.data.sources.presenters import reasons
from fourfold.data.sources.tests import stand_in
from fourfold.demo.files import rendering, writing

FORCES = ("cheshire", "merseyside", "gmp", "lancashire", "north_wales", "cumbria")
DRUGS = {"drugs_a_kg": Decimal("1.25"), "drugs_b_kg": Decimal("12"), "cash_gbp": Decimal("10450.5")}


@pytest.fixture(autouse=True)
def taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that takes disruptions in."""
    monkeypatch.setattr(capability, "intake", stand_in.intake)
    stand_in.kept.clear()


def facts(force: str, number: int, **more: Any) -> dict[str, Any]:
    """One disruption in our own values."""
    return {
        "sender_reference": f"D/{number:04}", "agency": force, "role": "lead", "event_on": date(2022, 11, number),
        "record_date": date(2023, 1, number), "main_p": "pursue", "claimed": "moderate",
        "what": "Three arrested at two addresses, and the line was closed", "threat_references": ["NW-OCG-0001"],
        **more,
    }  # fmt: skip


def both(force: str) -> list[dict[str, Any]]:
    """A full disruption, and one that says no more than it must."""
    full = facts(force, 1, event_ends_on=date(2022, 11, 3), further_ps=["prevent", "protect"],
                 could_before="Ran five lines into the county", could_after="Runs two", expected_length="three months",
                 tactics=["Arrest", "Closure order"], threat_references=["NW-OCG-0001", "X-77"],
                 apmis_reference="A-1", evidence="EX/1", arrests=3, charges=2, sentences=1, sentence_months=48,
                 assets_gbp=Decimal("800"), drugs_c_kg=Decimal("0.004"), firearms=1, vehicles=2,
                 goods_tonnes=Decimal("0.5"), safeguarded=4, orders=1, premises_closed=1, lines_closed=1,
                 **DRUGS)  # fmt: skip
    return [full, facts(force, 2, role="support", benefits="nwrocu")]


def sent(force: str, rows: list[dict[str, Any]], **wrong: Any) -> bytes:
    """A file in the force's own shape; `wrong` puts cells as they are into the last row, by our names."""
    contract = shipped_contract("disruptions", force)
    headings = {column.name: column.headings[0] for column in contract.columns if column.headings}
    cells = [rendering.cells(contract, row) for row in rows]
    for name, cell in wrong.items():
        cells[-1][headings[name]] = cell
    return writing.file_of(contract, cells)


def load(viewer: Viewer, force: str, content: bytes, name: str = "disruptions") -> Batch:
    """The file, received and loaded."""
    with viewing(viewer) as now:
        batch = receiving.receive(
            sender_id=viewer.agency_id or 0, what="disruptions", column_map=f"disruptions_{force}",
            file_name=name, file=io.BytesIO(content), by=viewer, at=now,
        )  # fmt: skip
        return loading.load(batch=batch, by=viewer, at=now)


def why(viewer: Viewer) -> list[str]:
    """Every reason of every row held back."""
    with viewing(viewer):
        return [str(one.said) for row in HeldRow.objects.order_by("pk") for one in reasons(row.reasons)]


@pytest.mark.parametrize("force", FORCES)
def test_each_shape_gives_the_same_values(force, person, codes, register):
    batch = load(person("analyst", force), force, sent(force, both(force)))
    assert (batch.refusal, batch.rows, batch.added, batch.held) == ("", 2, 2, 0)
    for one in both(force):
        wanted = one | {"agency": register[force]}
        wanted |= {"benefits": register["nwrocu"]} if "benefits" in one else {}
        assert stand_in.kept[one["sender_reference"]] == wanted


@pytest.mark.parametrize("force", FORCES)
def test_a_file_sent_twice_or_in_another_order_changes_nothing(force, person, codes):
    analyst = person("analyst", force)
    load(analyst, force, sent(force, both(force)))
    batch = load(analyst, force, sent(force, both(force)[::-1]))
    assert (batch.added, batch.changed, batch.unchanged, batch.held) == (0, 0, 2, 0)


FAULTS = {
    "event_on": ("31/02/2022", "is not a date"),
    "agency": ("Cheshaven", "is not a force or agency we know"),
    "claimed": ("Huge", "is not a word that this column may hold"),
    "main_p": ("Pounce", "is not a word that this column may hold"),
    "arrests": ("some", "is not a whole number"),
    "drugs_a_kg": ("1 kg", "is not a number, such as 1250 or 0.75"),
    "charges": ("-2", "-2 is less than 0."),
}


@pytest.mark.parametrize("force", FORCES)
@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_holds_back_its_row_and_no_other(force, name, person, codes):
    analyst = person("analyst", force)
    wrong, said = FAULTS[name]
    if force == "merseyside":
        wrong = {"31/02/2022": "31-02-2022", "Cheshaven": "99", "Huge": "HUG", "Pounce": "POU"}.get(
            wrong, wrong
        )
    batch = load(analyst, force, sent(force, both(force), **{name: wrong}))
    assert (batch.refusal, batch.added, batch.held) == ("", 1, 1)
    assert any(said in one for one in why(analyst))


@pytest.mark.parametrize(
    ("force", "old", "new", "said"),
    [
        (
            "gmp",
            '"kind": "arrests"',
            '"kind": "boats"',
            "whose kind is “boats”, which is not in the column map",
        ),
        (
            "gmp",
            '"against": [',
            '"against": [{"name": "x"}, ',
            "“against/name”, which is not in the column map",
        ),
        ("north_wales", 'math="arestiadau"', 'math="cychod"', "whose @math is “cychod”"),
        ("north_wales", "<Cynt>", "<Cynt><b>x</b>", "is not one value"),
        ("merseyside", "D/0001    ", "D/0001 ", "The line has 901 characters, not 904"),
    ],
)
def test_what_a_shape_can_have_wrong_in_itself_is_held_back(force, old, new, said, person, codes):
    analyst = person("analyst", force)
    more = [*both(force), facts(force, 3)]
    content = sent(force, more).decode("utf-8" if force != "merseyside" else "windows-1252")
    assert old in content
    changed = content.replace(old, new, 1)
    batch = load(analyst, force, changed.encode())
    if batch.refusal:
        assert said.split("”")[0] in batch.refusal
    else:
        assert (batch.added, batch.held) == (2, 1) and re.search(re.escape(said), " ".join(why(analyst)))


@pytest.mark.parametrize("what", ["threats", "disruptions"])
def test_a_map_is_offered_only_for_what_somebody_takes_in(what, person, codes, monkeypatch):
    monkeypatch.setattr(capability, "taken_in", lambda: {what})
    analyst = person("analyst", "cheshire")
    with viewing(analyst):
        assert [one.column_map for one in queries.feeds(analyst)] == [f"{what}_cheshire"]
