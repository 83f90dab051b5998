"""Threats that no operation serves, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.resourcing.operations.presenters import Words
from fourfold.understanding.threats import presenters as threats

COLUMNS = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("name", gettext_lazy("Name"), sortable=True),
    Column("owner_agency", gettext_lazy("Owner"), sortable=True),
    Column("lro", gettext_lazy("LRO"), sortable=True),
    Column("tier", gettext_lazy("Tier"), sortable=True, numeric=True),
    Column("risk", gettext_lazy("Risk"), sortable=True, numeric=True),
)


def row(threat: Any, words: Words, url: str) -> Row:
    """One threat without an operation, in the order of COLUMNS."""
    reference, *others = values(threat, words)
    return Row(threat.pk, (Cell(reference, url=url), Cell(others[0], typed=True), *map(Cell, others[1:])))


def values(threat: Any, words: Words) -> list[Any]:
    """One threat without an operation as values, in the order of COLUMNS."""
    owner = words.agencies.get(threat.owner_agency_id)
    return [threat.reference, threat.name, owner, threat.lro or None, threat.tier, threats.plain(threat.risk)]
