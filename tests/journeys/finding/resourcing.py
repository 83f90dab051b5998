"""Operations, and people with their roles."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import resolve

from tests.journeys.finding.looking import At, Known, linked


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
    return linked(visitor, "operations:stop")


def person(at: At) -> Known:
    """Somebody with a grant."""
    visitor = at.as_role("administrator")
    visitor.opens("/people")
    return linked(visitor, "people:person")


def grant(at: At) -> Known:
    """A grant that can be ended."""
    visitor = at.as_role("administrator")
    visitor.opens(f"/people/{at.record('person')['number']}")
    return linked(visitor, "people:end")


def request(at: At) -> Known:
    """A role that somebody asked for and nobody has approved."""
    visitor = at.as_role("decider")
    visitor.opens("/")
    return linked(visitor, "people:request")


def restriction(at: At) -> Known:
    """A threat of the co-ordinator's force on a list."""
    visitor = at.as_role("coordinator")
    visitor.opens(f"/restrict/threat/{at.record('unassessed threat')['reference']}")
    visitor.page.get_by_role("group", name="What somebody reads").get_by_role("radio").first.check()
    visitor.writes("Reason", "A source is at risk.")
    visitor.page.get_by_role("checkbox", name="*").first.check()
    visitor.clicks("Restrict it").reads("Restricted.")
    visitor.opens("/restricted")
    return linked(visitor, "restricting:one")


def place(at: At) -> Known:
    """Somebody on its list."""
    visitor = at.as_role("coordinator")
    visitor.opens(f"/restricted/{at.record('restriction')['number']}")
    return linked(visitor, "restricting:take-off")


def asked_place(at: At) -> Known:
    """Somebody whom the co-ordinator asked for."""
    visitor = at.as_role("coordinator")
    number = at.record("restriction")["number"]
    visitor.opens(f"/restricted/{number}/add")
    visitor.page.get_by_label("Person").select_option(index=1)
    visitor.writes("Reason", "Works on it.").clicks("Ask for approval").reads("Asked for.")
    return linked(visitor, "restricting:member")


def emergency(at: At) -> Known:
    """That record, opened by somebody on call."""
    at.record("restriction")
    coordinator = at.as_role("coordinator")
    coordinator.opens("/restricted")
    reference = coordinator.page.get_by_role("rowheader").first.inner_text()
    on_call = at.as_role("lro")
    on_call.opens("/emergency")
    on_call.writes("Reference", reference).writes("Whose life is at risk", "A child is held.").clicks(
        "Open it"
    )
    on_call.reads("Open to you for reading.")
    coordinator = at.as_role("coordinator")
    coordinator.opens(f"/restricted/{at.record('restriction')['number']}")
    return linked(coordinator, "restricting:review-emergency")


def interest(at: At) -> Known:
    """An interest that the co-ordinator declared for somebody else."""
    visitor = at.as_role("coordinator")
    visitor.opens(f"/interest/threat/{at.record('threat')['reference']}")
    visitor.page.get_by_label("Whose interest").select_option(index=1)
    visitor.writes("What the interest is", "A neighbour.").clicks("Declare the interest").reads("Declared.")
    visitor.clicks("The list, and what waits")
    return linked(visitor, "restricting:end-interest")


FINDERS = {
    "restrictable": lambda at: {"kind": "threat", "reference": at.record("threat")["reference"]},
    "restriction": restriction,
    "place": place,
    "asked place": asked_place,
    "interest": interest,
    "emergency": emergency,
    "operation": operation,
    "service": service,
    "person": person,
    "grant": grant,
    "request": request,
}
