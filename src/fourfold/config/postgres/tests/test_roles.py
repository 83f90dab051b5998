import os
from collections.abc import Iterator

import psycopg
import pytest

from fourfold.config.commands.database import weaknesses
from fourfold.config.postgres.roles import APP, APP_ALL, OWNER

pytestmark = pytest.mark.django_db


@pytest.fixture
def app(db: None) -> Iterator[psycopg.Connection]:
    """A connection of the application's own, outside Django."""
    with psycopg.connect(os.environ["FOURFOLD_APP_DSN"], autocommit=True) as connection:
        yield connection


@pytest.fixture
def owner(db: None) -> Iterator[psycopg.Connection]:
    """A connection of the owner's, undone after the test."""
    with psycopg.connect(os.environ["FOURFOLD_OWNER_DSN"]) as connection:
        yield connection
        connection.rollback()


def one(connection: psycopg.Connection, question: str, *values: object) -> object:
    row = connection.execute(question, values).fetchone()
    return row and row[0]


def test_the_application_is_as_weak_as_it_must_be(app):
    assert one(app, "select current_user") == APP
    assert weaknesses(app) == []


def test_a_role_that_owns_and_makes_tables_is_found_out(owner):
    assert any("owns tables" in each for each in weaknesses(owner))


def test_the_application_cannot_make_a_table(app):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("create table mine ()")


def test_the_wider_role_is_taken_on_and_never_inherited(app):
    assert one(app, "select pg_has_role(%s, 'usage')", APP_ALL) is False
    with app.transaction():
        app.execute(f"set local role {APP_ALL}")
        assert one(app, "select current_user") == APP_ALL


def test_every_statement_of_the_applications_has_its_limits(app):
    names = ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout")
    assert [one(app, "select current_setting(%s)", name) for name in names] == ["15s", "1min", "10s"]


def test_a_new_table_or_function_of_the_owners_is_not_the_applications_to_use(owner):
    owner.execute("create table of_the_owner ()")
    owner.execute("create function of_the_owner() returns int language sql as 'select 1'")
    assert one(owner, "select has_table_privilege(%s, 'of_the_owner', 'select')", APP) is False
    assert one(owner, "select has_function_privilege(%s, 'of_the_owner()', 'execute')", APP) is False


def test_the_owner_sees_when_everybodys_transactions_began(owner):
    assert one(owner, "select pg_has_role('pg_read_all_stats', 'usage')") is True
    assert one(owner, "select rolsuper or rolbypassrls from pg_roles where rolname = %s", OWNER) is False


def test_nobody_else_may_connect(owner):
    everybody = (
        "select exists (select from pg_database, aclexplode(datacl) as given"
        " where datname = current_database() and given.grantee = 0)"
    )
    assert one(owner, everybody) is False


def test_text_is_sorted_by_code_point(app):
    rows = app.execute("select name from unnest(array['b', 'é', 'Z', 'a']) as name order by name").fetchall()
    assert [name for (name,) in rows] == ["Z", "a", "b", "é"]
    assert one(app, "select upper('é')") == "É"
