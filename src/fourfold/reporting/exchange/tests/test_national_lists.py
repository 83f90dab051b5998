"""Loading the national database's own list: whose it covers, and what is none."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.reporting.exchange.models import NationalRow
from fourfold.reporting.exchange.rules import Broken
from fourfold.reporting.exchange.tests.test_reconciling import found, load


def test_a_list_of_a_force_covers_that_force_alone(exchange):
    mine = exchange.person("coordinator", "merseyside")
    exchange.threat()
    exchange.threat("Op Ash", "merseyside")
    exchange.send()
    exchange.send(by=mine)
    loaded = load(exchange, by=mine)
    assert (loaded.rows, loaded.elsewhere) == (1, 1)
    assert found(exchange, by=mine) == []
    with viewing(exchange.coordinator):
        assert NationalRow.objects.count() == 0
    del exchange.national.records["NT000001"]
    load(exchange)  # the region's
    assert [one[0] for one in found(exchange)] == ["here"] and found(exchange, by=mine) == []
    assert [one[1] for one in found(exchange, by=exchange.coordinator)] == ["NW-OCG-0001"]


def test_a_file_that_is_no_list_is_refused_in_words_and_changes_nothing(exchange):
    exchange.threat()
    exchange.send()
    load(exchange)
    nothing = exchange.national.export("threat").split(b"\n")[0] + b"\n"  # sooner a mistake than a list
    for content in (b"", nothing, b"a,b\n1,2\n", exchange.national.export("assessment")):
        with pytest.raises(Broken):
            load(exchange, content=content)
    assert found(exchange) == []


def test_a_row_without_its_national_reference_is_named(exchange):
    exchange.threat()
    exchange.send()
    content = exchange.national.export("threat").replace(b"NT000001,", b",")
    assert load(exchange, content=content).sentences()[1].startswith("Row 2 was not loaded:")
