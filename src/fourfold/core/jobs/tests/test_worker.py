"""Workers: what one leaves the next takes up, and what is under way can be seen while it is."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from fourfold.core import capability
from fourfold.core.access.models import Brake
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.jobs import queries, queue, rules, worker
from fourfold.core.jobs.models import Work
from fourfold.core.jobs.pulse import Pulse
from fourfold.core.jobs.tests import acts
from fourfold.core.jobs.tests.conftest import jobs
from fourfold.core.jobs.worker import Worker

pytestmark = pytest.mark.django_db


def silent(number, seconds=60):
    """A worker that gave its last sign of life a while ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update procrastinate_workers set last_heartbeat = last_heartbeat - make_interval(secs => %s)"
            " where id = %s",
            [seconds, number],
        )


def test_a_job_in_the_hand_of_a_silent_worker_is_taken_up_by_the_next(asked, now_is):
    work = asked("look")
    dead = queue.register()
    queue.take(dead)
    assert worker.run_waiting() == 0  # it may still be at work
    silent(dead)
    assert worker.run_waiting() == 1
    assert now_is(work).state == "done" and jobs("status::text, attempts") == [("succeeded", 2)]


def test_a_job_of_a_worker_that_is_gone_is_taken_up_at_once(asked, now_is):
    work = asked("look")
    gone = queue.register()
    queue.take(gone)
    queue.unregister(gone)
    worker.run_waiting()
    assert now_is(work).state == "done"


def test_a_job_that_ends_its_worker_again_and_again_is_given_up(asked, now_is):
    work = asked("look")
    for _attempt in range(5):
        dead = queue.register()
        queue.give_back_what_was_left()
        queue.take(dead)
        queue.unregister(dead)
    assert worker.run_waiting() == 0
    assert now_is(work).state == "broken" and acts.SEEN == []


def test_jobs_of_one_turn_are_done_one_after_the_other(asked):
    asked("look", about=1)
    asked("look", about=2)
    first, second = queue.register(), queue.register()
    assert queue.take(first) and queue.take(second) is None


def test_work_that_ended_before_the_queue_was_told_is_not_done_again(asked):
    asked("look")
    number = queue.register()
    job = queue.take(number)
    worker.performing.perform(worker.order_of(job), worker.Progress())
    queue.unregister(number)  # killed between the two
    worker.run_waiting()
    assert len(acts.SEEN) == 1 and jobs("status::text") == [("succeeded",)]


def test_work_is_left_alone_when_no_worker_gives_a_sign_of_life(asked, now_is, analyst):
    work = now_is(asked("look"))
    with viewing(analyst) as now:
        later = now + timedelta(minutes=1)
        assert not queries.is_left_alone(work, now)  # a worker, if there is one, has not looked yet
        assert queries.is_left_alone(work, later)
        number = queue.register()
        assert not queries.is_left_alone(work, later)
        silent(number)
        assert queries.is_left_alone(work, later)
        work.state = Work.State.UNDER_WAY
        assert queries.is_left_alone(work, now)


@pytest.mark.django_db(transaction=True)
def test_how_far_work_is_can_be_seen_while_its_own_writes_cannot(asked, analyst):
    work = asked("count")
    number, seen = queue.register(), []
    pulse = Pulse(number)  # not started: the test beats itself

    def meanwhile():
        pulse.beat()
        with viewing(analyst):
            found = Work.objects.get(pk=work.pk)
            seen.append((found.state, found.row, found.rows, found.share, Brake.objects.exists()))
        connections["default"].close()

    acts.MEANWHILE.append(lambda: elsewhere(meanwhile))
    assert Worker(number, pulse).step()
    assert seen == [("under way", 5, 10, 50, False)]
    assert Brake.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_works_until_it_is_told_to_stop_and_is_then_forgotten(asked, now_is, analyst):
    until, work = threading.Event(), asked("count")
    acts.MEANWHILE.append(until.set)
    worker.serve(print, until)
    assert now_is(work).state == "done"
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_workers")
        assert cursor.fetchone() == (0,)
    assert clock.read() > now_is(work).ended_at


@pytest.mark.django_db(transaction=True)
def test_a_worker_whose_connection_is_cut_says_so_and_goes_on(asked, now_is, monkeypatch):
    said, until, work, take = [], threading.Event(), asked("count"), queue.take
    acts.MEANWHILE.append(until.set)
    monkeypatch.setattr(rules, "BEATS_EVERY", 0.01)

    def cut_once(number):
        if not said:
            connection.ensure_connection()
            backend = connection.connection.info.backend_pid
            elsewhere(lambda: cut(backend))
        return take(number)

    monkeypatch.setattr(queue, "take", cut_once)
    worker.serve(said.append, until)
    assert said[0] == "The database does not answer (OperationalError). Trying again."
    assert now_is(work).state == "done"


@pytest.mark.django_db(transaction=True)
def test_work_whose_connection_is_cut_is_begun_again(asked, now_is, monkeypatch):
    said, work = [], asked("count")
    monkeypatch.setattr(rules, "BEATS_EVERY", 0.01)
    until = threading.Event()

    def cut_the_work_off():
        acts.MEANWHILE[:] = [until.set]
        backend = connection.connection.info.backend_pid
        elsewhere(lambda: cut(backend))
        Brake.objects.exists()

    acts.MEANWHILE.append(cut_the_work_off)
    worker.serve(said.append, until)
    assert now_is(work).state == "done" and jobs("status::text, attempts") == [("succeeded", 2)]


def cut(backend):
    """End a connection of the application's, as a server that stops does."""
    with connections["default"].cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s)", [backend])
    connections["default"].close()


def elsewhere(act):
    """In a thread, with a connection of its own."""
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_what_is_tended_in_vain_ends_nobody(monkeypatch):
    done = []
    acts = {"one": lambda now: 1 / 0, "two": done.append}
    config = next(iter(capability.every()))
    monkeypatch.setattr(config, "tends", tuple(acts))
    monkeypatch.setattr(capability, "load", lambda path: acts.get(path, lambda now: None))
    worker.tend()
    assert len(done) == 1
