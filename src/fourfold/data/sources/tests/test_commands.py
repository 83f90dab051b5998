"""The command for files too large for a page, and for what a stopped machine left."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.data.sources.commands import sources
from fourfold.data.sources.models import Batch
from fourfold.data.sources.tests.cheshire import received, row, written
from fourfold.understanding.threats.models import Threat


@pytest.fixture
def command(analyst, tmp_path):
    name = User.objects.get(pk=analyst.user_id).sign_in_name
    (tmp_path / "cheshire.csv").write_bytes(written(row(1), row(2, Event_date="soon")))

    def run(*words):
        return CliRunner().invoke(sources, [*map(str, words), "--as", name])

    run.file = tmp_path / "cheshire.csv"
    return run


def test_a_file_is_tried_then_loaded_and_listed(command, analyst):
    tried = command("load", command.file, "--feed", "threats_cheshire", "--try")
    assert "1 good, 1 held back; nothing is loaded yet." in tried.output
    done = command("load", command.file, "--feed", "threats_cheshire")
    assert "1 good, 1 held back; 1 new, 0 changed." in done.output and done.exit_code == 0
    assert "cheshire.csv" in command("status").output


def test_a_refused_file_ends_with_its_sentence(command):
    command.file.write_bytes(written(row(1), ending=False))
    answer = command("load", command.file, "--feed", "threats_cheshire")
    assert answer.exit_code == 1 and "File stops at row 2" in answer.output


def test_what_was_left_is_resumed(command, analyst, spool):
    received(analyst, written(row(5)))
    (spool / f"threats-{analyst.agency_id}-left").write_bytes(b"left behind")
    assert "1 good, 0 held back" in command("resume").output
    with viewing(analyst):
        assert Batch.objects.get().state == "loaded" and Threat.objects.count() == 1
    assert not (spool / f"threats-{analyst.agency_id}-left").exists()


@pytest.mark.parametrize(
    ("feed", "words"),
    [("threats_merseyside", "people_cheshire, threats_cheshire"), ("x", "may load")],
)
def test_a_feed_that_is_not_theirs_is_refused_in_words(command, feed, words):
    answer = command("load", command.file, "--feed", feed)
    assert answer.exit_code != 0 and words in " ".join(answer.output.replace("│", " ").split())


def test_a_person_who_is_not_known_is_refused_in_words(analyst, tmp_path):
    answer = CliRunner().invoke(sources, ["status", "--as", "nobody"])
    assert answer.exit_code != 0 and "Nobody with a role" in answer.output
