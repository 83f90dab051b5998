"""Whatever becomes of records and threats, in any order: each event is counted once, and the past stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.disruptions import filters, queries, rules, standards
from fourfold.tackling.disruptions.actions import hanging, joining
from fourfold.tackling.disruptions.assurance import actions as assuring
from fourfold.tackling.disruptions.models import Against
from fourfold.tackling.disruptions.tests.conftest import a_threat
from fourfold.tackling.disruptions.tests.walking import Walk

ACTS = ("record", "send", "join", "join", "part", "attach", "withdraw", "support", "amend", "amend", "merge",
        "reclassify", "reclassify", "assure")  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=10
)
# Two forces claim one event.
BEGUN = [("record", 0, 0), ("record", 0, 1)]
QUICKLY = settings(
    max_examples=12, deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@pytest.fixture
def setting(person, codes, register) -> Any:
    """Two forces with their co-ordinators, the region with its panel, and three groups of the first force."""
    forces, assurers = (
        [person(role, "cheshire"), person(role, "merseyside")] for role in ("analyst", "coordinator")
    )
    region, chair = person("moderator", "nwrocu_rocta"), person("panel", "nwrocu", "A Penhale")
    with viewing(chair) as now:
        meeting = assuring.open_meeting(
            held_on=clock.day_of(now), members="A Penhale\nB Orme", by=chair, at=now
        )
    names = ("Op Larch", "Op Ash", "Op Elm")
    threats = [a_threat(forces[0], register["cheshire"], name=name).pk for name in names]
    return forces, assurers, region, chair, meeting, threats


def taken(setting: Any, steps: Any) -> None:
    """A walk, undone at its end."""
    with transaction.atomic():
        Walk(*setting).take([*BEGUN, *steps])
        transaction.set_rollback(True)


@QUICKLY
@given(steps=STEPS)
def test_any_order_counts_each_event_once_and_leaves_the_past_as_it_was(setting, steps):
    taken(setting, steps)


def joined_counts_too(words: tuple[str, ...]) -> Q:
    return Q(withdrawn=False, standing="national")


def of_today(disruption: Any) -> list[standards.Target]:
    rows = Against.objects.filter(disruption=disruption).select_related("threat")
    return [standards.Target(one.threat.kind) for one in rows]


# Each fault, and the shortest walk by which the search above met it.
FAULTS = {
    "a joined record counts too": (
        filters, "_state", joined_counts_too, [("attach", 1, 0), ("join", 1, 0)],
    ),
    "a change of type judges older records": (
        hanging, "targets_of", of_today, [("reclassify", 0, 1), ("amend", 0, 1)],
    ),
    "the past is read from today's rows": (
        queries, "_base", lambda as_of: queries._live(), [("withdraw", 0, 0)],
    ),
    "an effect is agreed of what does not count": (
        rules, "counts", lambda *_said: True, [("attach", 1, 0), ("join", 1, 0), ("assure", 1, 1)],
    ),
    "joining is not written down": (
        joining, "change", lambda one, **columns: one, [("attach", 1, 0), ("join", 1, 0)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_faults_of_counting_are_caught(setting, monkeypatch, fault):
    where, name, wrong, steps = FAULTS[fault]
    taken(setting, steps)
    monkeypatch.setattr(where, name, wrong)
    with pytest.raises((AssertionError, AttributeError)):
        taken(setting, steps)
