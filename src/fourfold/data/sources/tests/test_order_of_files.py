"""Files that come out of order or twice: an older one overwrites nothing of a newer one, and says so."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.actions import loading, settling
from fourfold.data.sources.models import Arrival, HeldRow
from fourfold.data.sources.presenters import as_sent, reasons
from fourfold.data.sources.reading.file_names import place_of
from fourfold.data.sources.tests.cheshire import loaded, received, row, written
from fourfold.understanding.threats.models import Threat

JANUARY, FEBRUARY, MARCH = (f"soc_threats_2023{month:02}.csv" for month in (1, 2, 3))


def summaries(viewer):
    with viewing(viewer):
        return list(Threat.objects.order_by("pk").values_list("summary", flat=True))


def why(viewer):
    with viewing(viewer):
        return [str(one.said) for held in HeldRow.objects.order_by("pk") for one in reasons(held.reasons)]


def test_an_older_file_overwrites_nothing_and_says_so(analyst):
    newer = loaded(analyst, row(1, Summary="as of February"), name=FEBRUARY)
    older = loaded(analyst, row(1, Summary="as of January"), row(2, Summary="only in January"), name=JANUARY)
    assert (older.added, older.changed, older.unchanged, older.held) == (1, 0, 0, 1)
    assert summaries(analyst) == ["as of February", "only in January"]
    assert why(analyst) == [
        f"{newer}, a newer file of this sender, says something else of this record. It stands. If this row is right, "
        "change the record on its own page."
    ]


def test_what_a_newer_file_has_changed_since_is_not_new_in_an_older_one(analyst):
    loaded(analyst, row(1, Summary="first"), name=JANUARY)
    loaded(analyst, row(1, Summary="second"), name=MARCH)
    again = loaded(analyst, row(1, Summary="first"), row(3), name=FEBRUARY)
    assert (again.added, again.changed, again.unchanged, again.held) == (1, 0, 1, 0)
    assert summaries(analyst)[0] == "second"


def test_a_newer_file_may_go_back_to_what_was_said_before(analyst):
    loaded(analyst, row(1, Summary="first"), name=JANUARY)
    loaded(analyst, row(1, Summary="second"), name=FEBRUARY)
    assert loaded(analyst, row(1, Summary="first"), row(2), name=MARCH).changed == 1
    assert summaries(analyst)[0] == "first"


def test_any_order_of_the_same_files_comes_to_the_same(analyst):
    for name, said in ((FEBRUARY, "second"), (MARCH, "third"), (JANUARY, "first")):
        loaded(analyst, row(1, Summary=said), name=name)
    assert summaries(analyst) == ["third"]
    with viewing(analyst):
        assert (Arrival.objects.count(), HeldRow.objects.count()) == (2, 1)


def test_a_file_that_does_not_say_its_day_counts_as_the_newest(analyst):
    loaded(analyst, row(1, Summary="as of March"), name=MARCH)
    batch = loaded(analyst, row(1, Summary="corrected"), name="corrected.csv")
    assert (batch.changed, batch.says_its_place, batch.place_in_order) == (1, False, 20230300)
    assert loaded(analyst, row(1, Summary="as of February"), name=FEBRUARY).held == 1


def test_of_two_files_of_one_month_the_later_to_come_is_newer_whichever_is_loaded_first(analyst):
    first = received(analyst, written(row(1, Summary="came first")), name=MARCH)
    second = loaded(analyst, row(1, Summary="came second"), name=MARCH)
    with viewing(analyst) as now:
        assert loading.load(batch=first, by=analyst, at=now).held == 1
    assert second.added == 1 and summaries(analyst) == ["came second"]


def test_a_row_mended_late_does_not_overwrite_a_newer_file_either(analyst):
    loaded(analyst, row(1, Event_date="31/02/2023", Summary="old"), name=JANUARY)
    loaded(analyst, row(1, Summary="new"), name=FEBRUARY)
    with viewing(analyst):
        held = HeldRow.objects.select_related("batch").get()
    cells = ["01/02/2023" if cell == "31/02/2023" else cell for cell in as_sent(held.sent)]
    with viewing(analyst) as now, pytest.raises(settling.StillHeld) as still:
        settling.correct(row=held, cells=cells, why="by telephone", by=analyst, at=now)
    assert "a newer file of this sender" in str(still.value.reasons[0].said)
    assert summaries(analyst) == ["new"]


def test_the_page_says_that_a_newer_file_is_loaded(browse, analyst):
    newer = loaded(analyst, row(1), name=FEBRUARY)
    batch = received(analyst, written(row(1, Summary="older")), name=JANUARY)
    with viewing(analyst) as now:
        loading.try_out(batch=batch, by=analyst, at=now)
    said = browse(analyst).get(f"/sources/{batch.pk}").content.decode()
    assert f"{newer}, which is newer, is loaded already." in said
    assert "January 2023" in said


@pytest.mark.parametrize(
    ("name", "says", "place"),
    [
        ("SOCR 03-01-2023.txt", "DD-MM-YYYY", 20230103),
        ("register 07.01.2023.csv", "DD.MM.YYYY", 20230107),
        ("threats-2023-01-02.ndjson", "YYYY-MM-DD", 20230102),
        ("NWROCU_THREATS_20230108.psv", "YYYYMMDD", 20230108),
        ("soc_threats_202301.csv", "YYYYMM", 20230100),
        ("SOC register January 2023.xlsx", "Month YYYY", 20230100),
        ("SOC register Jan-2023 (2).xlsx", "Month YYYY", 20230100),
        ("DISR0042.TXT", "number", 42),
        ("DISR.TXT", "number", None),
        ("SOCR 31-02-2023.txt", "DD-MM-YYYY", None),
        ("SOCR 03-01-2032.txt", "DD-MM-YYYY", None),
        ("SOCR.txt", "DD-MM-YYYY", None),
        ("SOCR 03-01-2023.txt", "", None),
        ("x1203-01-2023.txt", "DD-MM-YYYY", None),
    ],
)
def test_a_name_says_the_place_of_its_file(name, says, place):
    assert place_of(name, says, date(2023, 6, 1)) == place
