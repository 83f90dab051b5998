"""The days on which what is sent of people becomes something else though nobody records anything."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from fourfold.core.history import past
from fourfold.data.entities import queries as entities
from fourfold.reporting.exchange.contents import reach
from fourfold.understanding.threats.models import LinkedPerson
from fourfold.understanding.threats.rules import ADULT_AT, age_on

A_DAY = timedelta(days=1)


def next_days(threats: Collection[int], on: date) -> dict[int, date]:
    """The next such day after `on`, of each of these threats that has one: a part begins, has ended, or somebody linked
    is of age."""
    with reach.everything():
        links = past.rows(LinkedPerson, None, threat_id=threats)
        births = entities.births({link.subject_id for link in links})
    found: dict[int, date] = {}
    for link in links:
        for day in _days(link, births.get(link.subject_id)):
            if day > on:
                found[link.threat_id] = min(day, found.get(link.threat_id, day))
    return found


def _days(link: Any, born_on: date | None) -> Iterator[date]:
    if link.starts_on is not None:
        yield link.starts_on
    if link.ends_on is not None and link.ends_on < date.max:
        yield link.ends_on + A_DAY
    if born_on is not None:
        yield of_age_on(born_on)


def of_age_on(born_on: date) -> date:
    """The first day on which somebody is an adult; who was born on 29 February waits for the rule to say so."""
    day = date(born_on.year + ADULT_AT, born_on.month, min(born_on.day, 28))
    while age_on(born_on, day) < ADULT_AT:
        day += A_DAY
    return day
