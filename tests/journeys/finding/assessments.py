"""Assessments: drafts, those that wait for the moderator, moderated ones, and a challenge."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import resolve

from tests.journeys.finding.looking import At, Known, added, linked, references
from tests.journeys.visitor import Visitor


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
    return linked(visitor, "assessments:assessment")


def challenge(at: At) -> Known:
    """One that waits for the head of the unit."""
    visitor = at.as_role("coordinator")
    visitor.opens("/threats?moderation=moderated&phase=open")
    visitor.opens(f"/threats/{references(visitor, '?moderation=moderated&phase=open')[1]}")
    visitor.opens(f"/assessments/{linked(visitor, 'assessments:assessment')['number']}/challenge")
    visitor.writes("Why you challenge it", "The stabbings were another group's.")
    visitor.selects("Who decides", "Gareth Ashlomond").clicks("Send the challenge")
    visitor.reads("The challenge waits for")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def _answered(visitor: Visitor, name: str) -> str:
    from tests.journeys.test_assess import answers_to_all, when_they_answer

    reference = added(visitor, name)
    visitor.opens(f"/threats/{reference}/assess")
    visitor.clicks("Start the assessment")
    when_they_answer(visitor, answers_to_all(visitor))
    visitor.clicks("Check and submit").reads("Submit for moderation")
    return reference


FINDERS = {
    "draft": draft,
    "submitted": submitted,
    "assessment": assessment,
    "challenge": challenge,
}
