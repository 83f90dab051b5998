"""The chain over the log: what is done to it by hand, with every right there is, is found; what was not is whole.

Each is done on a database of its own, by the owner with the triggers and policies that hold anybody else.
"""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions as audit
from fourfold.core.audit import checkpoints, encoding, queries, sealing, verifying

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def log(person):
    """Three blocks of three entries each, and one entry that no block seals yet."""
    viewer = person("analyst", "cheshire")

    def write(*targets):
        for target in targets:
            with viewing(viewer):
                audit.record(audit.Operation.CONSULTATION, "threat.read", by=viewer, target=target)

    with as_owner() as cursor:
        cursor.execute("delete from audit_entry; delete from audit_block")
    for block in range(3):
        write(*(f"NW-OCG-{block}{entry}" for entry in range(3)))
        assert sealing.seal() == 3
    write("NW-OCG-99")
    return write


def as_owner():
    return connections["owner"].cursor()


def found(*kept):
    connections["owner"].ensure_connection()
    return verifying.verify(connections["owner"].connection, kept)


def change(statement):
    with as_owner() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount, statement


def checkpoint():
    last = queries.last_block()
    return checkpoints.Checkpoint(last.era, last.no, last.hash, "2026-11-28T15:00:00+00:00")


def test_what_nobody_touched_is_whole_and_its_end_is_named(log):
    result = found(checkpoint())
    assert (result.whole, result.blocks, result.entries, result.tail) == (True, 3, 9, 1)
    assert result.tail_since is not None and result.checkpoints == 1


@pytest.mark.parametrize(
    ("by_hand", "said"),
    [
        ("update audit_entry set target = 'NW-OCG-1O' where target = 'NW-OCG-10'", "Block 2 of era 1"),
        (
            "update audit_entry set reason = ' ' where target = 'NW-OCG-10'",
            "its entries are not what was sealed",
        ),
        (
            "update audit_entry set stamped = stamped + interval '1 us' where target = 'NW-OCG-10'",
            "Block 2 of era 1",
        ),
        (
            "delete from audit_entry where target = 'NW-OCG-11'",
            "sealed 3 entries, and 2 are there: some were removed",
        ),
        (
            "update audit_entry a set id = case a.target when 'NW-OCG-10' then b.id else a.id end from audit_entry b"
            " where a.target = 'NW-OCG-10' and b.target = 'NW-OCG-12'",
            "Block 2 of era 1",
        ),
        (
            "insert into audit_entry (xid, operation, act) select xid, 'consultation', 'threat.read' from audit_entry"
            " where target = 'NW-OCG-11'",
            "sealed 3 entries, and 4 are there: some were added",
        ),
        ("update audit_block set entries = 4 where no = 2", "Block 2 of era 1"),
        (
            "update audit_block set sealed_at = sealed_at - interval '1 hour' where no = 2",
            "itself is not what was sealed",
        ),
        ("delete from audit_block where no = 2", "Block 3 of era 1"),
        ("delete from audit_block where no = 1", "blocks are missing"),
    ],
)
def test_a_change_by_hand_is_found(log, by_hand, said):
    change(by_hand)
    assert said in " ".join(found().faults)


def test_two_entries_that_changed_places_are_found(log):
    change(
        "update audit_entry a set xid = b.xid from audit_entry b"
        " where (a.target, b.target) in (('NW-OCG-10', 'NW-OCG-11'), ('NW-OCG-11', 'NW-OCG-10'))"
    )
    assert "two change places" in " ".join(found().faults)


def test_an_entry_put_between_the_blocks_is_found(log):
    change("insert into audit_entry (xid, operation, act) values ('3', 'access', 'x')")
    assert found().faults


def cut_the_end():
    change("delete from audit_entry where xid >= (select x_from from audit_block where no = 3)")
    change("delete from audit_block where no = 3")


def test_an_end_that_was_cut_off_is_found_by_a_checkpoint_alone(log):
    kept = checkpoint()
    cut_the_end()
    assert found().whole
    assert found(kept).faults == [
        "The checkpoint of 2026-11-28T15:00:00+00:00 saw block 3 of era 1, which is not there: the end of the log was"
        " cut off."
    ]


def work_out_anew():
    """What somebody with every right would do: change an entry, and seal all of it again by the rule."""
    change("update audit_entry set target = 'NW-OCG-77' where target = 'NW-OCG-10'")
    previous = b""
    with as_owner() as cursor:
        cursor.execute("select no, x_from::text, x_to::text, entries, sealed_at from audit_block order by no")
        for no, x_from, x_to, entries, sealed_at in cursor.fetchall():
            cursor.execute(
                f"select {', '.join(encoding.ENTRY)} from audit_entry where xid >= %s::xid8 and xid < %s::xid8"
                " order by audit_entry.xid, id",
                [x_from, x_to],
            )
            root = encoding.hashlib.sha256(b"".join(map(encoding.leaf, cursor.fetchall()))).digest()
            values = (1, no, x_from, x_to, entries, root, previous, sealed_at)
            previous = encoding.block_hash(dict(zip(encoding.BLOCK, values, strict=True)))
            cursor.execute(
                "update audit_block set root = %s, previous = %s, hash = %s where no = %s",
                [root, values[6], previous, no],
            )


def test_a_whole_chain_worked_out_anew_is_found_by_a_checkpoint_alone(log):
    kept = checkpoint()
    work_out_anew()
    assert found().whole
    assert "the chain was worked out anew" in " ".join(found(kept).faults)


def test_what_a_transaction_has_written_is_sealed_once_every_older_one_has_ended(log, person):
    """A sealer that took what is there by number would miss what an older transaction writes later."""
    sealing.seal()
    with as_owner() as slow:
        slow.execute("begin; insert into audit_entry (operation, act) values ('access', 'slow')")
        log("NW-OCG-50")
        assert sealing.seal() == 0
        slow.execute("commit")
    assert sealing.seal() == 2 and found().whole


def test_after_a_restore_a_new_era_begins_and_the_old_one_is_closed_whole(log):
    kept = checkpoint()
    with as_owner() as cursor:
        cursor.execute("select audit_begin_era('restored')")
    log("NW-OCG-60")
    assert sealing.seal() == 1
    result = found(kept)
    assert (result.whole, result.blocks, result.entries, result.tail) == (True, 5, 11, 0)
    assert result.last["era"] == 2


def test_the_months_that_come_have_their_place_and_none_is_made_twice(log):
    assert sealing.make_months() == 0
    with as_owner() as cursor:
        cursor.execute("select count(*) from pg_inherits where inhparent = 'audit_entry'::regclass")
        assert cursor.fetchone()[0] == 14
        cursor.execute("select count(*) from audit_entry_other")
        assert cursor.fetchone()[0] == 0


def test_what_is_too_much_for_one_block_is_sealed_in_several_and_no_transaction_is_divided(log):
    sealing.seal()
    change("insert into audit_entry (operation, act) select 'access', 'x' from generate_series(1, 100010)")
    log("NW-OCG-60")
    assert sealing.seal() == 100_011
    result = found()
    assert (result.whole, result.blocks, result.tail) == (True, 6, 0)


def test_the_sealer_seals_though_there_is_no_room_for_new_months(log, monkeypatch):
    said, sealed = [], threading.Event()
    monkeypatch.setattr(sealing, "make_months", lambda: 1 / 0)
    monkeypatch.setattr(sealing, "seal", sealed.set)
    monkeypatch.setattr(sealing, "MONTHS_EVERY", 1)
    with sealing.Sealer(said.append, every=0.01):
        for _turn in range(3):
            sealed.clear()
            assert sealed.wait(5)
    assert said == [
        "The audit log is not given room for its next months at present (ZeroDivisionError). It is tried again."
    ]
