"""A threat is recorded, amended and found again, today and as it was."""

from __future__ import annotations

from typing import Any

import pytest

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.understanding.threats import queries
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.filters import Filters
from fourfold.understanding.threats.models import Threat


def facts(owner: int, **more: Any) -> dict[str, Any]:
    return {"name": "Op Larch", "kind": "ocg", "owner_agency_id": owner, "lead_agency_id": owner,
            "phase": "pursue", **more}  # fmt: skip


def test_a_new_threat_gets_a_readable_reference(person, register):
    analyst = person("analyst", "cheshire")
    with viewing(analyst) as now:
        threat = recording.add(facts=facts(register["cheshire"]), by=analyst, at=now)
    assert threat.reference == "NW-OCG-0001"


def test_a_frontline_officer_does_not_record_threats(person, register):
    officer = person("frontline", "cheshire")
    with viewing(officer) as now, pytest.raises(Refused, match="does not record"):
        recording.add(facts=facts(register["cheshire"]), by=officer, at=now)


def test_another_force_sees_nothing_of_it_today_or_in_the_past(person, register):
    analyst, other = person("analyst", "cheshire"), person("analyst", "merseyside")
    with viewing(analyst) as now:
        threat = recording.add(facts=facts(register["cheshire"]), by=analyst, at=now)
    with viewing(other) as now:
        assert queries.threat(threat.reference) is None
        assert queries.threat(threat.reference, as_of=now) is None
        assert queries.count(Filters(), now=now) == queries.count(Filters(), now=now, as_of=now) == 0


def test_without_a_viewer_there_is_nothing(person, register):
    analyst = person("analyst", "cheshire")
    with viewing(analyst) as now:
        recording.add(facts=facts(register["cheshire"]), by=analyst, at=now)
    assert Threat.objects.count() == 0


def test_a_list_of_the_past_shows_what_stood_then(person, register):
    analyst = person("analyst", "cheshire")
    with viewing(analyst) as now:
        threat = recording.add(facts=facts(register["cheshire"]), by=analyst, at=now)
        before = clock.read()
        recording.amend(threat=threat, opened=1, changes={"name": "Op Ash"}, by=analyst, at=before)
        after = clock.read()
        assert [queries.threat(threat.reference, as_of=moment).name for moment in (before, after)] == [
            "Op Larch", "Op Ash"]  # fmt: skip
        assert queries.count(Filters(), now=after, as_of=now) == 0
        assert queries.count(Filters(), now=after, as_of=before) == 1


def test_an_amendment_of_a_stale_page_clashes_and_changes_nothing(person, register):
    analyst = person("analyst", "cheshire")
    with viewing(analyst) as now:
        threat = recording.add(facts=facts(register["cheshire"]), by=analyst, at=now)
        recording.amend(threat=threat, opened=1, changes={"name": "Op Ash"}, by=analyst, at=now)
        with pytest.raises(Clash):
            recording.amend(threat=threat, opened=1, changes={"name": "Op Elm"}, by=analyst, at=now)
        assert Threat.objects.get(pk=threat.pk).name == "Op Ash"
