"""The file of each force, in its own shape, becomes disruptions: their facts, results and threats, once."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.presenters import reasons
from fourfold.data.sources.tests.conftest import spool  # noqa: F401  every test has a spool of its own
from fourfold.data.sources.tests.test_disruption_files import FORCES, both, facts, load, sent
from fourfold.tackling.disruptions.models import Disruption


@pytest.mark.parametrize(
    "force", [one for one in FORCES if one != "merseyside"]
)  # a fixed column has no room for it
def test_a_number_in_the_wrong_column_holds_back_its_row_and_not_the_file(force, person, codes):
    analyst = person("analyst", force)
    rows = [facts(force, 1), facts(force, 2, arrests=447_700_900_123)]
    batch = load(analyst, force, sent(force, rows))
    assert (batch.refusal, batch.added, batch.held) == ("", 1, 1)
    with viewing(analyst):
        (said,) = (str(one.said) for row in HeldRow.objects.all() for one in reasons(row.reasons))
        assert said == "How much a result is must be nothing or more, and less than 100,000,000,000."


@pytest.mark.parametrize("force", FORCES)
def test_a_file_of_each_force_becomes_disruptions_once(force, person, codes):
    analyst = person("analyst", force)
    batch = load(analyst, force, sent(force, both(force)))
    with viewing(analyst):
        assert [str(one.said) for row in HeldRow.objects.all() for one in reasons(row.reasons)] == []
        assert (batch.refusal, batch.added) == ("", 2)
        full, short = Disruption.objects.order_by("pk")
        wanted = both(force)[0]
        assert (full.event_on, full.record_date, full.main_p, full.claimed) == tuple(
            wanted[name] for name in ("event_on", "record_date", "main_p", "claimed")
        )
        assert full.sender_reference == "D/0001" and short.sender_reference == "D/0002"
        amounts = {(one.kind, one.drug_class): one.amount for one in full.results.all()}
        assert amounts["arrests", ""] == 3 and amounts["drugs", "a"] == wanted["drugs_a_kg"]
        assert amounts["cash", ""] == wanted["cash_gbp"]
        assert sorted(full.threats_given) == ["NW-OCG-0001", "X-77"]  # none of them is there
    again = load(analyst, force, sent(force, [facts(force, 3), *both(force)[::-1]]))
    assert (again.added, again.changed, again.unchanged, again.held) == (1, 0, 2, 0)
    with viewing(analyst):
        assert Disruption.objects.count() == 3
