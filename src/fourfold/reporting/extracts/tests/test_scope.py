"""A run's total counts rows of its whole scope: it exists for whoever sees that scope, and for its own runner."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import ProgrammingError, transaction

from fourfold.core.access.viewers import viewing
from fourfold.reporting.extracts import actions, files, queries, sealed
from fourfold.reporting.extracts.definitions import definitions
from fourfold.reporting.extracts.models import LockedDefinition, Run, SealedRow
from fourfold.understanding.threats.models import Threat

MASTER = definitions()["soc-master-list"]


@pytest.fixture
def narrow(region):
    """Somebody at the regional unit whose role reaches no force."""
    region.threat("Op Larch")
    region.threat("Op Fell", "cumbria")
    return region.person("coordinator", "nwrocu")


def again(of, by):
    with viewing(by) as now:
        return actions.again(of=of, definition=MASTER, by=by, at=now)


def without(region, viewer, force):
    return replace(viewer, agencies=tuple(key for key in viewer.agencies if key != region.register[force]))


def test_no_page_file_or_sentence_tells_a_colleague_with_narrower_rights_of_a_run(region, narrow, browse):
    wide = region.run(region.now())
    own = region.run(region.now(), narrow)
    assert (wide.rows, own.rows, wide.run_for_id) == (2, 0, own.run_for_id)
    browser = browse(narrow)
    page = browser.get("/extracts/").content.decode()
    assert str(own) in page and str(wide) not in page and wide.digest[:12] not in page
    hidden, missing = wide.pk, wide.pk + 1000
    for address in ("", ".csv", ".xlsx", f"/compare?other={own.pk}"):
        answers = [browser.get(f"/extracts/{number}{address}") for number in (hidden, missing)]
        assert [answer.status_code for answer in answers] == [404, 404], address
    assert browser.get(f"/extracts/{own.pk}/compare?other={hidden}").status_code == 404
    assert browser.post(f"/extracts/{hidden}/again").status_code == 404
    assert str(wide) not in browser.get(f"/extracts/{own.pk}").content.decode()


def test_the_database_itself_shows_no_run_of_a_wider_scope(region, narrow):
    wide = region.run(region.now())
    for viewer in (narrow, region.person("analyst", "cheshire"), region.person("administrator", "nwrocu")):
        with viewing(viewer):
            assert not Run.objects.filter(pk=wide.pk).exists()
            assert not SealedRow.objects.filter(run_id=wide.pk).exists()
            assert sealed.disposed(wide) == set()
    with viewing(region.person("inspector", "nwrocu")):
        assert SealedRow.objects.filter(run=queries.run(wide.pk)).count() == 2


def test_whoever_sees_the_whole_scope_sees_the_runs_of_a_force(region, narrow):
    own = region.run(region.now(), region.person("analyst", "cheshire"))
    with viewing(region.moderator):
        assert [run.pk for run in queries.runs().rows] == [own.pk]


def test_running_again_keeps_the_scope_of_the_run_whoever_asks(region, narrow):
    own = region.run(region.now(), region.person("analyst", "cheshire"))
    repeated = again(own, region.moderator)
    assert (own.rows, repeated.rows) == (1, 1)
    assert (repeated.digest, repeated.scope, repeated.repeats_id) == (own.digest, own.scope, own.pk)


def test_a_runner_who_lost_part_of_the_scope_still_proves_the_whole(region, narrow, browse):
    wide = region.run(region.now())
    later = without(region, region.moderator, "cumbria")
    repeated = again(wide, later)
    assert (repeated.rows, repeated.digest) == (2, wide.digest)
    with viewing(later):
        gone = sealed.disposed(repeated)
        assert sealed.standing(repeated, MASTER, gone) == sealed.Standing(shown=1, withheld=1, disposed=0)
        assert sealed.totals(repeated, MASTER, gone)["owner_agency"] == {region.register["cheshire"]: 1}
        assert sealed.proof(repeated, MASTER, gone) == sealed.Proof(whole=True, differing=0)
    first, second = ("".join(files.csv_pieces(run, MASTER, later)) for run in (wide, repeated))
    assert first == second
    assert "Op Fell" not in first and "# Withheld,1" in first and "# Rows in this file,1" in first
    assert again(wide, region.moderator).digest == wide.digest


def test_what_became_the_readers_since_it_was_sealed_is_shown_and_counted(region, narrow):
    wide = region.run(region.now())
    with viewing(region.moderator):
        Threat.objects.filter(name="Op Fell").update(owner_agency_id=region.register["cheshire"])
    with viewing(without(region, region.moderator, "cumbria")):
        gone = sealed.disposed(wide)
        assert len(sealed.rows_of(wide)) == 2
        assert sealed.standing(wide, MASTER, gone) == sealed.Standing(shown=2, withheld=0, disposed=0)
        assert sealed.totals(wide, MASTER, gone)["owner_agency"].total() == 2


def test_a_row_that_would_answer_differently_is_not_covered_up(region, narrow, monkeypatch):
    wide = region.run(region.now())
    answer = queries.answer
    with monkeypatch.context() as patch:

        def changed(*given):
            return ([row._replace(values=["changed"]) for row in rows] for rows in answer(*given))

        patch.setattr(queries, "answer", changed)
        assert again(wide, region.moderator).digest != wide.digest
    monkeypatch.setattr(queries, "answer", lambda *_args, **_named: [])
    assert again(wide, region.moderator).rows == 0


def test_nobody_runs_in_a_wider_scope_than_their_own_but_to_repeat_a_run(region, narrow):
    wide = region.run(region.now())
    given = {"definition": wide.definition, "version": 1, "definition_digest": wide.definition_digest, "rows": 0,
             "digest": "0" * 64, "run_by_id": narrow.user_id, "run_for_id": narrow.agency_id,
             "scope": wide.scope, "as_of": wide.as_of, "run_at": wide.run_at}  # fmt: skip
    own = region.run(wide.as_of, narrow)
    for changes in ({}, {"repeats_id": wide.pk}, {"repeats_id": own.pk}, {"repeats_id": wide.pk + 1000}):
        with (
            viewing(narrow),
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
        ):
            Run.objects.create(**given, **changes)


def test_a_definition_is_locked_by_a_run_that_nobody_here_may_know_of(region, narrow, browse):
    region.run(region.now())
    changed = replace(MASTER, digest="0" * 64)
    with viewing(narrow) as now, pytest.raises(actions.Locked) as refused:
        actions.run(definition=changed, as_of=now, by=narrow, at=now)
    assert str(refused.value) == "This definition is locked. Copy it to change it."
    assert (
        "This definition is locked. Copy it to change it."
        in browse(narrow).get("/extracts/").content.decode()
    )
    with viewing(narrow) as now:
        copied = actions.run(definition=replace(changed, version=2), as_of=now, by=narrow, at=now)
    assert copied.version == 2


def test_a_lock_is_never_changed(region, narrow):
    region.run(region.now())
    for change in ("update", "delete"):
        with (
            viewing(narrow),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            rows = LockedDefinition.objects.filter(code=MASTER.code)
            rows.delete() if change == "delete" else rows.update(digest="0" * 64)
