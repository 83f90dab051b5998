"""Invented briefs for officers, by area of crime: what may hurt somebody, signs, what to report. They name nobody."""

from __future__ import annotations

from random import Random

SAFETY = {
    "drugs": ("Knives are kept by the front door. Do not go in alone.",
              "A large dog is loose behind the house at night.",
              "Used needles lie in the stairwell. Wear gloves."),
    "firearms": ("Firearms are likely. Do not approach: withdraw and ask for armed officers.",
                 "A converted pistol was seen in a car door. Keep your distance and call it in."),
    "modern_slavery": ("People inside may be locked in. Speak to them apart, and never through a manager.",),
    "immigration_crime": ("People may be hidden in a load without air. Open it at once and call an ambulance.",),
    "csae": ("A child may be in the vehicle or the room. Make the child safe first.",),
    "acquisitive": ("They ram vehicles to get away. Do not stop them on your own.",),
    "money_laundering": (),
    "fraud": (),
    "corruption": ("Do not discuss this threat on an open radio channel.",),
    "cyber": (),
}  # fmt: skip
SIGNS = {
    "drugs": ("Short visits at all hours, cars that wait with the engine running.",
              "Young people far from home with two telephones, a new bicycle and train tickets.",
              "Covered windows, a hum of fans, a strong smell and no frost on the roof."),
    "firearms": ("Gloves in warm weather, a hand held to the waist, somebody walking ahead to look.",
                 "Blank-firing pistols or loose cartridges in a car."),
    "modern_slavery": ("Several workers brought and fetched by one van, who look to one person before they answer.",
                       "Mattresses in a place of work; papers held by somebody else."),
    "immigration_crime": ("A lorry parked away from the service area at night, with people walking from it.",),
    "csae": ("An adult with children who are not theirs, outside a takeaway or a hotel late at night.",),
    "acquisitive": ("Two cars in convoy with false plates, and an aerial held to a front door.",),
    "money_laundering": ("A shop that is seldom open and has no customers, and bags carried in after closing.",),
    "fraud": ("A taxi or a courier at an older person's door, who leaves with an envelope.",),
    "corruption": ("Somebody who asks about one address or one number plate without a reason.",),
    "cyber": ("A stack of bank cards, telephones and routers in a room without furniture.",),
}  # fmt: skip
TO_REPORT = (
    "Number plates, how many people, and which way they left. The time matters more than the details.",
    "Who comes and goes, and anybody under 18 with them.",
    "Any change: a new lock, a new car, a house that stands empty.",
    "Telephones, cash or tickets that you find, even where there is nothing to arrest for.",
    "What people in the street tell you, in their own words, on the same day.",
)


def safety(dice: Random, area: str) -> str:
    """What may hurt somebody; empty where nothing is known."""
    return dice.choice(("", *SAFETY[area]) if SAFETY[area] else ("",))


def signs(dice: Random, area: str) -> str:
    """What an officer can see."""
    return dice.choice(SIGNS[area])


def to_report(dice: Random) -> str:
    """What to say, and to notice."""
    return dice.choice(TO_REPORT)
