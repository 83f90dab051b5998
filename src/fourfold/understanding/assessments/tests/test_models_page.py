"""A model file is checked whole, shown with what it would change, and only then adopted."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.core.ui.tests.reading import text
from fourfold.understanding.assessments import adoption, answering
from fourfold.understanding.assessments.actions import adopting
from fourfold.understanding.assessments.models import ModelFile
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.scoring.reading import read_model

SHIPPED = shipped_models()["tactical-1.2.yaml"]
# Tier 4 from 16 rather than from 6: risk 15, as in the scene, becomes tier 5.
HARDER = (
    SHIPPED.replace("version: 1.2", "version: 1.3")
    .replace("{tier: 4, from: 6, below: 20", "{tier: 4, from: 16, below: 20")
    .replace("{tier: 5, from: 0, below: 6", "{tier: 5, from: 0, below: 16")
)


def upload(content):
    return {"act": "check", "file": SimpleUploadedFile("model.yaml", content.encode())}


def packed(page):
    return re.search(r'name="text" value="([^"]+)"', page.content.decode())[1]


def test_the_list_says_what_is_in_force_and_who_moderates_whose(scene, browse):
    page = text(browse(scene.moderator).get("/models"))
    assert "Tactical 1.2, illustrative" in page and "In force" in page
    assert "the region&#39;s threat assessment unit (ROCTA)" in page and "1 Jan 2021" in page


def test_every_mistake_is_named_with_its_line_and_nothing_is_adopted(scene, browse):
    wrong = SHIPPED.replace("kind: tactical ", "kind: practical ").replace("scale: reach", "scale: sweep")
    answer = browse(scene.moderator).post("/models", upload(wrong))
    page = text(answer)
    assert answer.status_code == 422 and "2 things to mend in the file" in page
    lines = [
        number for number, line in enumerate(wrong.splitlines(), 1) if "practical" in line or "sweep" in line
    ]
    for number in lines:
        assert re.search(rf'data-label="Line">{number}<', page)
    with viewing(scene.moderator):
        assert ModelFile.objects.filter(kind="tactical").count() == 1


@pytest.mark.parametrize(("data", "sentence"), [
    ({"act": "check"}, "Choose a model file."), ({"act": "adopt", "text": "%%%"}, "damaged on its way"),
    ({"act": "check", "file": SimpleUploadedFile("model.yaml", b"a" * 300_001)}, "larger than 300 kB"),
])  # fmt: skip
def test_what_cannot_be_read_is_said(scene, browse, data, sentence):
    answer = browse(scene.moderator).post("/models", data)
    assert answer.status_code == 422 and sentence in text(answer)


def test_the_preview_counts_and_lists_the_tiers_that_would_move(scene, browse):
    one = scene.moderated()
    page = text(browse(scene.moderator).post("/models", upload(HARDER)))
    assert "1 of 1 assessment of record would get another tier." in page
    assert f'href="/assessments/{one.pk}"' in page and "Tier 4" in page and "Tier 5" in page


def test_what_changes_nothing_says_so(scene, browse):
    scene.moderated()
    page = text(
        browse(scene.moderator).post("/models", upload(SHIPPED.replace("version: 1.2", "version: 1.3")))
    )
    assert "The 1 assessment of record keeps its tier." in page


def test_a_risk_that_moves_within_its_tier_is_not_listed(scene):
    scene.moderated()
    steeper = SHIPPED.replace("version: 1.2", "version: 1.3").replace(
        "value: 3, means: Harm", "value: 4, means: Harm"
    )
    with viewing(scene.moderator):
        found = adoption.preview(read_model(steeper, threat_facts=answering.THREAT_FACTS))
    assert dict(found.tiers) == {(4, 4): 1} and found.moved == []


def test_the_preview_equals_scoring_each_record_by_hand(scene):
    scene.moderated()
    with viewing(scene.moderator):
        found = adoption.preview(read_model(HARDER, threat_facts=answering.THREAT_FACTS))
    assert dict(found.tiers) == {(4, 5): 1} and [
        (m.record.tier, m.comparison.after.tier.number) for m in found.moved
    ] == [(4, 5)]


def test_adopting_keeps_the_file_byte_for_byte_and_rescores_no_record(scene, browse):
    one = scene.moderated()
    browser = browse(scene.moderator)
    page = browser.post("/models", upload(HARDER))
    answer = browser.post("/models", {"act": "adopt", "text": packed(page)})
    assert "tactical 1.3 is adopted, in force from 1 April 2022." in text(browser.get(answer["Location"]))
    with viewing(scene.moderator):
        assert ModelFile.objects.get(version="1.3").text == HARDER
        assert scene.fresh().tier == 4 and scene.fresh().assessment_of_record == one.pk


def test_a_version_is_adopted_once(scene, browse):
    browser = browse(scene.moderator)
    page = browser.post("/models", upload(SHIPPED))
    assert "This version is adopted already" in text(page) and "Adopt this model" not in text(page)
    page = browser.post("/models", upload(HARDER))
    browser.post("/models", {"act": "adopt", "text": packed(page)})
    again = browser.post("/models", {"act": "adopt", "text": packed(page)})
    assert again.status_code == 409 and "This version is adopted already" in text(again)


def test_an_administrator_who_sees_no_threat_is_told_so(scene, browse, person):
    page = text(browse(person("administrator", "nwrocu")).post("/models", upload(HARDER)))
    assert "Ask the ROCTA unit to look before you adopt" in page


def test_an_analyst_does_not_adopt(scene):
    with scene.acting(scene.analyst) as now, pytest.raises(Refused, match="does not adopt"):
        adopting.adopt(text=HARDER, by=scene.analyst, at=now)
