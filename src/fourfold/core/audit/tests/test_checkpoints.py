"""Checkpoints: a line is believed with its signature only, and says in words why one is not."""

from __future__ import annotations

import json

import pytest

from fourfold.core.audit.checkpoints import Checkpoint, NoCheckpointError, line, new_key, read

ONE = Checkpoint(era=1, no=12, hash="ab" * 32, at="2026-11-28T15:00:00+00:00")


def test_a_signed_line_is_read_again_and_blank_lines_are_none():
    private, public = new_key()
    assert read(["", line(ONE, private), "\n"], public) == [ONE]


@pytest.mark.parametrize("name", ["era", "no", "hash", "at"])
def test_no_word_of_a_line_can_be_changed(name):
    private, public = new_key()
    said = json.loads(line(ONE, private))
    changed = json.dumps(said | {name: 13 if name in ("era", "no") else "cd" * 32})
    with pytest.raises(NoCheckpointError, match="Line 2 of the checkpoints is not signed with this key"):
        read([line(ONE, private), changed], public)


def test_another_key_has_not_signed_it():
    with pytest.raises(NoCheckpointError, match="Line 1 of the checkpoints is not signed with this key"):
        read([line(ONE, new_key()[0])], new_key()[1])


@pytest.mark.parametrize(
    "text", ["x", "[]", "{}", '{"signature": 5}', '{"signature": "zz"}', '{"signature": "", "other": 1}']
)
def test_what_is_no_checkpoint_is_said(text):
    with pytest.raises(NoCheckpointError, match="Line 1 of the checkpoints cannot be read"):
        read([text], new_key()[1])


def test_a_key_that_is_none_is_said():
    private, public = new_key()
    with pytest.raises(NoCheckpointError, match="The private key cannot be read"):
        line(ONE, public)
    with pytest.raises(NoCheckpointError, match="The public key cannot be read"):
        read([], private)
