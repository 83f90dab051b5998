"""Why a record is answered differently: each reason once, and the first that holds."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.reporting.extracts import comparing
from fourfold.reporting.extracts.definitions import definitions

ON = date(2023, 1, 4)
SAME = {"merged_into_id": None, "kind": "ocg", "owner_agency_id": 1, "phase": "pursue", "moderation": "moderated",
        "is_soc": True, "tier": 2, "first_identified": None}  # fmt: skip


def version(**changes):
    return SimpleNamespace(**{**SAME, **changes})


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        (None, version(first_identified=date(2023, 1, 4)), "late"),
        (None, version(first_identified=date(2023, 1, 5)), "new"),
        (None, version(), "new"),
        (version(), None, "withheld"),
        (version(), version(merged_into_id=7), "merged"),
        (version(), version(merged_into_id=7, phase="closed_merged"), "merged"),
        (version(), version(kind="vulnerability"), "reclassified"),
        (version(), version(kind="vulnerability", tier=1), "reclassified"),
        (version(), version(owner_agency_id=2), "transferred"),
        (version(), version(phase="closed_other"), "closed or reopened"),
        (version(phase="closed_other"), version(), "closed or reopened"),
        (version(), version(phase="monitor"), "details changed"),
        (version(moderation="submitted"), version(), "moderated"),
        (version(), version(moderation="withdrawn"), "withdrawn"),
        (version(), version(is_soc=False), "SOC changed"),
        (version(), version(tier=5), "tier changed"),
        (version(tier=None), version(), "tier changed"),
        (version(merged_into_id=7), version(merged_into_id=7, tier=1), "tier changed"),
        (version(), version(), "details changed"),
    ],
)
def test_the_reason_is_the_first_that_holds(was, now, reason):
    assert comparing.why(was, now, ON) == reason


def test_two_runs_differ_by_what_came_in_left_and_changed(region):
    larch, ash, elm, oak = (region.threat(name) for name in ("Larch", "Ash", "Elm", "Oak"))
    first = region.run(region.now())
    region.threat("Late", first_identified=date(2020, 1, 1))
    region.change(ash, merged_into_id=larch.pk)
    region.change(elm, tier=1)
    region.change(oak, summary="outside the columns")
    second = region.run(region.now())
    with viewing(region.moderator):
        found = comparing.compare(first, second, definitions()["soc-master-list"])
    assert [(one.row.name, one.how, one.why, one.fields) for one in found.differences] == [
        ("Ash", "left", "merged", ()),
        ("Elm", "changed", "tier changed", ("tier",)),
        ("Late", "came in", "late", ()),
    ]
    assert found.withheld == 0


def test_two_runs_for_one_moment_do_not_differ(region):
    region.threat("Larch")
    moment = region.now()
    first, second = region.run(moment), region.run(moment)
    with viewing(region.moderator):
        assert comparing.compare(first, second, definitions()["soc-master-list"]).differences == []
