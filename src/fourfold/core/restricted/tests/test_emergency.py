"""Emergency access at night, and its review next day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fourfold.core.access.models import User
from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.core.notices.models import Notice
from fourfold.core.restricted import emergency, interests, queries
from fourfold.core.restricted.tests.test_restricting import Case, again, case, seen  # noqa: F401 - the fixture
from fourfold.understanding.threats.models import Threat


@pytest.fixture
def on_call(person: Any, case: Case) -> Viewer:  # noqa: F811
    """A lead responsible officer of the force, who is on no list."""
    return person("lro", "cheshire")


def opened(viewer: Viewer, reference: str) -> tuple[str, str]:
    with viewing(again(viewer)) as now:
        return emergency.open_record(
            reference=reference, reason="A child is held there", by=again(viewer), at=now
        )


def test_it_is_open_for_hours_for_reading_and_the_contact_is_told_at_once(case, on_call):  # noqa: F811
    case.restrict("silent")
    assert not any(seen(on_call).values())
    assert opened(on_call, f" {case.threat.reference.lower()} ") == ("threat", case.threat.reference)
    assert seen(on_call)["threats_threat"] == 1 and seen(on_call)["threats_officer_hist"]
    with viewing(again(on_call)):
        assert Threat.objects.update(name="Other") == 0
    with viewing(again(case.keeper)):
        assert [one.kind for one in Notice.objects.all()] == ["emergency"]
    clock.advance(to=clock.read() + timedelta(hours=emergency.hours(clock.day_of(clock.read())), seconds=1))
    assert not any(seen(on_call).values())


def test_it_opens_nothing_of_another_force_and_nothing_for_who_has_an_interest(case, on_call, person):  # noqa: F811
    case.restrict("silent")
    elsewhere = person("lro", "merseyside")
    user = User.objects.get(pk=on_call.user_id)
    with viewing(again(case.keeper)) as now:
        interests.declare(of=case.of, user=user, nature="A cousin", by=again(case.keeper), at=now)
    said = set()
    for viewer, reference in (
        (elsewhere, case.threat.reference),
        (on_call, case.threat.reference),
        (on_call, "NW-OCG-9"),
    ):
        with pytest.raises(Broken) as why:
            opened(viewer, reference)
        said.add(str(why.value))
        assert not any(seen(viewer).values())
    assert len(said) == 1
    with pytest.raises(Refused):
        opened(case.analyst, case.threat.reference)


def test_somebody_else_of_the_list_says_once_whether_it_was_justified(case, on_call, browse):  # noqa: F811
    case.restrict("pointer")
    browser = browse(on_call)
    said = {"reference": case.threat.reference, "reason": "A child is held there"}
    assert "Larch Road" in browser.post("/emergency", said, follow=True).content.decode()
    keeper = browse(case.keeper)
    assert "Was the emergency access to" in keeper.get("/").content.decode()
    with viewing(again(case.keeper)):
        number = case.restriction().pk
        (member,) = queries.emergencies([case.restriction().compartment_id])
    address = f"/restricted/{number}/emergency/{member.pk}"
    assert browse(on_call).get(address).status_code == 404
    keeper = browse(case.keeper)
    keeper.post(address, {"justified": "yes", "words": "The child was found"})
    page = keeper.get(f"/restricted/{number}").content.decode()
    assert "The child was found" in page and "A child is held there" in page
    again_said = keeper.post(address, {"justified": "no", "words": "Not so"}).content.decode()
    assert "Somebody has looked at this already" in again_said
    assert "Was the emergency access to" not in keeper.get("/").content.decode()
