"""Lines are what working everything out anew gives, whatever changed in whatever order, and for everybody."""

from __future__ import annotations

import random
from datetime import date

import pytest
from django.db.models import Q

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.jobs import worker
from fourfold.core.ui.lists import Sort
from fourfold.data.entities.models import SourceRecord
from fourfold.reporting.exchange import differences, queries, reconciling, working_out
from fourfold.reporting.exchange.lines import keeping, made_under
from fourfold.reporting.exchange.models import Kind, Line, NationalList, NationalRow, Touched
from fourfold.reporting.exchange.tests.test_disruptions import recorded
from fourfold.reporting.exchange.tests.test_reconciling import load
from fourfold.reporting.exchange.tests.test_same_for_all import attached, link
from fourfold.reporting.exchange.tests.walk import Walk


@pytest.mark.parametrize("seed", range(4))
def test_a_walk_of_changes_leaves_the_lines_as_if_worked_out_anew(exchange, seed):
    walk = Walk(exchange, random.Random(seed))
    for _step in range(40):
        walk.step()
        for by in (exchange.moderator, exchange.coordinator, walk.other):
            assert kept(by, walk.day) == anew(by, walk.day), walk.said


def kept(by, on):
    with viewing(by):
        held = queries.lines(on=on)
        assert held.later == 0
        told = queries.whole_outbox(held, Q(), Sort("reference"), str)
        shown = differences.whole(held, Q(), Sort("reference"), str)
        return (
            {(one.key, one.reference, one.agency, one.threats, one.standing) for one in told},
            {
                (one.key, one.where, one.reference, one.national_reference, one.since, one.fields)
                for one in shown
            },
        )


def anew(by, on):
    with viewing(by):
        found = [one for kind in Kind.values for one in working_out.entries(on=on, kind=kind)]
        return (
            {(one.key, one.reference, one.agency, one.threats, one.standing) for one in found},
            set(side_by_side(found)),
        )


def side_by_side(found):
    """The slow twin: agency by agency, each record and each row of its list looked at."""
    for held in NationalList.objects.all():
        entries = [one for one in found if (one.kind, one.agency) == (held.kind, held.agency_id)]
        there, met = list(NationalRow.objects.filter(list=held).order_by("pk")), set()
        numbers = {row.national_reference: row for row in there}
        references = {row.reference: row for row in there if row.reference}
        for one in entries:
            row = numbers.get(one.standing.national_reference) or references.get(one.reference)
            if row and reconciling.belongs(one):
                met.add(row.pk)
            if apart := reconciling.between(one, row):
                yield one.key, apart.where, one.reference, apart.listed_as, apart.since, apart.fields
        ours = {one.standing.national_reference: one.reference for one in entries}
        for row in there:
            if row.pk not in met:
                reference = ours.get(row.national_reference, row.reference)
                yield f"there-{row.pk}", "there", reference, row.national_reference, row.since, ()


def state(exchange, threat, on=None):
    with viewing(exchange.moderator) as now:
        held = queries.lines(on=on or clock.day_of(now))
        return held.rows.get(kind="threat", record=threat.pk).state


def test_somebody_who_comes_of_age_is_named_from_that_day_though_nobody_writes_anything(exchange):
    threat = exchange.threat()
    link(exchange, threat, "Tam Oswin", "member", "suspect", holder="cheshire")
    with viewing(exchange.moderator) as now:
        today = clock.day_of(now)
        SourceRecord.objects.update(born_on=date(today.year - 17, 3, 1))
    exchange.send()
    assert state(exchange, threat) == "accepted"
    assert state(exchange, threat, date(today.year + 1, 2, 28)) == "accepted"
    assert state(exchange, threat, date(today.year + 1, 3, 1)) == "differs"


def test_other_rules_make_every_line_anew(exchange, monkeypatch):
    threat = exchange.threat()
    assert state(exchange, threat) == "not_sent"
    with viewing(exchange.moderator):
        Line.objects.update(state="accepted")
    assert state(exchange, threat) == "accepted"  # nothing says that it is another
    monkeypatch.setattr(keeping, "made_under", lambda: "0" * 64)
    assert state(exchange, threat) == "not_sent"


def test_the_rules_are_those_that_stand_in_the_files_and_in_the_column_map():
    files = {file.name for file in made_under.files()}
    assert {"people.py", "turning.py", "rules.py", "national_1.yaml", "working_out.py"} <= files
    assert {"keeping.py", "listed.py", "touched.py", "entering.py", "entering.yaml"} <= files


def test_what_is_too_much_for_one_reader_is_told_apart_and_shown_to_nobody(exchange, browse, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", 3)
    for name in ("Larch", "Ash", "Elm"):
        exchange.threat(f"Op {name}")
    exchange.threat("Op Yew", "merseyside")
    first, second, third = (browse(exchange.moderator).get("/outbox").content.decode() for _view in range(3))
    assert "Outbox: 3 records are not accepted" in first and "5 records have just changed" in first
    assert "Outbox: 6 records are not accepted" in second and "2 records have just changed" in second
    assert "Outbox: 8 records are not accepted" in third and "just changed" not in third


def test_the_worker_works_out_what_is_left_while_nothing_waits(exchange, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", 1)
    state(exchange, exchange.threat("Op Larch"))
    exchange.threat("Op Elm"), exchange.threat("Op Fell")
    assert Touched.objects.exists()
    for _second in range(6):
        worker.tend()
    assert not Touched.objects.exists()


def test_of_what_is_left_nobody_learns_of_a_record_that_is_not_theirs(exchange, browse, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", 0)
    exchange.threat()
    other = exchange.person("coordinator", "merseyside")
    assert "just changed" not in browse(other).get("/outbox").content.decode()
    assert "2 records have just changed" in browse(exchange.coordinator).get("/outbox").content.decode()


def test_what_is_written_is_worked_out_whatever_it_takes(exchange, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", 0)
    exchange.threat()
    exchange.threat("Op Ash")
    assert exchange.write().rows == 2


def test_a_pass_over_many_marks_writes_no_more_than_its_bound_and_shows_no_line_of_what_is_left(
    exchange, monkeypatch
):
    threats = [exchange.threat(f"Op {name}") for name in ("Larch", "Ash", "Elm", "Fell", "Yew")]
    with viewing(exchange.moderator) as now:
        keeping.refresh(on=clock.day_of(now), at_once=None)
        Touched.objects.bulk_create(Touched(thing="threat", number=one.pk) for one in threats)
        before = set(Touched.objects.values_list("pk", flat=True))
        monkeypatch.setattr(keeping, "AT_ONCE", 1)
        held = queries.lines(on=clock.day_of(now))
        after = set(Touched.objects.values_list("pk", flat=True))
        assert (len(before - after), len(after - before)) == (1, 1)  # the mark's assessment is left
        assert held.later == 9 and [one.record for one in held.rows] == [threats[0].pk]


def test_a_pass_over_lines_of_other_rules_writes_no_more_than_its_bound(exchange, monkeypatch):
    for name in ("Larch", "Ash", "Elm"):
        exchange.threat(f"Op {name}")
    with viewing(exchange.moderator) as now:
        keeping.refresh(on=clock.day_of(now), at_once=None)
        monkeypatch.setattr(keeping, "made_under", lambda: "0" * 64)
        for left in (4, 2, 0):
            monkeypatch.setattr(keeping, "AT_ONCE", 2)
            held = queries.lines(on=clock.day_of(now))
            assert (held.later, held.rows.count()) == (left, 6 - left) and not Touched.objects.exists()


def test_whoever_puts_a_file_in_or_takes_it_back_does_not_work_out_what_everybody_changed(
    exchange, monkeypatch
):
    exchange.threat()
    first = exchange.write()
    monkeypatch.setattr(keeping, "AT_ONCE", 1)
    exchange.threat("Op Ash"), exchange.threat("Op Elm")
    exchange.put_in(first)
    with viewing(exchange.moderator):
        assert Touched.objects.exists()


def test_a_list_that_says_the_same_touches_nothing(exchange):
    threat = exchange.threat()
    exchange.send()
    load(exchange)
    with viewing(exchange.moderator):
        before = set(NationalRow.objects.values_list("pk", "since"))
    load(exchange)
    with viewing(exchange.moderator):
        assert set(NationalRow.objects.values_list("pk", "since")) == before and not Touched.objects.exists()
    assert state(exchange, threat) == "accepted"


def test_a_line_of_a_shared_record_says_the_same_to_both(exchange):
    mine, theirs = exchange.threat(), exchange.threat("Op Ash", "merseyside")
    other = exchange.person("coordinator", "merseyside")
    exchange.send()
    exchange.send(by=other)
    one = recorded(exchange, mine.reference, what="Told by Hollin.")
    attached(exchange, one, theirs)
    assert exchange.send("disruption").accepted == 1
    link(exchange, theirs, "Wren Hollin", "victim", "victim")  # nobody wrote on the record itself
    for by in (exchange.coordinator, exchange.moderator):
        with viewing(by) as now:
            assert (
                queries.lines(on=clock.day_of(now)).rows.get(kind="disruption", record=one.pk).state
                == "differs"
            )
