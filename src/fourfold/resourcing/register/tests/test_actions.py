"""A change of the register is made by those who may, and is in the audit."""

from datetime import date

import pytest

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import queries
from fourfold.resourcing.register import actions


def renaming():
    return {
        "agency": queries.agency("cheshire"),
        "name": "Ash Police",
        "on": date(2030, 4, 1),
        "evidence": "Order",
    }


def test_whoever_only_reads_the_register_changes_nothing(person, register):
    analyst = person("analyst", "cheshire")
    with viewing(analyst) as now, pytest.raises(Refused, match="does not include this"):
        actions.change(act="rename", code="cheshire", given=renaming(), by=analyst, at=now)
    assert queries.name_on(register["cheshire"], date(2030, 4, 1)).name == "Cheshire Constabulary"


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_a_change_is_in_the_audit(person, as_owner):
    administrator = person("administrator", "nwrocu")
    with viewing(administrator) as now:
        actions.change(act="rename", code="cheshire", given=renaming(), by=administrator, at=now)
    assert as_owner("select operation, act, target from audit_entry") == [
        ("alteration", "agency.rename", "cheshire")
    ]
