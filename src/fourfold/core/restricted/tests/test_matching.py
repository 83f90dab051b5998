"""An exact match: a pointer says whom to ask and nothing else; of a silent one only its contact is told, later."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from fourfold.core.access.viewers import NOBODY, viewing
from fourfold.core.jobs import worker
from fourfold.core.notices.models import Notice
from fourfold.core.restricted.models import Match
from fourfold.core.restricted.tests.test_restricting import Case, again, case  # noqa: F401 - the fixture

TOKENS = re.compile(r'name="(csrfmiddlewaretoken|form_key)" value="[^"]*"|[A-Za-z0-9+/=_-]{40,}')


def plain(answer: Any) -> str:
    """A page without what differs at every showing."""
    return TOKENS.sub("", answer.content.decode())


def searched(browser: Any, words: str) -> list[str]:
    """All that somebody is shown who looks for words: the answer, where it leads, and the record's own address."""
    first = browser.post("/threats/find", {"words": words})
    return [first.get("Location", ""), plain(first), plain(browser.get("/threats?search=1"))]


@pytest.fixture
def searcher(case: Case, browse: Any) -> Any:  # noqa: F811
    """A browser of an analyst of another force."""
    return browse(case.elsewhere)


def test_a_pointer_says_whom_to_ask_and_nothing_else(case, searcher):  # noqa: F811
    case.restrict("pointer")
    for words in (case.threat.reference, case.threat.reference.lower(), " larch  road "):
        page = searcher.post("/threats/find", {"words": words}).content.decode()
        assert f"A record exists. Contact {case.keeper.name}." in page
        assert "Larch" not in page and "NW-OCG" not in page
    assert "A record exists" not in searcher.post("/threats/find", {"words": "larch"}).content.decode()


def test_a_silent_record_is_the_same_byte_for_byte_as_none(case, searcher):  # noqa: F811
    words = (case.threat.reference, "Larch Road", "NW-OCG-9999")
    case.restrict("silent")
    with_it = [searched(searcher, one) for one in words]
    never = [searched(searcher, one.replace("0001", "0777").replace("Larch", "Birch")) for one in words]
    said = [[part.replace("0777", "0001").replace("Birch", "Larch") for part in one] for one in never]
    assert with_it == said


def test_the_contact_of_a_silent_record_is_told_by_the_worker(case, searcher, browse):  # noqa: F811
    case.restrict("silent")
    searcher.post("/threats/find", {"words": case.threat.reference})
    with viewing(again(case.keeper)):
        assert not Notice.objects.exists() and not Match.objects.exists()
    worker.tend()
    with viewing(again(case.keeper)):
        (notice,) = Notice.objects.all()
        (match,) = Match.objects.all()
    assert (notice.kind, match.person_id) == ("restricted match", case.elsewhere.user_id)
    assert not re.search("Larch|NW-OCG", notice.address)
    with viewing(case.elsewhere):
        assert not Notice.objects.exists() and not Match.objects.exists()
    keeper = browse(case.keeper)
    assert "Somebody looked for a restricted record" in keeper.get("/").content.decode()
    page = keeper.get(f"/notices/{notice.pk}", follow=True).content.decode()
    assert case.elsewhere.name in page
    assert "Somebody looked for a restricted record" not in keeper.get("/").content.decode()


def test_nobody_is_told_of_what_somebody_on_the_list_looked_for(case, browse):  # noqa: F811
    case.restrict("silent")
    browse(case.second).post("/threats/find", {"words": "Larch Road"})
    browse(case.analyst).post("/threats/find", {"words": "Fir Street"})
    worker.tend()
    with viewing(again(case.keeper)):
        assert not Match.objects.exists()


def test_what_was_asked_for_is_handed_on_though_the_page_is_undone(case, searcher, monkeypatch):  # noqa: F811
    case.restrict("silent")

    def broken(*_given: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr("fourfold.understanding.threats.views.searching.matching.said", broken)
    monkeypatch.setattr("fourfold.understanding.threats.views.searching.redirect", broken)
    searcher.raise_request_exception = False
    assert searcher.post("/threats/find", {"words": case.threat.reference}).status_code == 500
    worker.tend()
    with viewing(again(case.keeper)):
        assert Match.objects.exists()


def test_the_application_reads_neither_pointers_nor_what_was_asked_for(case):  # noqa: F811
    with viewing(NOBODY), connection.cursor() as cursor:
        cursor.execute(
            "select has_table_privilege('access_pointer', 'select'), has_table_privilege('access_lookup', 'select')"
        )
        assert cursor.fetchone() == (False, False)


def test_a_lifted_record_has_no_pointer(case, searcher):  # noqa: F811
    from fourfold.core.restricted import actions

    case.restrict("pointer")
    with viewing(again(case.keeper)) as now:
        actions.ask_to_lift(restriction=case.restriction(), reason="Over", by=again(case.keeper), at=now)
    with viewing(again(case.second)) as now:
        actions.lift(restriction=case.restriction(), by=again(case.second), at=now + timedelta(0))
    assert searcher.post("/threats/find", {"words": "Larch Road"}).status_code == 302
