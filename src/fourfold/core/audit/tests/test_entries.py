"""The audit log: added to with what it records, and touched by nobody else."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, connections, transaction

from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions as audit

committed = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def entries():
    with connections["owner"].cursor() as cursor:
        cursor.execute("select operation, act, actor, reason from audit_entry order by id")
        return cursor.fetchall()


@committed
def test_an_entry_is_undone_with_what_it_records(person):
    viewer = person("analyst", "cheshire")
    before = len(entries())
    with pytest.raises(ZeroDivisionError), viewing(viewer):
        audit.record(audit.Operation.ALTERATION, "threat.amend", by=viewer)
        raise ZeroDivisionError
    assert len(entries()) == before


@committed
def test_a_refusal_is_recorded_though_the_page_is_undone(person, browse):
    viewer = person("frontline", "cheshire")
    answer = browse(viewer).get("/threats/add")
    assert answer.status_code == 403 and "Your role does not include this" in answer.content.decode()
    assert [row[:3] for row in entries()][-1] == ("refusal", "add", viewer.user_id)


def test_a_persona_click_is_nothing_outside_the_demonstration(db, client):
    User.objects.create(sign_in_name="p.quill", name="P. Quill")
    assert client.post("/sign-in/persona", {"persona": "p.quill"}).status_code == 404


@pytest.mark.parametrize(
    "statement",
    [
        "select * from audit_entry",
        "update audit_entry set act = 'x'",
        "delete from audit_entry",
        "truncate audit_entry",
        "insert into audit_entry (operation, act, xid) values ('access', 'x', '5')",
        "insert into audit_entry (operation, act, at) values ('access', 'x', now())",
    ],
)
def test_the_application_can_only_add_entries_and_choose_no_time_or_transaction(db, statement):
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
