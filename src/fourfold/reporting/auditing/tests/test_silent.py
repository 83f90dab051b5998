"""Who looked for a record that only its owner may know of: told to the owner's auditor, to none of the searcher's."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.restricted import matching
from fourfold.core.restricted.tests.test_restricting import Case, case

__all__ = ["Case", "case"]
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("mode", ["silent", "pointer"])
def test_a_match_is_an_entry_for_the_owners_auditor_alone(case, person, client, codes, mode, browse):
    searcher = case.elsewhere
    case.restrict(mode)
    browse(searcher).post("/threats/find", {"words": case.threat.reference})
    with viewing(searcher) as now:
        matching.tend(now)
    shown = {}
    for name, role, agency in (
        ("owner's", "auditor", "cheshire"),
        ("searcher's", "auditor", agency_of(searcher)),
        ("region's", "regional_auditor", "nwrocu"),
    ):
        page = text(browse(person(role, agency)).get(f"/audit?record={case.threat.reference}"))
        shown[name] = "record.match" in page and searcher.name in page
    assert shown == {"owner's": True, "searcher's": False, "region's": False}


def agency_of(viewer):
    from fourfold.core.agencies import queries

    return queries.code_of(viewer.agency_id)
