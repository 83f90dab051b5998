import pytest

from fourfold.config.commands.steps import step


def test_a_step_says_what_was_done_when_it_is_done(capsys):
    with step("Tables made") as better:
        better("Forty tables made")
        assert capsys.readouterr().out == ""
    assert capsys.readouterr().out.startswith("  ✓ Forty tables made (0.")


def test_a_step_that_failed_has_no_tick(capsys):
    with pytest.raises(ValueError), step("Tables made"):
        raise ValueError
    assert capsys.readouterr().out == ""
