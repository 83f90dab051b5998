"""Deciding the effect of a disruption, alone or in the meeting of a panel."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.tackling.disruptions import rules
from fourfold.tackling.disruptions.actions import holding
from fourfold.tackling.disruptions.assurance import assurers, leading, meetings, queue
from fourfold.tackling.disruptions.assurance.assurers import Assurer, Claim, Way
from fourfold.tackling.disruptions.models import Decision, Disruption, Meeting
from fourfold.tackling.disruptions.models.assurance import Act
from fourfold.tackling.disruptions.policy import Permission


@transaction.atomic
def decide(
    *,
    disruption: Disruption,
    opened: int,
    grade: str,
    reason: str = "",
    by: Viewer,
    at: datetime,
    meeting: Meeting | None = None,
) -> Disruption:
    """Say what the effect was. Raises MayNotAssure, Broken, Refused or Clash; what was decided before stays."""
    held, way = _take_turn(disruption, opened, by, at)
    rules.check_known(grade, [code for code in rules.CODES["claimed"] if code])
    assurers.check_grade(_claim(held), grade, way, on=clock.day_of(at))
    sitting = _sitting(meeting, held, on=clock.day_of(at)) if way is Way.PANEL else ""
    before = held.assured or held.claimed
    if grade != before and before:
        _check_why(reason)
    Decision.objects.create(
        disruption=held, act=Act.DECIDE, claimed=held.claimed, grade=grade, reason=reason, way=way,
        meeting=meeting if way is Way.PANEL else None, sitting=sitting, by_id=by.user_id, at=at,
    )  # fmt: skip
    assured = holding.change(held, assured=grade)
    holding.note(audit.Operation.ALTERATION, "disruption.assure", assured, by)
    holding.tell(assured, ["assured"], by=by, at=at)
    return assured


@transaction.atomic
def send_to_panel(
    *, disruption: Disruption, opened: int, reason: str, by: Viewer, at: datetime
) -> Disruption:
    """Leave the decision to a panel, and say why."""
    held, way = _take_turn(disruption, opened, by, at)
    if way is Way.PANEL:
        raise rules.Broken(_("This is a panel's to decide already."))
    _check_why(reason)
    Decision.objects.create(
        disruption=held,
        act=Act.TO_PANEL,
        claimed=held.claimed,
        reason=reason,
        way=way,
        by_id=by.user_id,
        at=at,
    )
    sent = holding.change(held)
    holding.note(audit.Operation.ALTERATION, "disruption.to_panel", sent, by)
    return sent


@transaction.atomic
def open_meeting(*, held_on: date, members: str, by: Viewer, at: datetime) -> Meeting:
    """A panel of the viewer's agency that meets on a day; once a day."""
    if not by.may(Permission.ASSURE_PANEL):
        raise Refused(_("Your role holds no panel. The chair of the disruption panel does."))
    names = meetings.names(members)
    meetings.check(names, held_on, today=clock.day_of(at))
    try:
        with transaction.atomic():
            made = Meeting.objects.create(
                agency_id=by.agency_id, held_on=held_on, members="\n".join(names), opened_by_id=by.user_id
            )
    except IntegrityError as error:  # also where two people open it at the same moment
        if "a_panel_meets_once_a_day" not in str(error):
            raise
        raise rules.Broken(_("A panel met on that day already. Open it from the list.")) from error
    audit.record(audit.Operation.COLLECTION, "panel.open", by=by, kind="panel", target=made.pk)
    return made


def _take_turn(disruption: Disruption, opened: int, by: Viewer, at: datetime) -> tuple[Disruption, Way]:
    """The held record, and the way in which this person decides it."""
    if not queue.ways_of(by):
        raise Refused(_("Your role does not agree effects. Ask your SOC co-ordinator."))
    held = holding.hold_opened(disruption.pk, opened)
    check_counts(held)
    check_may_decide(held, by, at)
    return held, way_of(held, at)


def check_counts(disruption: Disruption) -> None:
    """Only of what is counted an effect is decided."""
    if not rules.counts(disruption.joined_into_id, disruption.withdrawn, disruption.standing):
        raise rules.Broken(_("This record is not counted by itself, so its effect is not decided here."))


def check_may_decide(disruption: Disruption, by: Viewer, at: datetime) -> None:
    """The dated rule must allow this person, and they must not have led the event."""
    assurer = Assurer(by.name, queue.ways_of(by), led_it=by.user_id in leading.led_by(disruption))
    if assurer.led_it or not _is_a_panels(disruption):
        assurers.check(_claim(disruption), assurer, on=clock.day_of(at))
    elif Way.PANEL not in assurer.ways:
        sent = _("It was sent to a panel, which decides it.")
        raise assurers.MayNotAssure(sent if _was_sent(disruption) else assurers.only(Way.PANEL))


def way_of(disruption: Disruption, at: datetime) -> Way:
    """Who decides a record: as the dated rule says, or a panel where it was sent to one or one decided it before."""
    return Way.PANEL if _is_a_panels(disruption) else assurers.way(_claim(disruption), on=clock.day_of(at))


def _is_a_panels(disruption: Disruption) -> bool:
    """Whether a panel has it in hand, or decided it: a lower effect that it gave leaves it to no co-ordinator."""
    return Decision.objects.filter(Q(act=Act.TO_PANEL) | Q(way=Way.PANEL), disruption=disruption.pk).exists()


def _was_sent(disruption: Disruption) -> bool:
    return Decision.objects.filter(disruption=disruption.pk, act=Act.TO_PANEL).exists()


def _claim(disruption: Disruption) -> Claim:
    """What is decided: the effect claimed, or, where it was decided before, the one that stands."""
    grade = disruption.assured or disruption.claimed
    return Claim(agencies.code_of(disruption.agency_id), disruption.reference, grade)


def _sitting(meeting: Meeting | None, disruption: Disruption, *, on: date) -> str:
    if meeting is None:
        raise rules.Broken(_("A panel decides in a meeting. Open today's meeting first, and say who sits."))
    names = meetings.names(meeting.members)
    meetings.check_apart(names, leading.names_of_leaders(disruption))
    meetings.check_met(meeting.held_on, disruption.event_on)
    return meetings.kept(meeting.held_on, names)


def _check_why(reason: str) -> None:
    if not reason.strip():
        raise rules.Broken(_("Give the reason for your decision."))
