"""The matrix: every surface, every role (or those that ROLES names), every way of hiding, and no difference."""

from __future__ import annotations

import os

import pytest

from tests.guardrails.checking import must_hold
from tests.leaks import surfaces
from tests.leaks.callers import roles
from tests.leaks.hiding import GROUPS
from tests.leaks.matrix import leaks

ALL = [role.key for role in roles()]
SOME = os.environ.get("ROLES", "").split()


@pytest.mark.parametrize("group", list(GROUPS))
@pytest.mark.parametrize("role", SOME or ALL)
def test_what_is_hidden_changes_no_answer(group, role, region_of, note):
    asked, region = list(surfaces.every()), region_of(*GROUPS[group])
    found = [str(leak) for leak in leaks(region, role, asked)]
    note("surface", [surface.name for surface in asked])
    note("role", role)
    note("every role", ALL)
    note("hiding", [hiding.name for hiding in region.hidings])
    note("records", region.hidden)
    note("questions", [(f"{group} {role}", len(asked) * len(region.hidings))])
    note("leak", found)
    must_hold(found)
