"""On paper a threat's people stand only for somebody who says why; the reason is the audit's."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.sending.models import Draft
from fourfold.understanding.threats import paper
from fourfold.understanding.threats.actions import people, recording
from fourfold.understanding.threats.tests.test_recording import facts

LEFT_OFF = "1 linked person is left off this paper."
NOT_PRINTED = 'class="govuk-summary-card ff-panel ff-panel--wide govuk-!-display-none-print" id="people"'
PRINTED = 'class="govuk-summary-card ff-panel ff-panel--wide" id="people"'


@pytest.fixture
def lro(person):
    return person("lro", "cheshire")


@pytest.fixture
def bare(lro, register):
    with viewing(lro) as now:
        return recording.add(facts=facts(register["cheshire"]), by=lro, at=now)


@pytest.fixture
def larch(bare, lro, codes):
    linked(bare, lro)
    return bare


def linked(threat, lro):
    part = people.Part(role="associate", category="suspect", source="log 41", confidence="high")
    with viewing(lro) as now:
        people.enter(
            threat=threat, known=None, name="Tam Oswin", born_on=date(1990, 1, 1), part=part, check=None,
            by=lro, at=now,
        )  # fmt: skip


def read(browser, address):
    return browser.get(address).content.decode()


def test_the_page_leaves_people_off_paper_and_says_so(larch, lro, browse):
    page = read(browse(lro), f"/threats/{larch.reference}")
    assert LEFT_OFF in page and NOT_PRINTED in page and PRINTED not in page
    assert f'href="/threats/{larch.reference}/print"' in page


def test_a_reason_puts_people_on_paper_once_and_goes_into_the_audit(larch, lro, browse):
    browser = browse(lro)
    with entries() as heard:
        answer = browser.post(f"/threats/{larch.reference}/print", {"reason": "Briefing for a warrant."})
    page = answer.content.decode()
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store, private"
    assert PRINTED in page and LEFT_OFF not in page and "Reason given: Briefing for a warrant." in page
    said = [(one.operation, one.act, one.target, one.rows, one.reason) for one in heard]
    assert ("disclosure", "threat.print", larch.reference, 1, "Briefing for a warrant.") in said
    assert LEFT_OFF in read(browser, f"/threats/{larch.reference}")


def test_without_a_reason_nobody_stands_on_paper(larch, lro, browse):
    with entries() as heard:
        page = browse(lro).post(f"/threats/{larch.reference}/print", {"reason": " "}).content.decode()
    assert "Say why the people are needed on paper." in page and "Tam Oswin" not in page
    assert "threat.print" not in [one.act for one in heard]


def test_a_reason_does_not_wait_at_the_form_for_the_next_print(larch, lro, browse):
    browser, address = browse(lro), f"/threats/{larch.reference}/print"
    key = read(browser, address).partition('name="form_key" value="')[2].partition('"')[0]
    sent = {"form_key": key, "reason": "Briefing for a warrant."}
    assert browser.post(reverse("ui:keep-words"), sent).status_code == 202
    with viewing(lro):
        assert Draft.objects.count() == 1
    for _twice in range(2):
        assert PRINTED in browser.post(address, sent).content.decode()
    with viewing(lro):
        assert not Draft.objects.exists()


def test_the_past_is_printed_with_the_people_of_then(larch, lro, browse):
    browser, then = browse(lro), clock.read().isoformat().replace("+00:00", "Z")
    with viewing(lro) as now:
        link = larch.linkedpersons.get()
        people.end(link=link, on=date(2022, 1, 4), reason="Moved away.", by=lro, at=now)
    page = browser.post(
        f"/threats/{larch.reference}/print?as_of={then}", {"reason": "Court."}
    ).content.decode()
    assert PRINTED in page and "goes on" in page and "PAST" in page


def test_a_past_in_which_nobody_was_linked_asks_for_no_reason(bare, lro, browse):
    then = clock.read().isoformat().replace("+00:00", "Z")
    linked(bare, lro)
    page = read(browse(lro), f"/threats/{bare.reference}/print?as_of={then}")
    assert "Nobody is linked to this threat." in page


def test_a_threat_without_people_asks_for_no_reason(bare, lro, browse):
    page = read(browse(lro), f"/threats/{bare.reference}/print")
    assert "Nobody is linked to this threat." in page and 'name="reason"' not in page
    assert "left off this paper" not in read(browse(lro), f"/threats/{bare.reference}")


def test_a_threat_of_another_force_cannot_be_printed(larch, person, browse):
    answer = browse(person("lro", "merseyside")).post(
        f"/threats/{larch.reference}/print", {"reason": "Court."}
    )
    assert answer.status_code == 404


@pytest.mark.parametrize(("texts", "decisions", "sheets"), [
    ([], [], paper.Sheets(0, small=False)),
    ([200], [900, 900, 900, 900], paper.Sheets(3, small=False)),
    ([2500], [900, 100], paper.Sheets(1, small=True)),  # the newest costs the larger type
    ([4000, 500], [300, 1], paper.Sheets(1, small=True)),
    ([4000, 1300], [2000], paper.Sheets(0, small=True)),  # no room: the paper says that it is on the page
])  # fmt: skip
def test_two_sheets_hold_the_texts_and_the_newest_decisions_that_fit(texts, decisions, sheets):
    assert (
        paper.laid_out(["x" * length for length in texts], ["x" * length for length in decisions]) == sheets
    )
