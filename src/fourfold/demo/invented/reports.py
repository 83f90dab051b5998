"""Invented reports of the demonstration's last days, and what co-ordinators said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fourfold.tackling.activity.rules import State


@dataclass(frozen=True)
class Spoken:
    """Who of which agency reports what, on which day; what the co-ordinator says of it, and when."""

    day: date
    agency: str
    what: str
    place: str
    who: str = ""
    group: str = ""
    colleague: int = 0
    days_ago: int = 0
    settled: date | None = None
    state: str = ""
    answer: str = ""


SPOKEN = (
    Spoken(date(2023, 7, 4), "cheshire", "Stopped a white van behind the shops, two men, no load. Let go.",
           "Dunmere, Quay Street", settled=date(2023, 7, 6), state=State.ANSWERED,
           answer="The van is a florist’s and known to us. Tell us if it stands there at night."),
    Spoken(date(2023, 7, 6), "cheshire", "Warrant: one arrested, three phones, £1,240 in a shoe box.",
           "Dunmere, Elm Street 14", who="Man of about 30, calls himself Tig", settled=date(2023, 7, 7),
           state=State.DISRUPTION, answer="It is being recorded as a disruption. The phones went to the analyst."),
    Spoken(date(2023, 7, 7), "cheshire", "Talked to year 9 about lines and whom to ring. Two asked for a card.",
           "Castell Bay, the high school", colleague=1, settled=date(2023, 7, 10), state=State.PLAN,
           answer="It goes into the Prevent part of the plan at the next review."),
    Spoken(date(2023, 7, 10), "cheshire", "Four e-bikes without plates outside the same flat three evenings in a row.",
           "Dunmere, Harbour Court", group="They say “the Anchor boys”", colleague=1, days_ago=1),
    Spoken(date(2023, 7, 11), "merseyside", "Flat given back to its landlord: scales, snap bags, a ledger. Booked in.",
           "Port Carrow, Weir Lane"),
    Spoken(date(2023, 7, 12), "cheshire", "Girl of about 15 in a taxi at 2 a.m., would not say where to. Taken home.",
           "Dunmere station", who="Name with the safeguarding unit"),
    Spoken(date(2023, 7, 12), "north_wales", "Boat trailer changed hands for cash at the slipway; plate written down.",
           "Castell Bay, slipway", settled=date(2023, 7, 13), state=State.ANSWERED,
           answer="It was sold and taxed the same day. Nothing more to do."),
    Spoken(date(2023, 7, 13), "cheshire", "Two men watched the back of the jeweller’s for an hour. Left when we came.",
           "Dunmere, Market Row"),
)  # fmt: skip
