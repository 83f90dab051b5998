"""A row that was lawfully disposed of is counted, and the rest and the whole are still proved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.reporting.extracts import actions, comparing, files, sealed
from fourfold.reporting.extracts.definitions import definitions
from fourfold.reporting.extracts.models import Run

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
MASTER = definitions()["soc-master-list"]
TABLES = ("threats_threat_slice", "threats_threat_hist")


@pytest.fixture
def disposed(region, as_owner):
    """A run of three threats, of which one was disposed of since, by the owner's hand, and one is not shown now."""
    fell, larch, _ash = (
        region.threat("Op Fell", "cumbria"),
        region.threat("Op Larch"),
        region.threat("Op Ash"),
    )
    run = region.run(region.now())
    as_owner(f"delete from extracts_rowkey where record = {larch.pk}")
    for table in TABLES:
        as_owner(f"delete from {table} where id = {larch.pk}")
    fewer = tuple(key for key in region.moderator.agencies if key != region.register["cumbria"])
    return run, replace(region.moderator, agencies=fewer), fell


def again(of, by):
    with viewing(by) as now:
        return actions.again(of=of, definition=MASTER, by=by, at=now)


def test_the_rest_and_the_total_are_proved(region, disposed):
    run, narrow, _fell = disposed
    with viewing(narrow):
        gone = sealed.disposed(run)
        assert sealed.standing(run, MASTER, gone) == sealed.Standing(shown=1, withheld=1, disposed=1)
        assert sealed.proof(run, MASTER, gone) == sealed.Proof(whole=True, differing=0)
    text = "".join(files.csv_pieces(run, MASTER, narrow))
    assert "Op Larch" not in text and "# Withheld,1" in text and "# Disposed,1" in text and run.digest in text


def test_running_again_gives_the_same_digest_for_everybody(region, disposed):
    run, narrow, _fell = disposed
    for viewer in (narrow, region.moderator):
        repeated = again(run, viewer)
        assert (repeated.rows, repeated.digest) == (3, run.digest)
    assert region.run(run.as_of).rows == 2


def test_a_key_that_was_destroyed_alone_takes_its_row_with_it(region, disposed, as_owner):
    run, _narrow, fell = disposed
    as_owner(f"delete from extracts_rowkey where record = {fell.pk}")
    assert again(run, region.moderator).digest == run.digest
    with viewing(region.moderator):
        assert sealed.standing(run, MASTER, sealed.disposed(run)) == sealed.Standing(
            shown=1, withheld=0, disposed=2
        )
        assert [row.name for row in sealed.rows_of(run)] == ["Op Ash"]


def test_the_pages_count_them(region, disposed, browse):
    run, _narrow, _fell = disposed
    page = browse(region.moderator).get(f"/extracts/{run.pk}").content.decode()
    assert "1 disposed: these rows are not shown" in page and "Op Larch" not in page
    assert "The digest still covers them." in page and "no longer give this digest" not in page


def test_a_comparison_counts_them_apart_from_what_is_withheld(region, disposed):
    run, narrow, _fell = disposed
    second = region.run(region.now(), narrow)
    with viewing(region.moderator):
        found = comparing.compare(run, second, MASTER)
    assert (found.missing.withheld, found.missing.disposed) == (0, 1)
    assert [(one.row.name, one.how, one.why) for one in found.differences] == [
        ("Op Fell", "left", ("other scope",))
    ]


def test_a_row_that_was_altered_in_the_database_is_found_out(region, as_owner):
    region.threat("Op Larch")
    run = region.run(region.now())
    as_owner("update threats_threat_hist set name = 'Op Lurch' where recorded_to > '9000-01-01'")
    with viewing(region.moderator):
        assert sealed.proof(run, MASTER, set()) == sealed.Proof(whole=True, differing=1)
    as_owner(f"update extracts_sealedrow set digest = repeat('0', 64) where run_id = {run.pk}")
    with viewing(region.moderator):
        assert not sealed.proof(Run.objects.get(pk=run.pk), MASTER, set()).whole


def test_of_a_very_long_run_the_page_proves_its_own_rows_and_says_so(region, as_owner, browse, monkeypatch):
    region.threat("Op Larch")
    run, browser = region.run(region.now()), browse(region.moderator)
    monkeypatch.setattr(sealed, "PROVED_AT_ONCE", 0)
    assert "those on this page: the same" in browser.get(f"/extracts/{run.pk}").content.decode()
    as_owner("update threats_threat_hist set name = 'Op Lurch' where recorded_to > '9000-01-01'")
    assert "no longer give this digest" in browser.get(f"/extracts/{run.pk}").content.decode()
    assert again(run, region.moderator).digest != run.digest


def test_more_decimals_and_another_column_leave_digests_rows_and_files_as_they_were(region, as_owner):
    region.threat("Op Larch")
    run = region.run(region.now())
    before = "".join(files.csv_pieces(run, MASTER, region.moderator))
    as_owner("alter table threats_threat_hist alter risk type numeric(16, 8)")
    as_owner("alter table threats_threat_hist add another text default 'x'")
    with viewing(region.moderator):
        assert sealed.proof(run, MASTER, set()) == sealed.Proof(whole=True, differing=0)
    assert "".join(files.csv_pieces(run, MASTER, region.moderator)) == before
    assert again(run, region.moderator).digest == run.digest
