"""What an officer reported, disruptions, and what is decided of them."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import resolve, reverse

from tests.journeys.finding.looking import At, Known, linked
from tests.journeys.visitor import Visitor


def report(at: At) -> Known:
    """One that waits for the co-ordinator."""
    visitor = at.as_role("coordinator")
    visitor.opens("/report")
    visitor.writes("What happened?", "Warrant at the yard behind Elm Street.").clicks("Send").reads(
        "Sent to:"
    )
    return resolve(urlsplit(visitor.page.url).path).kwargs


def disruption(at: At) -> Known:
    """One of the co-ordinator's force, with results."""
    visitor = at.as_role("coordinator")
    found = {"reference": _recorded(visitor, at.record("bare threat")["reference"], "3/5/2022")}
    visitor.selects("Result", "Arrests").writes("How much", "2").clicks("Save").reads("Arrests")
    return found


def alike_disruptions(at: At) -> Known:
    """Two records of one force that may be of the same event."""
    visitor, threat = at.as_role("coordinator"), at.record("bare threat")["reference"]
    first = _recorded(visitor, threat, "3/6/2022")
    return {"reference": first, "other": _recorded(visitor, threat, "4/6/2022", again=True)}


def joined_disruption(at: At) -> Known:
    """One that was joined to another."""
    visitor, threat = at.as_role("coordinator"), at.record("bare threat")["reference"]
    leads, joins = (_recorded(visitor, threat, f"{day}/7/2022", again=day > 3) for day in (3, 4))
    region = at.as_role("moderator")
    region.opens(f"/disruptions/{joins}/join/{leads}")
    region.page.get_by_label(leads).check()
    region.writes("Why it is one event", "One warrant.").clicks("Join").reads("Joined")
    return {"reference": joins}


def waiting_disruption(at: At) -> Known:
    """The one that waits longest for the co-ordinator to agree its effect."""
    return _first(at.as_role("coordinator"), "/assurance", "disruptions:assure")


def panel(at: At) -> Known:
    """A meeting of today with its papers and one decision."""
    visitor = at.as_role("panel")
    visitor.opens("/assurance/panels")
    visitor.writes("Who sits", "Bryony Stannergate\nOwain Thackley")
    visitor.clicks("Open the meeting").reads("Decide its papers")
    found = resolve(urlsplit(visitor.page.url).path).kwargs
    visitor.opens(reverse("disruptions:assure", kwargs=_first(visitor, "/assurance", "disruptions:assure")))
    visitor.picks("What was the effect?", "Moderate").selects("Meeting", "14 July 2023")
    visitor.writes("Reason", "Two of the three towns are quiet.").clicks("Decide").reads("is agreed")
    return found


def panel_paper(at: At) -> Known:
    """One that waits for a panel that has met."""
    at.record("panel")
    return _first(at.as_role("panel"), "/assurance", "disruptions:assure")


def disruption_to_follow(at: At) -> Known:
    """One of which a question is due."""
    return _first(at.as_role("coordinator"), "/assurance/to-follow", "disruptions:lasted")


def _recorded(visitor: Visitor, threat: str, day: str, *, again: bool = False) -> str:
    visitor.opens(f"/disruptions/new?threat={threat}")
    visitor.writes("What happened?", "Warrant at Elm Street: two arrested.").writes("When", day)
    visitor.picks("Mainly", "Pursue").clicks("Save")
    if again:
        visitor.reads("against the same threat").clicks("Different: record this one too")
    visitor.reads("What came of it?")
    return str(resolve(urlsplit(visitor.page.url).path).kwargs["reference"])


def _first(visitor: Visitor, address: str, name: str) -> Known:
    """What the first link of a list of that name leads to."""
    visitor.opens(address)
    return linked(visitor, name)


FINDERS = {
    "disruption": disruption,
    "alike disruptions": alike_disruptions,
    "joined disruption": joined_disruption,
    "waiting disruption": waiting_disruption,
    "panel paper": panel_paper,
    "panel": panel,
    "disruption to follow": disruption_to_follow,
    "report": report,
}
