"""Where a record stood in the national database as known at a past moment, on its own page."""

from __future__ import annotations

from typing import Any

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.reporting.exchange import working_out
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.tests.conftest import Exchange
from fourfold.reporting.exchange.tests.test_disruptions import recorded
from fourfold.tackling.disruptions import actions as disruptions
from fourfold.understanding.assessments.actions import writing as assessing
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats.models import Threat

NOT_THERE = "What the national database itself said then is not kept."


def now() -> Any:
    return clock.read()


def shown(browser: Any, address: str, moment: Any = None) -> str:
    query = {} if moment is None else {"as_of": moment.isoformat().replace("+00:00", "")}
    answer = browser.get(address, query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


@pytest.fixture
def told(exchange: Exchange, browse: Any) -> dict[str, Any]:
    """A threat, its assessment and a disruption of it, on the whole way there; with the moment of each step."""
    moments: dict[str, Any] = {}
    threat = exchange.recorded()
    moments["recorded"] = now()
    exchange.assessed(threat)
    event = recorded(exchange, threat.reference)
    moments["due"] = now()
    upload = exchange.write()
    moments["written"] = now()
    receipt = exchange.put_in(upload)
    moments["sent"] = now()
    exchange.take(receipt)
    exchange.send("assessment")
    exchange.send("disruption")
    moments["accepted"] = now()
    exchange.amend(threat, name="Op Lark")
    with viewing(exchange.analyst) as at:
        disruptions.amend(
            disruption=event, opened=1, changes={"claimed": "major"}, by=exchange.analyst, at=at
        )
    moments["changed"] = now()
    exchange.send()
    exchange.send("disruption")
    with viewing(exchange.moderator):
        number = Threat.objects.get(pk=threat.pk).assessment_of_record
    addresses = {
        "threat": f"/threats/{threat.reference}",
        "assessment": f"/assessments/{number}",
        "disruption": f"/disruptions/{event.reference}",
    }
    return {"moments": moments, "addresses": addresses, "upload": upload, "threat": threat}


def test_a_threats_page_of_then_says_where_it_stood_then(exchange, told, browse):
    browser, address, then = browse(exchange.moderator), told["addresses"]["threat"], told["moments"]
    assert "National database" not in shown(browser, address, then["recorded"])
    assert "National database: not sent." in shown(browser, address, then["due"])
    assert f"in file {told['upload']}, which nobody has put in yet" in shown(
        browser, address, then["written"]
    )
    assert f"in {told['upload']}. There is no receipt yet." in shown(browser, address, then["sent"])
    assert "National database: accepted" in shown(browser, address, then["accepted"])
    page = shown(browser, address, then["changed"])
    assert "it differs from NT" in page and "The change is to be sent." in page
    assert NOT_THERE in page and 'href="/outbox"' not in page.split('id="national"')[1].split("</section>")[0]
    today = shown(browser, address)
    assert "National database: accepted" in today and NOT_THERE not in today


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("assessment", ("", "not sent.", "accepted", "accepted")),
        ("disruption", ("", "not sent.", "accepted", "it differs from ND")),
    ],
)
def test_an_assessments_and_a_disruptions_page_too(kind, said, exchange, told, browse):
    browser, address, then = browse(exchange.moderator), told["addresses"][kind], told["moments"]
    for step, sentence in zip(("recorded", "due", "accepted", "changed"), said, strict=True):
        if not sentence:  # the record was not there yet
            moment = then[step].isoformat().replace("+00:00", "")
            assert browser.get(address, {"as_of": moment}).status_code == 404
        else:
            page = shown(browser, address, then[step])
            assert f"National database: {sentence}" in page and NOT_THERE in page, step
    assert "National database: accepted" in shown(browser, address)


def test_a_refusal_of_then_stands_there_with_its_reason(exchange, browse):
    threat = exchange.threat("Op " + "Larch " * 20)
    exchange.send()
    refused = now()
    exchange.amend(threat, name="Op Larch")
    exchange.send()
    browser, address = browse(exchange.moderator), f"/threats/{threat.reference}"
    page = shown(browser, address, refused)
    assert "Refused:" in page and "longer than 60 letters" in page
    assert "Correct it here" not in page, "in the past nothing is asked of anybody"
    assert "Refused:" not in shown(browser, address)


NEW, ON_ITS_WAY = ("not_sent", "add", ""), ("sent", "", "")
# By the moments: threat, assessment and disruption, each as its state, what is still to be asked for, its reference.
STOOD = {
    "recorded": (None, None, None),
    "due": (NEW, NEW, NEW),
    "written": (NEW, NEW, NEW),
    "sent": (ON_ITS_WAY, NEW, NEW),
    "accepted": (("accepted", "", "NT000001"), ("accepted", "", "NA000002"), ("accepted", "", "ND000003")),
    "changed": (
        ("differs", "change", "NT000001"),
        ("accepted", "", "NA000002"),
        ("differs", "change", "ND000003"),
    ),
}


def test_every_record_stands_in_the_past_as_it_stood_on_the_day(exchange, told):
    for step, moment in told["moments"].items():
        with viewing(exchange.moderator):
            found = [
                working_out.entries(on=clock.day_of(moment), kind=kind, as_of=moment) for kind in Kind.values
            ]
        stood = [
            (str(one.standing.state), one.standing.act, one.standing.national_reference)
            for some in found
            for one in some
        ]
        assert stood == [one for one in STOOD[step] if one is not None], step
        ages = [one.standing.since for some in found for one in some if one.standing.since]
        assert all(since <= moment for since in ages), step


def test_an_assessment_that_was_withdrawn_since_stood_there_then(exchange, browse):
    threat = exchange.threat()
    with viewing(exchange.moderator):
        one = Assessment.objects.get(threat=threat)
    exchange.send()
    exchange.send("assessment")
    accepted = now()
    with viewing(exchange.analyst) as at:
        assessing.withdraw(assessment=one, reason="The log was another group's.", by=exchange.analyst, at=at)
    browser, address = browse(exchange.moderator), f"/assessments/{one.pk}"
    assert "National database: accepted" in shown(browser, address, accepted)
    assert "must no longer. It is to be withdrawn." in shown(browser, address)
