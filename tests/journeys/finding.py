"""The records that pages are about, found or made as a person would find or make them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, reverse

from tests.journeys.visitor import Visitor

Known = dict[str, Any]


class At(Protocol):
    """Where records are looked for: somebody at a browser, and the records found before."""

    def as_role(self, role: str) -> Visitor: ...

    def record(self, kind: str) -> Known: ...


def fullest_threat(at: At) -> Known:
    """The open threat of the co-ordinator's force with the longest page."""
    visitor, lengths = at.as_role("coordinator"), {}
    for reference in _references(visitor, "?phase=open"):
        visitor.opens(f"/threats/{reference}")
        lengths[reference] = len(visitor.text())
    return {"reference": max(lengths, key=lambda one: lengths[one])}


def bare_threat(at: At) -> Known:
    """One that was added a moment ago."""
    return {"reference": _added(at.as_role("analyst"), "Op Thistledown")}


def unassessed_threat(at: At) -> Known:
    """One that nobody has begun to assess."""
    return {"reference": _added(at.as_role("analyst"), "Op Whinfell")}


def closed_threat(at: At) -> Known:
    """One that can be reopened."""
    visitor = at.as_role("moderator")
    visitor.opens("/threats")
    closed = visitor.page.locator("input[name=phase][value*=closed]:not([value*=merged])")
    query = "&".join(f"phase={one.get_attribute('value')}" for one in closed.all())
    return {"reference": _references(visitor, f"?{query}")[0]}


def asked_decision(at: At) -> Known:
    """A closure that waits for the moderator to approve."""
    visitor = at.as_role("coordinator")
    reference = _added(at.as_role("analyst"), "Op Foxglove")
    visitor.opens(f"/threats/{reference}/close")
    visitor.picks("How it closed", "Closed: dismantled")
    visitor.writes("Reason", "Nobody has taken over.").writes("Evidence", "Log 41")
    visitor.writes("What becomes of what hangs on the threat", "Nothing hangs on it.")
    visitor.selects("Who approves", "Sunniva Pellthwaite").writes("Look again on", "1/12/2023")
    visitor.clicks("Ask for approval").reads("Waiting for Sunniva Pellthwaite to approve")
    return _linked(visitor, "threats:request")


def draft(at: At) -> Known:
    """One whose assessment is answered and not submitted."""
    visitor = at.as_role("analyst")
    return {"reference": _answered(visitor, "Op Saltersgate")}


def submitted(at: At) -> Known:
    """An assessment that waits for the moderator."""
    visitor = at.as_role("analyst")
    _answered(visitor, "Op Harebell")
    visitor.clicks("Submit for moderation")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def assessment(at: At) -> Known:
    """A moderated one of the co-ordinator's force."""
    visitor = at.as_role("coordinator")
    visitor.opens("/threats?moderation=moderated&phase=open")
    visitor.opens(f"/threats/{visitor.first_reference()}")
    return _linked(visitor, "assessments:assessment")


def challenge(at: At) -> Known:
    """One that waits for the head of the unit."""
    visitor = at.as_role("coordinator")
    visitor.opens("/threats?moderation=moderated&phase=open")
    visitor.opens(f"/threats/{_references(visitor, '?moderation=moderated&phase=open')[1]}")
    visitor.opens(f"/assessments/{_linked(visitor, 'assessments:assessment')['number']}/challenge")
    visitor.writes("Why you challenge it", "The stabbings were another group's.")
    visitor.selects("Who decides", "Gareth Ashlomond").clicks("Send the challenge")
    visitor.reads("The challenge waits for")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def batch(at: At) -> Known:
    """A file of which rows are held back."""
    visitor = at.as_role("analyst")
    visitor.opens("/sources/")
    return _linked(visitor, "sources:batch")


def tried_batch(at: At) -> Known:
    """A file that was tried and not loaded."""
    from tests.journeys.test_import import THREATS, given_a_file_with_a_bad_row

    visitor = at.as_role("analyst")
    visitor.opens("/sources/add")
    visitor.selects("Sender", THREATS).brings(
        "File", "soc_threats.csv", given_a_file_with_a_bad_row()
    ).clicks("Try this file")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def waiting_batch(at: At) -> Known:
    """A larger file, which waits for its turn."""
    from tests.journeys.test_import import THREATS, a_larger_file

    visitor = at.as_role("analyst")
    visitor.opens("/sources/add")
    visitor.selects("Sender", THREATS).brings("File", "soc_threats_large.csv", a_larger_file()).clicks(
        "Try this file"
    )
    visitor.reads("You can leave this page.")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def unmatched_batch(at: At) -> Known:
    """A spreadsheet of somebody's own, whose columns are not named yet."""
    from tests.journeys.test_import import THREATS

    visitor = at.as_role("analyst")
    visitor.opens("/sources/add")
    visitor.selects("Sender", THREATS)
    sheet = "Ref,Title,Category,Our notes\r\nA-1,Op Wrenfold,OCG,ask Jo\r\n"
    visitor.brings("File", "our groups.csv", sheet)
    visitor.page.get_by_label("It is a spreadsheet of our own").check()
    visitor.clicks("Try this file").reads("Which column is which")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def held_row(at: At) -> Known:
    """A row that waits to be mended."""
    visitor = at.as_role("analyst")
    visitor.opens(f"/sources/{at.record('batch')['number']}")
    return _linked(visitor, "sources:row")


def run(at: At) -> Known:
    """A run of the regional list."""
    return _run(at.as_role("inspector"), "4/1/2023")


def upload(at: At) -> Known:
    """The newest file for the national database: nobody has put it in yet."""
    visitor = at.as_role("moderator")
    visitor.opens("/outbox/files")
    visitor.clicks(visitor.first_reference()).reads("I have put it in")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def compared_runs(at: At) -> Known:
    """Two runs of it."""
    visitor = at.as_role("inspector")
    first, second = _run(visitor, "4/1/2023"), _run(visitor, "1/4/2023")
    return second | {"query": f"?other={first['number']}"}


def operation(at: At) -> Known:
    """One of the co-ordinator's force that goes on and serves a threat."""
    visitor = at.as_role("coordinator")
    visitor.opens("/operations/add")
    visitor.writes("Name", "Operation Whinchat").writes("Senior investigating officer", "DI Vale")
    visitor.page.get_by_role("group", name="Level").get_by_role("radio").first.check()
    visitor.writes("Why it was allocated there", "The people live here.").writes("From", "4/1/2023")
    visitor.writes("Why there is no financial investigator", "None is free.").clicks("Save")
    visitor.reads("Operation Whinchat")
    number = resolve(urlsplit(visitor.page.url).path).kwargs["number"]
    reference = at.record("threat")["reference"]
    visitor.opens(f"/operations/{number}/serve")
    visitor.writes("Reference of the threat", reference)
    visitor.writes("From", "5/1/2023").clicks("Save").reads("Stop serving")
    return {"number": number}


def service(at: At) -> Known:
    """A threat that an operation serves."""
    visitor = at.as_role("coordinator")
    visitor.opens(f"/operations/{at.record('operation')['number']}")
    return _linked(visitor, "operations:stop")


def report(at: At) -> Known:
    """One that waits for the co-ordinator."""
    visitor = at.as_role("coordinator")
    visitor.opens("/report")
    visitor.writes("What happened?", "Warrant at the yard behind Elm Street.").clicks("Send").reads(
        "Sent to:"
    )
    return resolve(urlsplit(visitor.page.url).path).kwargs


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


def _first(visitor: Visitor, address: str, name: str) -> Known:
    """What the first link of a list of that name leads to."""
    visitor.opens(address)
    return _linked(visitor, name)


def person(at: At) -> Known:
    """Somebody with a grant."""
    visitor = at.as_role("administrator")
    visitor.opens("/people")
    return _linked(visitor, "people:person")


def grant(at: At) -> Known:
    """A grant that can be ended."""
    visitor = at.as_role("administrator")
    visitor.opens(f"/people/{at.record('person')['number']}")
    return _linked(visitor, "people:end")


def request(at: At) -> Known:
    """A role that somebody asked for and nobody has approved."""
    visitor = at.as_role("decider")
    visitor.opens("/")
    return _linked(visitor, "people:request")


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
    return _linked(visitor, "threats:end-link")


def _added(visitor: Visitor, name: str) -> str:
    visitor.opens("/threats/add")
    visitor.picks("Type", "Group").writes("Name", name)
    visitor.page.get_by_label("Threat area", exact=True).select_option(index=1)
    visitor.clicks("Save").reads(name)
    return visitor.heading().split()[0]


def _recorded(visitor: Visitor, threat: str, day: str, *, again: bool = False) -> str:
    visitor.opens(f"/disruptions/new?threat={threat}")
    visitor.writes("What happened?", "Warrant at Elm Street: two arrested.").writes("When", day).clicks(
        "Save"
    )
    if again:
        visitor.reads("against the same threat").clicks("Different: record this one too")
    visitor.reads("What came of it?")
    return str(resolve(urlsplit(visitor.page.url).path).kwargs["reference"])


def _answered(visitor: Visitor, name: str) -> str:
    from tests.journeys.test_assess import answers_to_all, when_they_answer

    reference = _added(visitor, name)
    visitor.opens(f"/threats/{reference}/assess")
    visitor.clicks("Start the assessment")
    when_they_answer(visitor, answers_to_all(visitor))
    visitor.clicks("Check and submit").reads("Submit for moderation")
    return reference


def _run(visitor: Visitor, day: str) -> Known:
    visitor.opens("/extracts/")
    visitor.writes("As known on", day).clicks("Run").reads("Digest of the rows")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def _references(visitor: Visitor, query: str) -> list[str]:
    visitor.opens(f"/threats{query}")
    return [text.strip() for text in visitor.page.locator("main tbody th a").all_inner_texts()]


def _linked(visitor: Visitor, name: str) -> Known:
    """What stands in the first link on a page that leads to a page of that name."""
    for link in visitor.page.locator("main a[href^='/']").all():
        try:
            found = resolve(urlsplit(link.get_attribute("href") or "").path)
        except Resolver404:
            continue
        if found.view_name == name:
            return found.kwargs
    raise AssertionError(f"No link to {name} at {visitor.page.url}: {visitor.text()[:800]}")


FINDERS: dict[str, Callable[[At], Known]] = {
    "threat": fullest_threat,
    "bare threat": bare_threat,
    "unassessed threat": unassessed_threat,
    "closed threat": closed_threat,
    "asked decision": asked_decision,
    "draft": draft,
    "submitted": submitted,
    "assessment": assessment,
    "challenge": challenge,
    "batch": batch,
    "tried batch": tried_batch,
    "waiting batch": waiting_batch,
    "unmatched batch": unmatched_batch,
    "held row": held_row,
    "linked person": linked_person,
    "threat with people": threat_with_people,
    "run": run,
    "upload": upload,
    "compared runs": compared_runs,
    "operation": operation,
    "service": service,
    "disruption": disruption,
    "alike disruptions": alike_disruptions,
    "joined disruption": joined_disruption,
    "waiting disruption": waiting_disruption,
    "panel paper": panel_paper,
    "panel": panel,
    "disruption to follow": disruption_to_follow,
    "person": person,
    "report": report,
    "grant": grant,
    "request": request,
    "agency": lambda at: {"code": "cheshire"},
    "ended agency": lambda at: {"code": "cumbria"},
}
