"""The matrix: every surface, every role, every way of hiding, and no difference."""

from __future__ import annotations

import pytest

from tests.guardrails.checking import must_hold
from tests.leaks import surfaces
from tests.leaks.callers import roles
from tests.leaks.hiding import GROUPS
from tests.leaks.matrix import leaks


@pytest.mark.parametrize("group", list(GROUPS))
@pytest.mark.parametrize("role", [role.key for role in roles()])
def test_what_is_hidden_changes_no_answer(group, role, region_of, note):
    asked, region = list(surfaces.every()), region_of(*GROUPS[group])
    found = [str(leak) for leak in leaks(region, role, asked)]
    note("surface", [surface.name for surface in asked])
    note("role", role)
    note("hiding", [hiding.name for hiding in region.hidings])
    note("records", region.hidden)
    note("questions", [(f"{group} {role}", len(asked) * len(region.hidings))])
    note("leak", found)
    must_hold(found)
