"""A definition that gets another column is another version: the first one's rows, digests and files stay."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.reporting.extracts import actions, definitions, files, sealed

FIRST = definitions.definition("soc-master-list", 1)
assert FIRST


@pytest.fixture
def second(tmp_path, monkeypatch):
    """A second version beside the first, with two more columns."""
    text = (definitions.FOLDER / "soc_master_list.yaml").read_text()
    later = text.replace("version: 1", "version: 2").replace("review_due]", "review_due, lro, further_areas]")
    (tmp_path / "soc_master_list.yaml").write_text(text)
    (tmp_path / "soc_master_list_2.yaml").write_text(later)
    monkeypatch.setattr(definitions, "FOLDER", tmp_path)
    definitions._every.cache_clear()
    yield definitions.definition("soc-master-list", 2)
    definitions._every.cache_clear()


def test_the_first_version_keeps_its_digests_and_the_second_has_its_own(region, second, browse):
    region.threat("Op Larch", lro="DI Vale", further_areas=["drugs", "firearms"])
    moment = region.now()
    with viewing(region.moderator) as now:
        one = actions.run(definition=FIRST, as_of=moment, by=region.moderator, at=now)
    before = "".join(files.csv_pieces(one, FIRST, region.moderator))
    with viewing(region.moderator) as now:
        two = actions.run(definition=second, as_of=moment, by=region.moderator, at=now)
        repeated = actions.again(of=one, definition=FIRST, by=region.moderator, at=now)
        for run, definition in ((one, FIRST), (two, second), (repeated, FIRST)):
            assert sealed.proof(run, definition, set()) == sealed.Proof(whole=True, differing=0)
    assert (one.digest, one.version, two.version) == (repeated.digest, 1, 2)
    assert two.digest != one.digest
    assert "".join(files.csv_pieces(repeated, FIRST, region.moderator)) == before
    text = "".join(files.csv_pieces(two, second, region.moderator))
    assert "review_due,lro,further_areas" in text and "DI Vale,drugs;firearms" in text
    browser = browse(region.moderator)
    assert "DI Vale" not in browser.get(f"/extracts/{one.pk}").content.decode()
    assert "DI Vale" in browser.get(f"/extracts/{two.pk}").content.decode()
    assert browser.get(f"/extracts/{two.pk}/compare?other={one.pk}").status_code == 404
    assert b"".join(browser.get(f"/extracts/{two.pk}.xlsx").streaming_content)
