"""What officers reported in the replay's last days; some of it is answered, some still waits for a visitor."""

from __future__ import annotations

from datetime import date, time, timedelta

from fourfold.demo.colleagues import who
from fourfold.demo.invented.reports import SPOKEN
from fourfold.demo.replay.world import World, later
from fourfold.tackling.activity import actions
from fourfold.tackling.activity.actions import Told
from fourfold.tackling.activity.models import Report

TOLD, SETTLED = time(17, 20), time(17, 40)


def on(world: World, day: date) -> None:
    """What is reported on this day, and what co-ordinators say of earlier reports."""
    for minute, one in enumerate(one for one in SPOKEN if one.day == day):
        officer = who("frontline", one.agency, one.colleague)
        with world.sitting(officer, day, later(TOLD, minute)) as (by, at):
            happened = day - timedelta(days=one.days_ago)
            told = Told(one.what, one.place, happened, one.who, one.group)
            actions.report(facts=told, by=by, at=at)
    for minute, one in enumerate(one for one in SPOKEN if one.settled == day):
        with world.sitting(who("coordinator", one.agency), day, later(SETTLED, minute)) as (by, at):
            report = Report.objects.get(what=one.what)
            actions.settle(
                report=report, opened=report.edition, state=one.state, answer=one.answer, by=by, at=at
            )
