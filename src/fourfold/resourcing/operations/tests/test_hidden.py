"""A restricted operation: its name can be given again, and nobody learns from a clash that it is there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.restricted import actions as restricting
from fourfold.core.restricted import queries
from fourfold.core.restricted.actions import Named
from fourfold.core.restricted.tests.test_restricting import again
from fourfold.resourcing.operations import actions


def opened(by: Any, agency: int) -> Any:
    facts = {"name": "Op Rowan", "owner_agency_id": agency, "unit_id": agency, "sio": "DI Moss", "level": "level_1",
             "why_here": "There", "starts_on": date(2022, 1, 4), "financial_investigator": "A Rees",
             "no_financial_investigator_because": ""}  # fmt: skip
    with viewing(by) as now:
        return actions.open_operation(facts=facts, by=by, at=now)


def test_the_name_of_a_hidden_operation_can_be_given_again_and_lifting_says_so(person, codes, register):
    keeper, second, other = (person("coordinator", "cheshire") for _each in range(3))
    made = opened(keeper, register["cheshire"])
    with viewing(keeper) as now:
        restricting.restrict(
            of=Named("operation", made.pk, f"operations/{made.pk}", register["cheshire"]), mode="silent",
            contact_id=keeper.user_id, founders=[second.user_id], reason="A source", by=keeper, at=now,
            review_on=clock.day_of(now) + timedelta(9),
        )  # fmt: skip
    assert opened(other, register["cheshire"]).name == "Op Rowan"
    keeper, second = again(keeper), again(second)
    with viewing(keeper) as now:
        held = queries.restriction("operation", made.pk)
        restricting.ask_to_lift(restriction=held, reason="Over", by=keeper, at=now)
    with viewing(second) as now, pytest.raises(Broken, match="Another record has the name"):
        restricting.lift(restriction=queries.restriction("operation", made.pk), by=second, at=now)
