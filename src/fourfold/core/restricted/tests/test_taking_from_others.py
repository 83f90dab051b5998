"""What somebody can take from others by themselves: an interest of another's is declared by who changes the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fourfold.core.access.models import User
from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.restricted import interests, queries
from fourfold.core.restricted.tests.test_restricting import again, case

__all__ = ["case"]


def declared(case, viewer, of):
    with viewing(viewer):
        interests.declare(
            of=case.of, user=User.objects.get(pk=of.user_id), nature="A neighbour", by=viewer, at=clock.read()
        )


def test_whoever_only_reads_a_record_bars_nobody_else_from_it(case):
    case.restrict()
    keeper = again(case.second)
    with pytest.raises(Refused):
        declared(case, replace(keeper, write_compartments=()), case.keeper)
    declared(case, keeper, case.keeper)  # who changes it may


def test_a_partner_is_never_offered_for_a_list(case, person):
    clerk = person("partner", "halton_council")
    offered = {one.pk for one in queries.could_be_added(clock.day_of(clock.read()))}
    assert case.analyst.user_id in offered and clerk.user_id not in offered
