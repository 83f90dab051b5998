"""Two people write a file, or take a receipt, at the same moment: every record is sent once and answered once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.reporting.exchange.models import Receipt, Sent, Upload
from fourfold.reporting.exchange.tests.conftest import Exchange, exchange
from tests.kills.test_two_at_once import together

__all__ = ["exchange"]
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def test_two_people_of_a_unit_write_the_file_at_once(
    exchange: Exchange, person: Callable[..., Viewer]
) -> None:
    threats = [exchange.threat(f"Op {number}") for number in range(5)]
    other = person("moderator", "nwrocu_rocta")
    came = together(exchange.write, lambda: exchange.write(by=other))
    assert sorted(type(one).__name__ for one in came) == ["Broken", "Upload"]
    with viewing(exchange.moderator):
        assert (Upload.objects.count(), Sent.objects.count()) == (1, len(threats))


def test_one_receipt_taken_by_two_people_at_once(exchange: Exchange, person: Callable[..., Viewer]) -> None:
    threat = exchange.threat()
    answer = exchange.put_in(exchange.write())
    other = person("moderator", "nwrocu_rocta")
    came: list[Any] = together(lambda: exchange.take(answer), lambda: exchange.take(answer, by=other))
    assert sorted(one.taken_before for one in came) == [False, True]
    assert exchange.state(threat) == "accepted"
    with viewing(exchange.moderator):
        assert Receipt.objects.count() == 1
