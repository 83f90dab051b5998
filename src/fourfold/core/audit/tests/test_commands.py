"""`fourfold audit`: what an auditor types, from a key to a checkpoint that proves the log."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions
from fourfold.core.audit.commands import audit

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def run(*words):
    return CliRunner().invoke(audit, [str(word) for word in words])


@pytest.fixture
def kept(tmp_path, person, as_owner):
    """A log of one entry, a key, and a checkpoint of it."""
    viewer = person("analyst", "cheshire")
    as_owner("delete from audit_block")
    as_owner("delete from audit_entry")
    with viewing(viewer):
        actions.record(actions.Operation.CONSULTATION, "threat.read", by=viewer, target="NW-OCG-0417")
    assert run("key", tmp_path / "key").exit_code == 0
    made = run("checkpoint", "--key", tmp_path / "key/audit-private.pem", "--out", tmp_path / "kept.txt")
    assert made.exit_code == 0, made.output
    return "--checkpoints", tmp_path / "kept.txt", "--key", tmp_path / "key/audit-public.pem"


def test_a_whole_log_says_so_and_what_was_not_shown(kept):
    alone, proved = run("verify"), run("verify", *kept)
    assert alone.exit_code == proved.exit_code == 0
    assert "Chain whole" in alone.output and "1 entries in 1 blocks" in alone.output
    assert "that nothing was cut off at the end is not shown" in alone.output
    assert "Each of 1 checkpoints holds" in proved.output


def test_a_changed_entry_ends_it_with_one_and_a_sentence(kept, as_owner):
    as_owner("update audit_entry set target = 'NW-OCG-0418'")
    answer = run("verify", *kept)
    assert answer.exit_code == 1 and "its entries are not what was sealed" in answer.output


def test_a_log_that_was_emptied_is_not_whole_beside_its_checkpoint(kept, as_owner):
    as_owner("delete from audit_entry")
    as_owner("delete from audit_block")
    assert "nothing is sealed" in run("verify").output.lower()
    answer = run("verify", *kept)
    assert answer.exit_code == 1 and "the end of the log was cut off" in answer.output


def test_a_private_key_is_for_its_owner_and_is_never_written_over(kept, tmp_path):
    assert (tmp_path / "key/audit-private.pem").stat().st_mode & 0o777 == 0o600
    again = run("key", tmp_path / "key")
    assert again.exit_code == 2 and "There is a key in" in again.output


def test_checkpoints_without_a_key_or_with_another_are_refused_in_words(kept, tmp_path):
    assert "Give the public key" in run("verify", *kept[:2]).output
    run("key", tmp_path / "other")
    answer = run("verify", *kept[:3], tmp_path / "other/audit-public.pem")
    assert answer.exit_code == 2 and "is not signed with this key" in answer.output
    assert (
        "The private key cannot be read"
        in run("checkpoint", "--key", kept[3], "--out", tmp_path / "x").output
    )


def test_before_anything_is_sealed_there_is_nothing_to_sign(kept, tmp_path, as_owner):
    as_owner("delete from audit_entry")
    as_owner("delete from audit_block")
    answer = run("checkpoint", "--key", tmp_path / "key/audit-private.pem", "--out", tmp_path / "x")
    assert answer.exit_code == 1 and "Nothing is sealed yet" in answer.output
    assert run("seal").output == "0 entries sealed.\n"
