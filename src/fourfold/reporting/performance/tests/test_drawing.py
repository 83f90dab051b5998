"""Where things stand in the drawings."""

from __future__ import annotations

from datetime import date

from fourfold.reporting.performance import drawing
from fourfold.reporting.performance.report import Numbered
from fourfold.reporting.performance.rules.breaks import Break
from fourfold.reporting.performance.rules.mix import Mix
from fourfold.reporting.performance.rules.waits import Spread

YEAR = [date(2022, month, 1) for month in range(1, 13)]


def test_a_bar_is_as_wide_as_the_drawing_with_a_gap_between_its_parts():
    parts = drawing.bar(Mix({"pursue": 3, "protect": 1}))
    assert [(part.p, part.x, part.width) for part in parts] == [("pursue", 0, 254), ("protect", 255, 84)]


def test_a_bar_of_nothing_has_no_parts():
    assert drawing.bar(Mix()) == []


def test_all_lines_have_one_scale_and_the_limit_stands_on_it():
    short, long = Spread(5, 1, 2, 4, 0, 0), Spread(5, 10, 20, 60, 2, 0)
    found = drawing.dots([("Cumbria", short), ("Lancashire", long)], 30)
    assert found.reach == 60
    assert found.dots[1].upper == found.end
    assert found.late == (drawing.RIGHT + found.end) / 2
    assert drawing.dots([("Cumbria", short)], 30).late is None


def test_columns_stand_on_the_base_and_late_ones_on_those_in_time():
    found = drawing.columns(YEAR, {YEAR[0]: (3, 1), YEAR[11]: (2, 0)}, [])
    first, last = found.columns[0], found.columns[11]
    assert found.most == 4
    assert first.in_time_y + first.in_time == found.base
    assert first.late_y + first.late == first.in_time_y
    assert found.base - first.late_y == drawing.COLUMNS
    assert last.in_time == drawing.COLUMNS / 2
    assert (last.late, found.columns[5].in_time) == (0, 0)


def test_a_break_is_a_line_where_its_day_is_known_and_a_window_where_it_is_not():
    day, window, earlier, outside = (
        Numbered(number, Break("tool", (), start, end), ())
        for number, (start, end) in enumerate(
            (
                (date(2022, 7, 2), date(2022, 7, 2)),
                (date(2022, 4, 1), date(2023, 3, 1)),
                (None, date(2022, 2, 1)),
                (date(2023, 2, 1), date(2023, 3, 1)),
            ),
            start=1,
        )
    )
    found = drawing.columns(YEAR, {}, [day, window, earlier, outside]).lines
    assert [line.number for line in found] == [1, 2, 3]
    assert found[0].first == found[0].last == round(drawing.WIDTH * 182 / 365, 1)
    assert (found[1].opens, found[1].closes, found[1].last) == (True, False, drawing.WIDTH)
    assert (found[2].opens, found[2].closes, found[2].first) == (False, True, 0)


def test_the_number_of_a_break_stands_inside_the_drawing():
    windows = (
        (date(2022, 7, 2), date(2022, 7, 2)), (None, date(2022, 2, 1)), (None, date(2022, 12, 30)),
        (date(2022, 1, 2), date(2023, 6, 1)), (date(2022, 12, 31), date(2022, 12, 31)),
    )  # fmt: skip
    breaks = [Numbered(10, Break("tool", (), start, end), ()) for start, end in windows]
    for line in drawing.columns(YEAR, {}, breaks).lines:
        assert line.label >= 16 if line.before else line.label <= drawing.WIDTH - 16
        assert line.label <= drawing.WIDTH
