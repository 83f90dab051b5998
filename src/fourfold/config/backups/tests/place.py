"""A machine of its own for a drill: a private server, and the command run on it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg

from fourfold.config.postgres.cluster import Cluster

NAME = "fourfold_test"
CATALOGUE = {
    "tables": "select relname, relkind::text, relowner::regrole::text, relrowsecurity, relforcerowsecurity,"
    " coalesce(relacl, acldefault('r', relowner))::text from pg_class"
    " where relnamespace = 'public'::regnamespace and relkind <> 'i'",
    "columns": "select attrelid::regclass::text, attname, atttypid::regtype::text, attnotnull, attidentity::text,"
    " attgenerated::text, attacl::text from pg_attribute where attnum > 0 and not attisdropped and attrelid in"
    " (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')",
    "indexes": "select indexdef from pg_indexes where schemaname = 'public'",
    "constraints": "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
    " where connamespace = 'public'::regnamespace",
    "policies": "select tablename, policyname, permissive, roles::text, cmd, qual, with_check from pg_policies",
    "triggers": "select pg_get_triggerdef(oid), tgenabled::text from pg_trigger where not tgisinternal",
    "functions": "select p.oid::regprocedure::text, proowner::regrole::text, prosrc, prosecdef, proconfig::text,"
    " proacl::text from pg_proc p where pronamespace = 'public'::regnamespace"
    " and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')",
    "schemas": "select nspname, nspacl::text from pg_namespace where nspname = 'public'",
    "defaults": "select defaclrole::regrole::text, defaclobjtype::text, defaclacl::text from pg_default_acl",
    "databases": f"select datname, datdba::regrole::text, datacl::text from pg_database where datname = '{NAME}'",
    "extensions": "select extname from pg_extension",
    "clock": "select purpose from platform_clock",
}
# A list of texts in a condition is read back with each text turned, and not the list: the same to the database.
CASTS = re.compile(r"::(?:character varying|text)(?:\[\])?|[()]")


class Place:
    """A machine with a private server of its own."""

    def __init__(self, folder: Path, **settings: str) -> None:
        folder.mkdir(mode=0o711)
        self.folder, self.url, self.settings = folder, "", settings

    def environment(self) -> dict[str, str]:
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("FOURFOLD_", "DATABASE_"))
        }
        source = str(Path(__file__).parents[4])
        given = {"FOURFOLD_STATE": str(self.folder), "FOURFOLD_PURPOSE": "test", "PYTHONPATH": source,
                 "FOURFOLD_POSTGRES": os.environ.get("FOURFOLD_POSTGRES", "")}  # fmt: skip
        return kept | given | self.settings | ({"DATABASE_URL": self.url} if self.url else {})

    def does(self, module: str, *arguments: object) -> tuple[int, str]:
        command = [sys.executable, "-m", f"fourfold.config.{module}", *map(str, arguments)]
        answer = subprocess.run(command, env=self.environment(), capture_output=True, text=True)
        return answer.returncode, answer.stdout + answer.stderr

    def cli(self, *arguments: object) -> str:
        status, words = self.does("cli", *arguments)
        assert status == 0, words
        return words

    def asks(self, what: str = "ask") -> dict[str, object]:
        status, words = self.does("backups.tests.little", what)
        assert status == 0, words
        return json.loads(words.splitlines()[-1])

    def administrator(self, database: str) -> str:
        password = (self.folder / "administrator-password").read_text().strip()
        return Cluster(self.folder / "postgres").conninfo(password, database)

    def connect(self, database: str = NAME) -> psycopg.Connection:
        return psycopg.connect(self.administrator(database), autocommit=True)

    def databases(self) -> set[str]:
        with self.connect("postgres") as connection:
            return {name for (name,) in connection.execute("select datname from pg_database")}

    def catalogue(self) -> dict[str, list[str]]:
        with self.connect() as connection:
            return {
                what: sorted(CASTS.sub("", str(row)) for row in connection.execute(asked))
                for what, asked in CATALOGUE.items()
            }

    def contents(self) -> dict[str, list[str]]:
        with self.connect() as connection:
            names = connection.execute("select relname from pg_class where relkind = 'r'"
                                       " and relnamespace = 'public'::regnamespace").fetchall()  # fmt: skip
            return {
                name: sorted(map(str, connection.execute(f"select t.*::text from {name} t")))
                for (name,) in names
            }
