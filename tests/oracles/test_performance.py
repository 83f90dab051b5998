"""The page's figures on a region made at random, beside the slow twin's, at several moments and for two viewers."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.reporting.performance.asked import Asked, Moment
from fourfold.reporting.performance.report import performance
from fourfold.tackling.disruptions.models import Disruption
from tests.oracles import performance as twin

AGENCIES = ("cheshire", "cumbria", "nwrocu")
STANDINGS = ("national",) * 7 + ("regional", "prevention_work", "activity")
GRADES = ("major", "moderate", "minor", "minor", "none", "negative", "")
DATED = {"event": "event_on", "record": "record_date"}
# What may be said otherwise later, as the columns hold it.
CHANGES = (
    lambda dice: {"assured": dice.choice(GRADES)},
    lambda dice: {"main_p": dice.choice(("pursue", "prevent", "protect", "prepare"))},
    lambda dice: {"withdrawn": True},
    lambda dice: {"standing": dice.choice(STANDINGS)},
    lambda dice: {"event_ends_on": None},
)


class Made:
    """Records made at random over some months, each with its story as it is written down here."""

    def __init__(self, seed, register, writer, people):
        self.dice, self.register, self.writer, self.people = random.Random(seed), register, writer, people
        self.stories, self.moments, self.rows = [], [], []
        for _round in range(5):
            clock.advance(
                to=clock.read() + timedelta(days=self.dice.randint(3, 40), hours=self.dice.randint(0, 23))
            )
            with viewing(writer):
                for _number in range(self.dice.randint(8, 16)):
                    self.record()
                for row in self.dice.sample(self.rows, len(self.rows) // 3):
                    self.change(row)
            self.moments.append(clock.read())

    def record(self):
        dice, today = self.dice, clock.day_of(clock.read())
        event_on = today - timedelta(days=dice.choice((0, 3, 20, 31, 95, 400)) + dice.randint(0, 4))
        ends = dice.choice((None, None, min(today, event_on + timedelta(days=dice.randint(0, 40)))))
        agency, role = self.register[dice.choice(AGENCIES)], dice.choice(("lead", "lead", "lead", "support"))
        facts = {
            "agency_id": agency, "lead_agency_id": agency, "role": role, "main_p": "pursue",
            "event_on": event_on, "event_ends_on": ends, "claimed": dice.choice(GRADES), "assured": "",
            "record_date": min(today, self._record_date(event_on, ends or event_on, (today - event_on).days)),
            "standing": dice.choice(STANDINGS), "withdrawn": False, "joined_into_id": None,
        }  # fmt: skip
        by = dice.choice((None, *self.people))
        row = Disruption.objects.create(**facts, what="Warrant.", recorded_by_user_id=by)
        row.refresh_from_db()
        story = twin.Story(row.entered_at, by, [(row.entered_at, facts)])
        self.rows.append((row, story))
        self.stories.append(story)

    def _record_date(self, event_on, over, ago):
        """Any day since the event, and often one at the edge of what is late."""
        edge = self.dice.choice((30, 31, 90, 91))
        return self.dice.choice(
            (event_on + timedelta(days=self.dice.randint(0, ago)), over + timedelta(days=edge))
        )

    def change(self, pair):
        row, story = pair
        changes = self.dice.choice((*CHANGES, self._joined))(self.dice)
        if changes == {"joined_into_id": row.pk}:
            return
        Disruption.objects.filter(pk=row.pk).update(**changes)
        story.said.append((clock.read(), story.said[-1][1] | changes))

    def _joined(self, dice):
        return {"joined_into_id": dice.choice(self.rows)[0].pk}


@pytest.fixture(params=range(4))
def made(request, person, codes, register):
    people = [person("coordinator", "cheshire").user_id for _number in range(4)]
    return Made(request.param, register, person("moderator", "nwrocu_rocta"), people)


def test_figures_are_those_of_the_slow_twin(made, person, register):
    force = person("coordinator", "cumbria")
    years = {story.said[-1][1]["event_on"].year for story in made.stories}
    for viewer in (made.writer, force):
        for year, year_of in itertools.product(years, DATED):
            with viewing(viewer):
                _compare(made, viewer, year, year_of)


def _compare(made, viewer, year, year_of):
    moments = tuple(Moment(clock.day_of(one), one) for one in made.moments[1:4:2])
    known = Moment(clock.day_of(made.moments[-2]), made.moments[-2])
    found = performance(Asked(year, year_of, moments, known), keys=viewer.agencies, as_of=known.moment)
    seen = {force.number for force in found.forces}
    for agency in map(made.register.get, AGENCIES):
        force = next((one for one in found.forces if one.number == agency), None)
        if agency not in viewer.agencies:
            assert force is None
            continue
        assert agency in seen
        for mix, moment in zip(force.mixes, moments, strict=True):
            assert (dict(mix.counted), dict(mix.left_out)) == twin.mix(
                made.stories, agency, DATED[year_of], year, moment.moment
            )
        _compare_known(force, twin.counted(made.stories, agency, DATED[year_of], year, known.moment))


def _compare_known(force, counted):
    stories = [story for story, _facts in counted]
    assert force.few.nobody == sum(1 for story in stories if story.recorded_by is None)
    assert force.few.known == len(stories) - force.few.nobody
    assert force.few.half == twin.fewest_people(stories, 5)
    assert force.few.most == twin.fewest_people(stories, 9)
    _compare_days(force.to_record, [twin.days_to_record(facts) for _story, facts in counted])
    _compare_days(force.to_platform, [twin.days_to_platform(*pair) for pair in counted])
    assert dict(force.months) == twin.by_month(counted)


def _compare_days(spread, days):
    if not days:
        assert spread is None
        return
    assert spread.n == len(days)
    assert (spread.lower, spread.median, spread.upper) == tuple(twin.quartile(days, q) for q in (1, 2, 3))
    assert spread.late == sum(1 for day in days if day > 30)
    assert spread.very_late == sum(1 for day in days if day > 90)


def test_the_random_region_has_something_of_everything(made):
    """A comparison over nothing proves nothing."""
    last = made.moments[-1]
    facts = [story.at(last) for story in made.stories]
    assert {twin.reason(one) for one in facts} >= {"", "withdrawn", "joined", "support", "regional"}
    assert any(isinstance(one["event_ends_on"], date) for one in facts)
    assert any(story.recorded_by is None for story in made.stories)
