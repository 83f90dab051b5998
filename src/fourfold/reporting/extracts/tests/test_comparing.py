"""Why a record is answered differently: each reason once, and all that hold."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.reporting.extracts import comparing
from fourfold.reporting.extracts.definitions import definitions
from fourfold.reporting.extracts.records import records_of

FIRST = SimpleNamespace(as_of=datetime(2023, 1, 4, 23, 59, tzinfo=UTC), scope=[1])
SECOND = SimpleNamespace(as_of=datetime(2023, 4, 1, 23, 59, tzinfo=UTC), scope=[1, 2])
SAME = {"merged_into_id": None, "kind": "ocg", "owner_agency_id": 1, "akey": 1, "phase": "pursue", "is_soc": True,
        "moderation": "moderated", "tier": 2, "first_identified": None}  # fmt: skip


def version(**changes):
    return SimpleNamespace(**{**SAME, **changes})


@pytest.mark.parametrize(
    ("how", "was", "now", "wanted"),
    [
        ("came in", None, version(first_identified=date(2023, 1, 4)), ["late"]),
        ("came in", None, version(first_identified=date(2023, 1, 5)), ["new"]),
        ("came in", None, version(), ["new"]),
        ("left", version(), None, ["withheld"]),
        ("left", None, version(), ["withheld"]),
        ("changed", None, version(), ["withheld"]),
        ("left", version(), version(merged_into_id=7), ["merged"]),
        (
            "left",
            version(),
            version(merged_into_id=7, phase="closed_merged"),
            ["merged", "closed or reopened"],
        ),
        ("changed", version(), version(kind="vulnerability"), ["reclassified"]),
        ("left", version(), version(kind="vulnerability", tier=5), ["tier changed", "reclassified"]),
        ("changed", version(), version(owner_agency_id=2), ["transferred"]),
        ("left", version(), version(phase="closed_other"), ["closed or reopened"]),
        ("came in", version(phase="closed_other"), version(), ["closed or reopened"]),
        ("changed", version(), version(phase="monitor"), ["details changed"]),
        ("came in", version(moderation="submitted"), version(), ["moderated"]),
        ("left", version(), version(moderation="withdrawn"), ["withdrawn"]),
        ("left", version(), version(is_soc=False), ["SOC changed"]),
        ("came in", version(tier=None), version(), ["tier changed"]),
        ("changed", version(merged_into_id=7), version(merged_into_id=7, tier=1), ["tier changed"]),
        ("changed", version(), version(), ["details changed"]),
        ("came in", version(akey=2), version(akey=2), ["other scope"]),
        ("left", version(), version(akey=3, owner_agency_id=3), ["other scope", "transferred"]),
    ],
)
def test_every_reason_that_holds_is_given(how, was, now, wanted):
    assert list(comparing.reasons(records_of("threats"), how, was, now, FIRST, SECOND)) == wanted


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
        ("Ash", "left", ("merged",), ()),
        ("Elm", "changed", ("tier changed",), ("tier",)),
        ("Late", "came in", ("late",), ()),
    ]
    assert (found.missing.withheld, found.missing.disposed) == (0, 0)


def test_two_runs_for_one_moment_do_not_differ(region):
    region.threat("Larch")
    moment = region.now()
    first, second = region.run(moment), region.run(moment)
    with viewing(region.moderator):
        assert comparing.compare(first, second, definitions()["soc-master-list"]).differences == []
