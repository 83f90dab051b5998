"""People of partner agencies hold the role of a partner, and nobody else does; two people let them in as well."""

from __future__ import annotations

import pytest

from fourfold.core.access import queries
from fourfold.core.access.actions import asking, deciding
from fourfold.core.access.models import User
from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock


@pytest.fixture
def ask(person, register):
    """Asks for a role for somebody new, as the region's administrator."""
    administrator = person("administrator", "nwrocu")

    def make(role, agency):
        user = User.objects.create(sign_in_name=f"{role}.{agency}", name=f"{role} of {agency}")
        with viewing(administrator) as now:
            return asking.ask_for_grant(
                user=user, role=role, agency_id=register[agency], starts_on=clock.day_of(now), ends_on=None,
                reason="Joins", by=administrator, at=now,
            )  # fmt: skip

    return make


@pytest.mark.parametrize(("role", "agency", "sentence"), [
    ("analyst", "halton_council", "hold the role of a partner"),
    ("partner", "cheshire", "is for people of partner agencies"),
])  # fmt: skip
def test_the_role_fits_the_agency(ask, role, agency, sentence):
    with pytest.raises(Broken, match=sentence):
        ask(role, agency)


@pytest.mark.parametrize(("role", "at"), [("coordinator", "cheshire"), ("decider", "nwrocu_rocta")])
def test_whoever_works_with_the_agency_approves(ask, person, register, role, at):
    asked, approver = ask("partner", "halton_council"), person(role, at)
    with viewing(approver) as now:
        deciding.approve(request=asked, by=approver, at=now)
    viewer = queries.viewer_of(asked.user, clock.day_of(clock.read()))
    assert viewer is not None and viewer.agencies == (register["halton_council"],) == viewer.write_agencies
    assert not viewer.may("threats.view")


def test_a_co_ordinator_of_another_force_does_not(ask, person):
    asked, approver = ask("partner", "halton_council"), person("coordinator", "merseyside")
    with viewing(approver) as now, pytest.raises(Refused, match="reaches further"):
        deciding.approve(request=asked, by=approver, at=now)
