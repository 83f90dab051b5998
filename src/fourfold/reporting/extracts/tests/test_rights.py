"""A reader who changes no case row runs extracts, in their own name and for their own agency alone."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from fourfold.core.access.viewers import viewing
from fourfold.reporting.extracts.models import Run, SealedRow


@pytest.fixture
def inspector(region):
    return region.person("inspector", "nwrocu")


def a_run(viewer, **changes):
    given = {"definition": "soc-master-list", "version": 1, "definition_digest": "0" * 64, "scope": [], "rows": 0,
             "digest": "0" * 64, "run_by_id": viewer.user_id, "run_for_id": viewer.agency_id}  # fmt: skip
    with viewing(viewer) as now, transaction.atomic():
        return Run.objects.create(**{**given, "as_of": now, "run_at": now, **changes})


def test_an_inspector_runs_an_extract_and_changes_no_threat(region, inspector):
    threat = region.threat("Op Larch")
    run = region.run(region.now(), inspector)
    assert (run.rows, inspector.write_agencies) == (1, ())
    with viewing(inspector):
        assert SealedRow.objects.filter(run=run).count() == 1
        assert type(threat).objects.filter(pk=threat.pk).update(name="x") == 0


def test_nobody_adds_a_run_in_the_name_of_another(region, inspector):
    with pytest.raises(ProgrammingError, match="row-level security"):
        a_run(inspector, run_by_id=region.moderator.user_id)


def test_nobody_adds_a_run_for_an_agency_where_they_hold_no_grant(region, inspector):
    with pytest.raises(ProgrammingError, match="row-level security"):
        a_run(inspector, run_for_id=region.register["cheshire"])
    with pytest.raises(ProgrammingError, match="row-level security"):
        a_run(region.moderator, run_for_id=region.register["cheshire"])


def test_nobody_adds_rows_to_the_run_of_another(region, inspector):
    run = region.run(region.now())
    with (
        viewing(inspector),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        SealedRow.objects.create(run=run, place=1, record=1, hid=1, digest="0" * 64)


def test_a_key_that_is_not_the_runs_own_is_refused(region, inspector):
    run = a_run(inspector)
    with (
        viewing(inspector),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        SealedRow.objects.create(
            run=run, place=1, record=1, hid=1, digest="0" * 64, akey=region.register["cheshire"]
        )


def test_nobody_changes_or_removes_a_run(region, inspector):
    run = a_run(inspector)
    for change in (Run.objects.filter(pk=run.pk).update, lambda **_: Run.objects.filter(pk=run.pk).delete()):
        with (
            viewing(inspector),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            change(rows=5)
