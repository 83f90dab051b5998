"""No way around row security: no role, owner, view or function sees more than the viewer does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.guardrails.checking import must_hold, must_name

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

APP = "fourfold_app"
# What the application may become, and only by SET ROLE for a transaction.
MAY_BECOME = {"fourfold_app_all"}
# Functions that run as the owner, who sees everything, and that the application may call.
AS_OWNER = {
    "access_compartments": "gives the numbers of the compartments that somebody is in, and nothing of what is in them",
    "access_every_compartment": "gives the numbers of all compartments, and nothing of what is in them",
    "access_points": "gives whom to ask of a pointer that was named exactly, and nothing of the record",
    "access_looked_up": "adds what was asked for, which nobody reads, and gives nothing",
    "access_tell": "tells contacts of what was asked for, and gives a number of all of them",
    "notices_tell": "adds a notice without content to somebody else's, and tells whether it was new",
    "access_emergency": "asks that the role reaches the owner, writes a place and a notice, and gives the reference",
    "access_restrict": "asks that the viewer changes the record already, and gives its compartment's number",
    "access_declare": "asks that the record exists for the viewer, and gives a number",
    "access_interest_ends": "asks that the viewer changes the record, and gives nothing",
    "access_lift": "asks that the viewer changes the record and that another asked for it, and gives nothing",
    "fourfold_now": "gives the time, and nothing of anybody's",
    "advance_clock": "moves the clock of a demonstration, test or bench database, and refuses on a live one",
    "audit_check": "works out whether sealed blocks are what they were, and gives how many it looked at",
    "audit_days": "gives what people of audited agencies did a day in numbers, and writes down that it did",
    "audit_forget_searches": "removes words of searches whose time is over, and gives how many",
    "audit_search": "adds an entry, and the words beside it, which nobody can read without a reason",
    "audit_words_of": "gives the words of one search of an audited agency, and writes down the reason",
    "audit_find": "gives entries of the agencies that the caller names as audited, and writes down that it did",
    "audit_unsealed": "gives how many entries wait to be sealed, and since when",
    "audit_seal": "seals what is written already, and gives how many entries that was",
    "audit_make_months": "makes room for entries to come, and gives how many months",
    "oldest_open_write": "gives a moment, and nothing of anybody's",
    "extract_disposed": "asks the viewer's own keys inside, and gives rows of a run that exists for them",
    "threat_search": "applies the viewer's own keys inside, and gives identifiers only",
}
# For each table with slices: it copies rows from one period to the next, and gives a number.
AS_OWNER_ENDINGS = ("_new_period",)

QUESTIONS = {
    "is a materialised view, which keeps rows past their viewer. Mend: use a query.": """
        select c.oid::regclass::text from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'm'""",
    "is a view that reads as its owner. Mend: with (security_invoker = true).": """
        select c.oid::regclass::text from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
           and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on'], false)""",
    "can be called by everybody. Mend: revoke all on it from public, and grant it to whom it is for.": """
        select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace
           and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
           and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                        where a.grantee = 0 and a.privilege_type = 'EXECUTE')""",
    "runs as its owner with whatever path its caller sets. Mend: set search_path = pg_catalog, public.": """
        select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
           and not exists (select 1 from unnest(p.proconfig) s where s like 'search_path=%%')""",
}
CALLED_AS_OWNER = """
    select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
       and p.prorettype <> 'trigger'::regtype and has_function_privilege(%s, p.oid, 'execute')"""


def role_faults(cursor: Any, role: str) -> list[str]:
    """What a role has that would take it past row security."""
    return [f"The role {role} {what}" for what in (*_powers(cursor, role), *_belongings(cursor, role))]


def _powers(cursor: Any, role: str) -> list[str]:
    cursor.execute(
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles"
        " where rolname = %s",
        [role],
    )
    names = ("is a superuser", "bypasses row security", "makes roles", "makes databases", "replicates")
    held_powers = cursor.fetchone()
    held = [
        f"{name}. Mend: config/postgres/roles.py takes it away."
        for name, has in zip(names, held_powers, strict=True)
        if has
    ]
    cursor.execute(
        "select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid"
        " where m.member = %s::regrole",
        [role],
    )
    others = [name for (name,) in cursor.fetchall() if name not in MAY_BECOME]
    return held + [f"may become {name}. Mend: revoke {name} from {role}." for name in others]


def _belongings(cursor: Any, role: str) -> list[str]:
    cursor.execute(
        "select c.oid::regclass::text from pg_class c"
        " where c.relowner = %s::regrole and c.relpersistence <> 't'"
        " union all select p.proname from pg_proc p where p.proowner = %s::regrole",
        [role, role],
    )
    owned = [name for (name,) in cursor.fetchall()]
    cursor.execute("select has_schema_privilege(%s, 'public', 'create')", [role])
    makes = cursor.fetchone()[0]
    return [
        *(
            f"owns {name}, and so decides who reads it. Mend: alter it to be fourfold_owner's."
            for name in owned
        ),
        *(["makes tables in the schema public. Mend: revoke create on schema public."] if makes else []),
    ]


def object_faults(cursor: Any) -> list[str]:
    """Views and functions that show more than the viewer may see."""
    found = []
    for what, question in QUESTIONS.items():
        cursor.execute(question.replace("%%", "%"))
        found += [f"{name} {what}" for (name,) in cursor.fetchall()]
    cursor.execute(CALLED_AS_OWNER, [APP])
    return found + [
        f"{name} runs as the owner, and the application may call it. Mend: make it the caller's, or name it"
        " in test_ways_around.py with what keeps it from telling more than the viewer may see."
        for (name,) in cursor.fetchall()
        if name not in AS_OWNER and not name.endswith(AS_OWNER_ENDINGS)
    ]


def test_the_application_signs_in_as_its_own_role(db):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select session_user, current_user")
        assert cursor.fetchone() == (APP, APP)


def test_the_roles_of_the_application_have_no_way_around(catalogue):
    must_hold([*role_faults(catalogue, APP), *role_faults(catalogue, "fourfold_app_all")])


def test_no_view_and_no_function_shows_more(catalogue):
    must_hold(object_faults(catalogue))


def test_roles_with_a_way_around_are_caught(catalogue):
    catalogue.execute("select rolname from pg_roles where rolsuper order by rolname limit 1")
    administrator = catalogue.fetchone()[0]
    must_name(role_faults(catalogue, administrator), "is a superuser", "bypasses row security")
    must_name(
        role_faults(catalogue, "fourfold_owner"),
        "owns threats_threat,",
        "may become pg_read_all_stats",
        "makes tables in",
    )


def test_planted_views_and_functions_are_caught(catalogue, plant):
    plant("ways_around.sql")
    must_name(
        object_faults(catalogue),
        "planted_copy is a materialised view",
        "planted_view is a view that reads as its owner",
        "planted_anybody can be called by everybody",
        "planted_pathless runs as its owner with whatever path",
        "planted_peep runs as the owner",
    )
