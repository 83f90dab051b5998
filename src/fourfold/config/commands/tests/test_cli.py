import pytest
from typer.testing import CliRunner

from fourfold.config.cli import app


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch, tmp_path):
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "FOURFOLD_OWNER_DSN", "FOURFOLD_APP_DSN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FOURFOLD_STATE", str(tmp_path))


def said(*arguments: str) -> tuple[int, str]:
    answer = CliRunner().invoke(app, arguments)
    return answer.exit_code, answer.output


def test_status_says_that_nothing_runs_and_where_the_data_would_be(tmp_path):
    status, words = said("database", "status")
    assert status == 0
    assert "not running" in words
    assert str(tmp_path / "postgres" / "data") in words


def test_a_server_of_somebody_elses_is_not_started_or_stopped(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://administrator:hidden@db/postgres")
    for command in ("start", "stop", "status"):
        status, words = said("database", command)
        assert (status, "not this command's" in words, "hidden" in words) == (1, True, False)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("postgresql://administrator@db/postgres", "holds no password"),
        ("postgres//administrator:hidden@db", "is not the address of a database"),
        ("postgresql://administrator:hidden@127.0.0.1:1/postgres", "cannot be reached"),
    ],
)
def test_an_address_that_cannot_serve_is_a_sentence_without_the_password(monkeypatch, address, sentence):
    monkeypatch.setenv("DATABASE_URL", address)
    status, words = said("check-database")
    assert status == 1
    assert sentence in words
    assert "hidden" not in words
    assert "Traceback" not in words


def test_the_demonstration_keeps_out_of_an_installation(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:a@db/fourfold")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner:b@db/fourfold")
    status, words = said("demo")
    assert (status, "keeps out of it" in words) == (1, True)
