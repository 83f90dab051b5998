"""No surface proves nothing: on each, the records change what is answered to somebody who may see them."""

from __future__ import annotations

from tests.guardrails.checking import must_hold
from tests.leaks import surfaces
from tests.leaks.hiding import OF_ANOTHER
from tests.leaks.matrix import blind
from tests.leaks.nothing_to_show import NOTHING
from tests.leaks.surfaces.forms import REACHED


def test_every_surface_shows_its_best_placed_role_something(region_of, note):
    asked = [surface for surface in surfaces.every() if surface.source not in NOTHING]
    found = set(blind(region_of(OF_ANOTHER), asked))
    note("blind", sorted(found - REACHED))
    must_hold([
        f"{name} shows nobody anything of a record. Mend: give an example, or its reason in nothing_to_show.py."
        for name in found - REACHED
    ])  # fmt: skip
