"""The codes that a file of threats may hold, and the numbers that stand for agencies."""

from __future__ import annotations

from datetime import date

from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.models import Agency
from fourfold.core.reference import queries as reference

LISTS = {"threat_kinds": "threat_kind", "areas": "threat_area", "phases": "phase"}

OF_PEOPLE = {
    "roles": "person_role",
    "categories": "person_category",
    "confidences": "confidence",
    "exploitation_outcomes": "exploitation_outcome",
}

CodeSets = dict[str, dict[str, str]]
Numbers = dict[str, dict[str, int]]


def known(on: date) -> tuple[CodeSets, Numbers]:
    """Code sets by name (code to label), and for the agency columns the number of each code."""
    sets = _sets(LISTS, on)
    numbers = agencies.codes()
    sets["agencies"] = dict.fromkeys(numbers, "")
    councils = Agency.objects.filter(kind="council").exclude(ons_code="")
    sets["councils"] = dict.fromkeys(councils.values_list("ons_code", flat=True), "")
    return sets, {"owner_agency": numbers, "lead_agency": numbers}


def known_of_people(on: date) -> tuple[CodeSets, Numbers]:
    """The code sets that a file of people linked to threats may hold; no code of them stands for a number."""
    return _sets(OF_PEOPLE, on), {}


def _sets(lists: dict[str, str], on: date) -> CodeSets:
    return {
        name: {code.code: code.label for code in reference.codes(listed, on)}
        for name, listed in lists.items()
    }
