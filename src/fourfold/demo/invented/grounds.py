"""Invented reasons: why a level was chosen, why a threat was closed or returned."""

from __future__ import annotations

from random import Random

WHY = (
    "Three reports from different sources in the last six months say so.",
    "Charges in the last year rest on it, and nothing since points the other way.",
    "One source says so; it fits what officers see on the street.",
    "The last two warrants found what this level describes.",
    "Victims' accounts agree, though few will be named.",
    "It was so at the last assessment and nothing has changed.",
    "Partners' records show the same picture.",
)
EVIDENCE = (
    "intelligence log",
    "warrant record",
    "crime report",
    "victim account",
    "partner return",
    "phone work",
)
RETURNED = (
    "The frequency rests on one report. Say what else supports it, or choose Not known.",
    "Psychological harm is put at the highest level without an account of any victim.",
    "The reach says one force, but the summary names two. Put one of them right.",
    "The evidence for the financial harm is older than two years.",
)
CHALLENGED = (
    "The evidence asked for is in the record already, under the second report.",
    "The level follows the wording of the model; the return does not say which word is missing.",
)
DECIDED = (
    "Both sides were read. The wording of the level was compared with the evidence, line by line.",
    "The scale's own words decide this; the reasons given do not change them.",
)
OVERRIDES = (
    "The risk worked out leaves out a court order that ends next month.",
    "Two forces hold parts of this that neither score shows.",
    "What was found last week is graded but not yet in the scores.",
)
CLOSED = {
    "closed_dismantled": "All known members are in custody or gone, and nothing was seen for four months.",
    "closed_below_threshold": "What remains is one person selling alone.",
    "closed_no_longer_soc": "It no longer meets the definition; the local team deals with it.",
    "closed_other": "The reason is in the minute of the meeting.",
}
MERGED = "It is the same group under another name: phones, cars and people agree."
MOVED = "The people live and act in the other force's area now."
REOPENED = "It is active again under the same people."
RETYPED = "Reviewed under the new guidance: the line, place or weakness is the threat, whoever holds it."
WITHDRAWN = "The main source was found unreliable; it is assessed anew when there is more."


def reason(dice: Random) -> str:
    """Why an answer was chosen."""
    return dice.choice(WHY)


def evidence(dice: Random) -> tuple[str, ...]:
    """References to evidence, or none."""
    kinds = dice.sample(EVIDENCE, dice.choice((0, 1, 1, 2)))
    return tuple(f"{kind} {dice.randint(1000, 9999)}" for kind in sorted(kinds))
