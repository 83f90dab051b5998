"""Starting, stopping and looking at the private server, and checking the database's own defences."""

from __future__ import annotations

import os

import psycopg

from fourfold.config.commands.steps import say
from fourfold.config.commands.working import working_database
from fourfold.config.postgres.cluster import Cluster
from fourfold.config.postgres.holding import alone, holders, kept, starting
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.roles import APP_ALL
from fourfold.config.postgres.server import administrator_password, connect, private_cluster


def start() -> None:
    """Start the private server and leave it running until `stop`."""
    cluster = _ours()
    with starting(cluster):
        cluster.initialise(administrator_password())
        cluster.start()
        kept(cluster).touch()
    say(f"  ✓ The database server runs as process {cluster.pid()}. Stop it with: fourfold database stop")


def stop() -> None:
    """Stop the private server, unless another command is using it."""
    cluster = _ours()
    with starting(cluster), holders(cluster).open("a") as mine:
        kept(cluster).unlink(missing_ok=True)
        if not alone(mine):
            say("  Another Fourfold command is using the database server. It stops when that command ends.")
        elif cluster.pid() is None:
            say("  The database server was not running.")
        else:
            cluster.stop()
            say("  ✓ The database server has stopped.")


def status() -> None:
    """Say whether the private server runs, as which process, and where its data and log are."""
    cluster = _ours()
    pid = cluster.pid()
    say(f"  The database server runs as process {pid}." if pid else "  The database server is not running.")
    say(f"  Data: {cluster.data}\n  Log:  {cluster.log}")


def check() -> int:
    """Say what the platform's database is, and whether its roles are as weak as they must be; 1 when not."""
    with working_database() as urls:
        with connect(urls.owner_dsn) as owner:
            say(f"  PostgreSQL {owner.info.parameter_status('server_version')}, database {owner.info.dbname}")
            say(f"  Owner: {owner.info.user}; it runs migrations and nothing else")
        with connect(urls.app_dsn) as app:
            say(f"  Application: {app.info.user}")
            wrong = weaknesses(app)
    for each in wrong:
        say(f"  ✗ {each}")
    if not wrong:
        say("  ✓ The application's role owns nothing, bypasses nothing and cannot make roles or databases.")
    return 1 if wrong else 0


def weaknesses(app: psycopg.Connection) -> list[str]:
    """What is wrong with the role of an open connection of the application's, a sentence each."""
    row = app.execute(
        "select rolsuper, rolbypassrls, rolcreaterole or rolcreatedb,"
        " exists (select from pg_class where relowner = pg_roles.oid),"
        " has_schema_privilege('public', 'create'),"
        " exists (select from pg_roles as other where other.rolname = %s"
        "         and pg_has_role(pg_roles.oid, other.oid, 'usage'))"
        " from pg_roles where rolname = current_user",
        [APP_ALL],
    ).fetchone()
    sentences = (
        "The application's role is a superuser: row security does not hold it.",
        "The application's role bypasses row security.",
        "The application's role can make roles or databases.",
        "The application's role owns tables, so it could switch their row security off.",
        "The application's role can make tables in the schema public.",
        f"The application's role inherits from {APP_ALL}; it must take it on by SET ROLE alone.",
    )
    return [sentence for sentence, found in zip(sentences, row or (), strict=True) if found]


def _ours() -> Cluster:
    if os.environ.get("DATABASE_URL"):
        raise DatabaseUnusableError(
            "DATABASE_URL names the server to use, and that is not this command's to start or stop."
        )
    return private_cluster()
