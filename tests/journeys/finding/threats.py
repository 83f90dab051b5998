"""Threats as people find, add, close and reopen them, and the people of one."""

from __future__ import annotations

from tests.journeys.finding.looking import At, Known, added, linked, references


def fullest_threat(at: At) -> Known:
    """The open threat of the co-ordinator's force with the longest page."""
    visitor, lengths = at.as_role("coordinator"), {}
    for reference in references(visitor, "?phase=open"):
        visitor.opens(f"/threats/{reference}")
        lengths[reference] = len(visitor.text())
    return {"reference": max(lengths, key=lambda one: lengths[one])}


def bare_threat(at: At) -> Known:
    """One that was added a moment ago."""
    return {"reference": added(at.as_role("analyst"), "Op Thistledown")}


def unassessed_threat(at: At) -> Known:
    """One that nobody has begun to assess."""
    return {"reference": added(at.as_role("analyst"), "Op Whinfell")}


def closed_threat(at: At) -> Known:
    """One that can be reopened."""
    visitor = at.as_role("moderator")
    visitor.opens("/threats")
    closed = visitor.page.locator("input[name=phase][value*=closed]:not([value*=merged])")
    query = "&".join(f"phase={one.get_attribute('value')}" for one in closed.all())
    return {"reference": references(visitor, f"?{query}")[0]}


def asked_decision(at: At) -> Known:
    """A closure that waits for the moderator to approve."""
    visitor = at.as_role("coordinator")
    reference = added(at.as_role("analyst"), "Op Foxglove")
    visitor.opens(f"/threats/{reference}/close")
    visitor.picks("How it closed", "Closed: dismantled")
    visitor.writes("Reason", "Nobody has taken over.").writes("Evidence", "Log 41")
    visitor.writes("What becomes of what hangs on the threat", "Nothing hangs on it.")
    visitor.selects("Who approves", "Sunniva Pellthwaite").writes("Look again on", "1/12/2023")
    visitor.clicks("Ask for approval").reads("Waiting for Sunniva Pellthwaite to approve")
    return linked(visitor, "threats:request")


def threat_with_people(at: At) -> Known:
    """One to which somebody is linked."""
    return {"reference": at.record("linked person")["reference"]}


def linked_person(at: At) -> Known:
    """Somebody's part in a threat that has not ended."""
    visitor, reference = at.as_role("coordinator"), at.record("bare threat")["reference"]
    visitor.opens(f"/threats/{reference}/people/link")
    visitor.writes("Name", "Tam Oswin").picks("Role", "Associate").picks(
        "Category in this matter", "Suspected"
    )
    visitor.writes("Source", "Log 41").picks("Confidence", "Medium").clicks("Link this person")
    visitor.reads("Tam Oswin")
    return linked(visitor, "threats:end-link")


FINDERS = {
    "threat": fullest_threat,
    "bare threat": bare_threat,
    "unassessed threat": unassessed_threat,
    "closed threat": closed_threat,
    "asked decision": asked_decision,
    "linked person": linked_person,
    "threat with people": threat_with_people,
}
