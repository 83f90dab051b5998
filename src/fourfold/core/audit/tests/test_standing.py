"""The running check, what waits to be sealed, and the checkpoints that are published by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions as audit
from fourfold.core.audit import checkpoints, publishing, sealing, standing
from fourfold.core.audit.checkpoints import NoCheckpointError

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def write(person, as_owner):
    viewer = person("analyst", "cheshire")
    as_owner("delete from audit_block")
    as_owner("delete from audit_entry")

    def entries(count=1):
        for number in range(count):
            with viewing(viewer):
                audit.consulted("threat.read", by=viewer, kind="threat", target=f"NW-OCG-{number}")

    return entries


def test_the_check_goes_on_with_what_is_sealed_and_says_how_far_it_is(write):
    assert standing.check() == 0 and standing.checked() is None
    write(3)
    sealing.seal()
    assert standing.check() == 1
    write(2)
    sealing.seal()
    assert standing.check() == 1 and standing.check() == 0
    found = standing.checked()
    assert (found.no, found.entries, found.fault) == (2, 5, "")


@pytest.mark.parametrize(
    "by_hand",
    [
        "update audit_entry set target = 'x' where target = 'NW-OCG-1'",
        "delete from audit_entry where target = 'NW-OCG-1'",
        "update audit_block set entries = 7 where no = 2",
        "update audit_block set previous = '\\x00' where no = 2",
        "update audit_block set hash = '\\x00' where no = 2",
        "delete from audit_block where no = 1",
    ],
)
def test_a_change_by_hand_stops_the_check_at_its_block(write, as_owner, by_hand):
    for _block in range(3):
        write(2)
        sealing.seal()
    as_owner(
        by_hand + (" and xid >= (select x_from from audit_block where no = 2)" if "NW-OCG" in by_hand else "")
    )
    standing.check()
    assert standing.checked().fault == "1/2"
    assert standing.check() == 0


def test_each_day_the_check_begins_anew_and_notices_what_was_changed_since(write, as_owner):
    write(2)
    sealing.seal()
    standing.check()
    as_owner("update audit_entry set target = 'x' where target = 'NW-OCG-1'")
    assert standing.check() == 0 and standing.checked().fault == ""
    as_owner("update audit_checked set began = began - interval '25 hours'")
    standing.check()
    assert standing.checked().fault == "1/1"


def test_what_waits_to_be_sealed_is_counted_with_its_age(write):
    assert standing.unsealed().entries == 0
    write(2)
    waits, now = standing.unsealed(), standing.machine_time()
    assert waits.entries == 2 and timedelta() < waits.lag(now) < timedelta(minutes=1)
    sealing.seal()
    assert standing.unsealed() == standing.Unsealed(0, None)


def test_checkpoints_are_published_once_a_block_and_held_to_the_chain(write, tmp_path, settings, as_owner):
    private, public = checkpoints.new_key()
    (tmp_path / "key.pem").write_bytes(private)
    settings.CHECKPOINT_FOLDER, settings.CHECKPOINT_KEY = tmp_path, tmp_path / "key.pem"
    assert publishing.publish() == 0 and publishing.published() == []
    for _block in range(2):
        write()
        sealing.seal()
        assert publishing.publish() == 1
    assert publishing.publish() == 0
    lines = (tmp_path / publishing.FILE).read_text().splitlines()
    assert [one.no for one in checkpoints.read(lines, public)] == [1, 2]
    as_owner("update audit_block set hash = '\\x00' where no = 1")
    assert [(one.no, one.holds) for one in publishing.published()] == [(2, True), (1, False)]


def test_without_a_folder_nothing_is_published_and_without_a_key_it_is_said(write, tmp_path, settings):
    write()
    sealing.seal()
    settings.CHECKPOINT_FOLDER = None
    assert publishing.publish() == 0 and publishing.published() is None
    settings.CHECKPOINT_FOLDER, settings.CHECKPOINT_KEY = tmp_path, None
    with pytest.raises(NoCheckpointError, match="FOURFOLD_CHECKPOINT_KEY is not"):
        publishing.publish()
