"""Late records and reclassifications move the days on which they become known, and no earlier one."""

from __future__ import annotations

from collections.abc import Callable

from fourfold.core.history import clock
from fourfold.demo import FIRST_EXTRACT, SECOND_DISRUPTION_EXTRACT, SECOND_EXTRACT
from fourfold.demo.figures import measuring
from fourfold.demo.figures.disruptions import DESCRIBED, WORDED
from fourfold.demo.figures.measuring import Answer
from fourfold.demo.figures.published import VULNERABILITY
from fourfold.demo.figures.table import Figure, same
from fourfold.demo.region.later import LATE, LATE_DISRUPTIONS, RECLASSIFIED

EARLIER = "4 January, 1 April and 14 July 2023"
EARLIER_TOLD = "4 January and 13 July 2023"


def figures(play_later: Callable[[], None]) -> list[Figure]:
    """Measure, let the later records come, and measure the same moments and the present again."""
    moments = (clock.end_of(FIRST_EXTRACT), clock.end_of(SECOND_EXTRACT), clock.read())
    before = [measuring.answer(moment) for moment in moments]
    told, today = _disruptions(), measuring.answer(clock.read(), WORDED)
    play_later()
    after = [measuring.answer(moment) for moment in moments]
    now, more = measuring.answer(clock.read()), measuring.answer(clock.read(), WORDED)
    return [
        same(f"rows of {EARLIER}, after {LATE} late records", _rows(after), _rows(before)),
        same(f"digests of {EARLIER}, shortened", _digests(after), _digests(before)),
        same("rows more on 20 July 2023", now.rows - before[-1].rows, LATE),
        same("vulnerabilities more on 20 July 2023", _more(before[-1], now), RECLASSIFIED),
        same(f"disruptions of {EARLIER_TOLD}, both wordings", _rows(_disruptions()), _rows(told)),
        same("their digests, shortened", _digests(_disruptions()), _digests(told)),
        same("disruptions more on 20 July 2023", more.rows - today.rows, LATE_DISRUPTIONS),
    ]


def _disruptions() -> list[Answer]:
    """Both wordings as known on the two days of the extracts."""
    moments = (clock.end_of(FIRST_EXTRACT), clock.end_of(SECOND_DISRUPTION_EXTRACT))
    return [measuring.answer(moment, wording) for moment in moments for wording in (WORDED, DESCRIBED)]


def _rows(answers: list[Answer]) -> str:
    return ", ".join(f"{answer.rows:,}" for answer in answers)


def _digests(answers: list[Answer]) -> str:
    return " ".join(answer.digest[:8] for answer in answers)


def _more(before: Answer, now: Answer) -> int:
    return now.of_kind(VULNERABILITY) - before.of_kind(VULNERABILITY)
