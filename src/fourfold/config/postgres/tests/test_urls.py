import pytest

from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.urls import Urls, database_urls, entry


def test_settings_have_addresses_even_when_there_is_no_server(state):
    urls = database_urls("never_made")
    assert urls.app["NAME"] == urls.owner["NAME"] == "never_made"
    assert urls.app["HOST"].startswith("/nonexistent")


def test_addresses_that_were_recorded_are_found_again_and_only_their_owner_can_read_them(state):
    urls = Urls("user=fourfold_owner dbname=a", "user=fourfold_app dbname=a")
    urls.record("a")
    Urls("user=o dbname=b", "user=p dbname=b").record("b")
    assert database_urls("a") == urls
    assert (state / "addresses.json").stat().st_mode & 0o777 == 0o600


def test_what_a_command_hands_on_counts_before_the_installations_own_addresses(state, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/fourfold")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner@db/fourfold")
    assert (database_urls().app["USER"], database_urls().owner["USER"]) == ("app", "owner")
    monkeypatch.setenv("FOURFOLD_OWNER_DSN", "user=x")
    monkeypatch.setenv("FOURFOLD_APP_DSN", "user=y")
    assert (database_urls().app["USER"], database_urls().owner["USER"]) == ("y", "x")


def test_the_database_is_named_after_its_purpose(state, monkeypatch):
    monkeypatch.setenv("FOURFOLD_PURPOSE", "bench")
    assert database_urls().app["NAME"] == "fourfold_bench"


def test_what_django_has_no_key_for_reaches_the_driver():
    made = entry("postgresql://app:p%40ss@db.example:5433/fourfold?sslmode=verify-full")
    assert made["PASSWORD"] == "p@ss"
    assert made["OPTIONS"] == {"sslmode": "verify-full"}


def test_a_malformed_address_is_refused_without_repeating_its_password(state, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres//app:hidden@")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner@db/fourfold")
    with pytest.raises(DatabaseUnusableError, match="DATABASE_URL is not the address") as caught:
        database_urls()
    assert "hidden" not in str(caught.value)
