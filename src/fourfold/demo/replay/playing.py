"""Day by day: files first, then desks, decisions, panels and hearings, under the demonstration's clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from django.db import connection

from fourfold.core.history import clock
from fourfold.data.sources.models import Batch
from fourfold.demo import REORGANISED
from fourfold.demo.colleagues import who
from fourfold.demo.files.building import SentFile, every_file
from fourfold.demo.forces import SENDERS
from fourfold.demo.region.shapes import PlannedThreat, Region
from fourfold.demo.replay import (
    agreeing,
    amending,
    arriving,
    briefing,
    deciding,
    disrupting,
    doubling,
    exchanging,
    following,
    investigating,
    reorganising,
    reporting,
    rounds,
    sending,
    sharing,
    typing_in,
    unsettled,
)
from fourfold.demo.replay.world import World, later, move_to, open_assessments

NEW_PERIOD = time(4)


class Replay:
    """Plays a region from the day on which the clock stands."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._batches: dict[str, list[Batch]] = defaultdict(list)

    def play(
        self,
        region: Region,
        *,
        sent: Iterable[SentFile] | None = None,
        until: date,
        progress: Callable[[str], None] = lambda line: None,
    ) -> None:
        """Everything that the plan holds from today to the end of a day; `sent` replaces the usual files."""
        files = _by_day(every_file(region) if sent is None else sent)
        sittings = rounds.by_day(rounds.sittings(region.threats))
        investigations = investigating.Investigations.of(region.operations)
        briefings = briefing.Briefings.of(region.briefs)
        disruptions = disrupting.Disruptions.of(region.disruptions)
        typed = typing_in.by_day(region.disruptions)
        sendings = sending.Sendings.of(region.rows)
        arrived, exchange = _arrivals(region.threats), exchanging.Exchange()
        day = clock.day_of(clock.read())
        while day <= until:
            self._turn(day)
            for file in files.get(day, []):
                self._file(file, arrived)
            sendings.on(self.world, day)
            disruptions.on(self.world, day)
            self._sit(sittings.get(day, []))
            investigations.on(self.world, day)
            following.on(self.world, day)
            typing_in.on(self.world, typed, day)
            briefings.on(self.world, day)
            unsettled.on(self.world, region.threats, day)
            reporting.on(self.world, day)
            agreeing.on(self.world, day)
            sharing.on(self.world, day)
            doubling.on(self.world, region.threats, day)
            amending.on(self.world, region.threats, day)
            exchange.on(self.world, day)
            if day.day == 1 and day.month in (1, 7):
                progress(f"Played until {day:%B %Y}: {len(self.world.ids):,} threats have arrived")
            day += timedelta(days=1)

    def _turn(self, day: date) -> None:
        """What a day begins with: a new period of history each month, and the reorganisation of Cumbria."""
        if day.day == 1:
            move_to(datetime.combine(day, NEW_PERIOD, clock.LONDON))
            with connection.cursor() as cursor:
                cursor.execute("select threats_threat_new_period(), disruptions_disruption_new_period()")
        if day == REORGANISED:
            reorganising.reorganise(self.world, day)

    def _file(self, file: SentFile, arrived: dict[tuple[str, date], list[PlannedThreat]]) -> None:
        analyst, before = who("analyst", file.sender), self._batches[file.sender]
        with self.world.sitting(analyst, file.day, later(rounds.LOADING, _place(file.sender))) as (by, at):
            if before:
                arriving.settle(file, before[-1], by, at)
            before.append(arriving.load(self.world, file, by, at))
        news = [one for one in arrived.get((file.sender, file.day), []) if one.people or one.prison]
        if news:
            with self.world.sitting(analyst, file.day, later(rounds.LINKING, _place(file.sender))) as (
                by,
                at,
            ):
                threats = self.world.threats(one.key for one in news)
                for one in news:
                    arriving.attach(self.world, threats[one.key], one, by, at)

    def _sit(self, planned: Iterable[rounds.Sitting]) -> None:
        for number, sitting in enumerate(planned):
            with self.world.sitting(sitting.one, sitting.day, later(sitting.at, number)) as (by, at):
                threats = self.world.threats({threat.key for threat, _ in sitting.jobs})
                waiting = open_assessments(threats.values())
                for planned_threat, act in sitting.jobs:
                    threat = threats[planned_threat.key]
                    left = rounds.ROUNDS[act.verb].deed(
                        self.world, threat, waiting.get(threat.pk), act, by, at
                    )
                    waiting = {**waiting, threat.pk: left} if left else waiting
            deciding.approve(self.world, sitting.day, later(sitting.at, number))


def _place(sender: str) -> int:
    return [one.code for one in SENDERS].index(sender) * 2


def _by_day(files: Iterable[SentFile]) -> dict[date, list[SentFile]]:
    days: dict[date, list[SentFile]] = defaultdict(list)
    for file in files:
        days[file.day].append(file)
    return days


def _arrivals(threats: Iterable[PlannedThreat]) -> dict[tuple[str, date], list[PlannedThreat]]:
    found: dict[tuple[str, date], list[PlannedThreat]] = defaultdict(list)
    for threat in threats:
        found[threat.sender, threat.arrives].append(threat)
    return found
