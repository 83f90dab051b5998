"""Agreements about sharing: in force, waiting, and with a party that has ended."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import resolve

from tests.journeys.finding.looking import At, Known, linked


def agreement(at: At) -> Known:
    """One of the co-ordinator's force that is in force."""
    visitor = at.as_role("coordinator")
    visitor.opens("/agreements?state=approved")
    return linked(visitor, "sharing:agreement")


def waiting_agreement(at: At) -> Known:
    """One that the co-ordinator asked for."""
    visitor = at.as_role("coordinator")
    visitor.opens("/agreements/add")
    visitor.writes("What is it about?", "Licensed premises in Halton")
    visitor.page.get_by_label("Kept by", exact=True).select_option(index=0)
    for label in ("Halton", "Preventing crime with partners", "Signs to look for"):
        visitor.page.get_by_label(label, exact=True).check()
    visitor.picks("Lawful basis", "Policing purposes at common law")
    visitor.writes("Look at it again on", "1/2/2024").clicks("Ask for approval").reads("Asked for.")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def agreement_without_a_party(at: At) -> Known:
    """One with a council that has ended."""
    visitor = at.as_role("decider")
    visitor.opens("/?all=agreements_due")
    return linked(visitor, "sharing:hand-over")


def threat_to_share(at: At) -> Known:
    """One of the force's that was shared before."""
    visitor = at.as_role("coordinator")
    visitor.opens("/shared")
    return {"reference": visitor.page.locator("main tbody td a").first.inner_text().split()[-1]}


def copy(at: At) -> Known:
    """The copy that went last."""
    visitor = at.as_role("coordinator")
    visitor.opens("/shared")
    return linked(visitor, "sharing:copy")


def received_copy(at: At) -> Known:
    """The copy that the council was given last."""
    visitor = at.as_role("partner")
    visitor.opens("/partner/shared")
    return linked(visitor, "sharing:received")


def asked_action(at: At) -> Known:
    """What the council is asked to do."""
    visitor = at.as_role("partner")
    visitor.opens("/partner/actions")
    return linked(visitor, "sharing:result")


def told_by_a_partner(at: At) -> Known:
    """What the council told, a question a page."""
    visitor = at.as_role("partner")
    visitor.opens("/partner/give")
    visitor.writes("What do you want to tell?", "A red van brings parcels at night.").clicks("Continue")
    visitor.page.get_by_label("Cheshire", exact=True).check()
    visitor.clicks("Continue")
    visitor.page.get_by_label("Safeguarding", exact=True).check()
    visitor.clicks("Continue")
    visitor.page.get_by_label("Not for immigration enforcement", exact=True).check()
    visitor.clicks("Continue").clicks("Send").reads("Sent.")
    police = at.as_role("coordinator")
    police.opens("/given")
    return linked(police, "sharing:given-one")


FINDERS = {
    "told by a partner": told_by_a_partner,
    "threat to share": threat_to_share,
    "copy": copy,
    "edition": lambda at: {"number": 1},
    "received copy": received_copy,
    "asked action": asked_action,
    "agreement": agreement,
    "waiting agreement": waiting_agreement,
    "agreement without a party": agreement_without_a_party,
}
