import pytest

from fourfold.config.postgres.binaries import OLDEST, choose
from fourfold.config.postgres.problem import DatabaseUnusableError


def test_there_is_always_a_server_to_run(monkeypatch):
    monkeypatch.delenv("FOURFOLD_POSTGRES", raising=False)
    assert choose().major >= OLDEST


def test_the_package_is_used_when_it_is_asked_for(monkeypatch):
    monkeypatch.setenv("FOURFOLD_POSTGRES", "embedded")
    assert choose().origin == "embedded"


def test_data_are_only_opened_by_the_version_that_made_them(monkeypatch):
    monkeypatch.setenv("FOURFOLD_POSTGRES", "embedded")
    assert choose(choose().major).origin == "embedded"
    with pytest.raises(DatabaseUnusableError, match="made by PostgreSQL 14"):
        choose(14)


def test_an_unknown_choice_is_refused_in_words(monkeypatch):
    monkeypatch.setenv("FOURFOLD_POSTGRES", "docker")
    with pytest.raises(DatabaseUnusableError, match='"docker"'):
        choose()
