"""The moderation queue: what it says, how it is narrowed and sorted, and its file."""

from __future__ import annotations

import pytest

from fourfold.core.ui.tests.reading import text
from fourfold.understanding.assessments.actions import writing
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.tests.conftest import answers


def test_the_queue_says_what_changed_and_how_long_it_waits(scene, browse):
    scene.moderated()
    scene.submitted(physical="severe")
    page = text(browse(scene.moderator).get("/moderation"))
    assert "1 assessment to moderate" in page
    assert "1 answer; tier was 4, now 3" in page and "was 15" in page and "since today" in page
    assert "No second opinion" in page


def test_the_queue_and_its_file_mark_another_tier_that_is_asked_for(scene, browse):
    with scene.acting(scene.analyst) as now:
        draft = scene.draft()
        writing.submit(assessment=draft, by=scene.analyst, at=now, override=(2, "A child is at risk."))
    browser = browse(scene.moderator)
    assert "tier 2 asked for, 4 worked out" in text(browser.get("/moderation"))
    file = b"".join(browser.get("/moderation.csv").streaming_content).decode()
    assert "First assessment; tier 2 asked for, 4 worked out" in file


def test_a_first_assessment_and_a_second_opinion_are_told(scene, browse):
    one = scene.submitted()
    with scene.acting(scene.colleague) as now:
        writing.second_opinion(assessment=one, answers=answers(physical="low"), by=scene.colleague, at=now)
    page = text(browse(scene.moderator).get("/moderation"))
    assert "First assessment" in page and "1 of 12 differ" in page and "risk 9" in page


def test_ones_own_part_is_not_in_the_queue_but_counted(scene, browse):
    one = scene.draft()
    with scene.acting(scene.moderator):
        Assessment.objects.filter(pk=one.pk).update(assessor_id=scene.moderator.user_id)
    with scene.acting(scene.analyst) as now:
        writing.take_over(assessment=one, by=scene.analyst)
        writing.submit(assessment=one, by=scene.analyst, at=now)
    page = text(browse(scene.moderator).get("/moderation"))
    assert "0 assessments to moderate" in page and "1 more waits for another moderator" in page
    page = text(browse(scene.moderator).get(f"/moderation/{one.pk}"))
    assert "You had a part in this assessment" in page and 'name="decision"' not in page


@pytest.mark.parametrize(("query", "total"), [
    ("kind=ocg", 1), ("kind=vulnerability", 0), ("again=first", 1), ("again=again", 0), ("second=with", 0),
    ("second=without", 1), ("again=nonsense", 1), ("force=1", 0),
])  # fmt: skip
def test_the_queue_is_narrowed(scene, browse, query, total):
    scene.submitted()
    page = text(browse(scene.moderator).get(f"/moderation?{query}"))
    assert f"{total} assessment" in page


@pytest.mark.parametrize(
    "sort", ["reference", "force", "assessor", "submitted", "-risk", "waiting", "-waiting"]
)
def test_the_queue_sorts_by_every_header(scene, browse, sort):
    scene.submitted()
    assert "NW-OCG-0001" in text(browse(scene.moderator).get(f"/moderation?sort={sort}"))


def test_an_empty_queue_says_so(scene, browse):
    assert "Nothing to moderate." in text(browse(scene.moderator).get("/moderation"))


def test_the_queue_exports_the_same_rows(scene, browse):
    scene.submitted()
    browser = browse(scene.moderator)
    assert "NW-OCG-0001" in b"".join(browser.get("/moderation.csv").streaming_content).decode("utf-8-sig")
    assert b"".join(browser.get("/moderation.xlsx").streaming_content)[:2] == b"PK"


def test_an_analyst_does_not_see_the_queue(scene, browse):
    for address in ("/moderation", "/quality", "/models", "/moderation.csv"):
        assert browse(scene.analyst).get(address).status_code == 403
