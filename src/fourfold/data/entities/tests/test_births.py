"""Dates of birth, where sources disagree: the younger is the safer."""

from __future__ import annotations

from datetime import date

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions, queries
from fourfold.data.entities.models import SourceRecord

OLDER, YOUNGER = date(2005, 3, 1), date(2006, 1, 3)


def test_the_latest_date_of_any_source_counts_today_and_as_known_then(person, register):
    analyst = person("analyst", "cheshire")
    with viewing(analyst):
        held = register["cheshire"]
        said, silent = (
            actions.add_person(name=name, born_on=born_on, held_by=held, by=analyst)
            for name, born_on in (("Tam Oswin", OLDER), ("Ann Vale", None))
        )
        before = clock.read()
        for number, born_on in enumerate((YOUNGER, None, date(1999, 1, 1))):
            SourceRecord.objects.create(
                subject=said, source=f"Source {number}", name="T. Oswin", born_on=born_on
            )
        both = [said.pk, silent.pk]
        assert queries.births(both) == {said.pk: YOUNGER} == {said.pk: queries.born_on(said)}
        assert queries.births(both, as_of=before) == {said.pk: OLDER}
