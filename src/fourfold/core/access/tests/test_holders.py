"""Who holds a permission over an owner's rows: by a role of the day that changes them, and able to sign in."""

from __future__ import annotations

from datetime import date

from fourfold.core.access import queries
from fourfold.core.access.models import Grant, User

APPROVE, DAY = "threats.approve", date(2023, 1, 4)


def names(register, day=DAY, but=()):
    return [user.name for user in queries.holders(APPROVE, register["cheshire"], day, but=but)]


def test_those_whose_role_changes_the_owners_rows_are_named_in_order(person, register):
    person("moderator", "nwrocu_rocta", "Vale")
    person("coordinator", "cheshire", "Ellis")
    person("coordinator", "merseyside", "Quill")
    person("analyst", "cheshire", "Rees")
    assert names(register) == ["Ellis", "Vale"]


def test_who_is_left_out_switched_off_or_over_is_not_named(person, register):
    ellis, orr = (person("coordinator", "cheshire", name) for name in ("Ellis", "Orr"))
    assert names(register, but=[ellis.user_id]) == ["Orr"]
    User.objects.filter(pk=orr.user_id).update(is_active=False)
    assert names(register) == ["Ellis"]
    Grant.objects.filter(user_id=ellis.user_id).update(ends_on=date(2023, 1, 3))
    assert names(register) == []
