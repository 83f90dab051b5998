"""Long work: asked for in the transaction, done as the person, checked again, told in words."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from fourfold.core.access import queries as access
from fourfold.core.access.models import Brake, Grant, User
from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.jobs import queries, worker
from fourfold.core.jobs.models import Work
from fourfold.core.jobs.tests import acts
from fourfold.core.jobs.tests.conftest import jobs

pytestmark = pytest.mark.django_db


def test_work_is_done_as_the_person_who_asked_and_under_their_grant(asked, now_is, analyst):
    work = asked("look")
    assert now_is(work).state == "waiting"
    assert worker.run_waiting() == 1
    about, by, _at = acts.SEEN[0]
    assert (about, by.user_id, by.grant_id, by.write_agencies) == (
        7,
        analyst.user_id,
        analyst.grant_id,
        analyst.write_agencies,
    )
    done = now_is(work)
    assert (done.state, done.said) == ("done", "There was nothing to do.")
    assert done.asked_at < done.begun_at < done.ended_at
    assert worker.run_waiting() == 0


def test_what_is_asked_for_in_a_transaction_that_is_undone_was_never_asked_for(asked, analyst):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        asked("look")
        raise ZeroDivisionError
    assert jobs() == [] and worker.run_waiting() == 0


def test_the_queue_holds_numbers_and_nothing_else(asked, analyst):
    work = asked("look")
    ((args, *rest),) = jobs("args, queue_name, task_name, lock")
    assert json.loads(args) == {"work": work.pk, "person": analyst.user_id, "grant": analyst.grant_id}
    assert rest == ["fourfold", "look", f"test {analyst.agency_id}"]


def test_what_two_people_ask_for_is_done_once(asked, person):
    colleague = person("analyst", "cheshire")
    assert asked("look").pk == asked("look", by=colleague).pk
    assert asked("look", about=8).pk != asked("look").pk
    assert len(jobs()) == 2 and worker.run_waiting() == 2
    assert [about for about, _by, _at in acts.SEEN] == [7, 8]


def test_a_role_that_ended_meanwhile_is_refused_in_words_and_no_other_role_stands_in(
    asked, now_is, analyst, granted
):
    work = asked("look")
    yesterday = clock.day_of(clock.read()) - timedelta(days=1)
    Grant.objects.filter(pk=analyst.grant_id).update(ends_on=yesterday)
    granted(analyst.user_id, "coordinator", "cheshire")
    with entries() as found:
        worker.run_waiting()
    ended = now_is(work)
    assert ended.state == "refused" and "Your role ended before this was done" in ended.said
    assert acts.SEEN == []
    assert [(one.operation, one.act, one.actor, one.target) for one in found] == [
        ("refusal", "look", analyst.user_id, str(work.pk))
    ]


def test_somebody_who_may_no_longer_sign_in_gets_nothing_done(asked, now_is, analyst):
    work = asked("look")
    User.objects.filter(pk=analyst.user_id).update(is_active=False)
    worker.run_waiting()
    assert now_is(work).state == "refused" and acts.SEEN == []


def test_work_that_breaks_keeps_nothing_and_logs_no_word_of_a_row(asked, now_is, caplog):
    work = asked("break_")
    worker.run_waiting()
    assert now_is(work).state == "broken" and not Brake.objects.exists()
    assert "ValueError" in caplog.text and "acts.py" in caplog.text and "Larch" not in caplog.text


def test_work_that_cannot_be_done_now_is_tried_again_but_not_for_ever(asked, now_is):
    work = asked("busy")
    assert worker.run_waiting() == 5
    assert now_is(work).state == "broken" and jobs("status::text") == [("failed",)]


def test_a_worker_that_is_told_to_stop_gives_its_job_back(asked, now_is):
    work = asked("stop")
    with pytest.raises(KeyboardInterrupt):
        worker.run_waiting()
    assert now_is(work).is_open and jobs("status = 'doing', attempts") == [(False, 1)]


def test_work_exists_for_its_agency_and_for_whoever_asked(asked, person, register):
    work = asked("look")
    with viewing(person("coordinator", "cheshire")):
        assert queries.latest(7, ["look"]) == work
    with viewing(person("analyst", "merseyside")):
        assert queries.latest(7, ["look"]) is None and queries.open_work(["look"]) == {}


def test_nobody_changes_whose_work_or_what_work_it_is(asked, analyst):
    work = asked("look")
    for column in ("person_id", "owner_id", "about"):
        with pytest.raises(ProgrammingError, match="permission denied"), viewing(analyst):
            Work.objects.filter(pk=work.pk).update(**{column: 1})
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("update procrastinate_jobs set args = '{}'")


def test_the_database_itself_keeps_work_from_being_open_twice(asked, analyst):
    work = asked("look")
    with pytest.raises(IntegrityError), viewing(analyst):
        Work.objects.create(
            name=work.name,
            about=work.about,
            owner_id=work.owner_id,
            person_id=work.person_id,
            asked_at=work.asked_at,
        )


def test_a_viewer_says_under_which_grant_they_act(analyst):
    user = User.objects.get(pk=analyst.user_id)
    viewer = access.viewer_of(user, clock.day_of(clock.read()))
    assert viewer and viewer.grant_id == Grant.objects.get(user=user).pk
