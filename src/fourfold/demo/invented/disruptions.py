"""Invented disruptions: what was done, what a group could do before and not after, and what it yielded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from fourfold.demo.invented import places


@dataclass(frozen=True)
class Story:
    """A way of disrupting: its tactic, what is said of it, and the results that it tends to yield."""

    tactic: str
    what: str
    before: str
    after: str
    yields: tuple[str, ...] = ()


STORIES = {
    "pursue": (
        Story("crime", "Warrant at {street}: phones and cash found, two arrested.",
              "It sold from the house every day.", "It cannot use the house.",
              ("arrests", "cash_gbp", "drugs_a_kg")),
        Story("vehicles", "Car stopped on the way into {town}; the load was in the boot.",
              "It brought a load each week.", "Courier and car are gone.",
              ("arrests", "drugs_a_kg", "vehicles")),
        Story("crime", "Three charged after the phones were read.",
              "They directed others.", "They are on remand.", ("charges", "arrests")),
        Story("crime", "Sentenced at court for conspiracy to supply.",
              "He ran the supply.", "He is in prison.", ("sentences", "sentence_months")),
        Story("lifestyle", "Account frozen and cash seized at {premises}.",
              "It paid for loads in advance.", "It has no money to pay with.", ("cash_gbp", "assets_gbp")),
        Story("crime", "Cannabis grow taken out in {town}.",
              "It harvested every ten weeks.", "The plants and the lamps are gone.", ("drugs_b_kg", "arrests")),
        Story("crime", "Firearm recovered near {street}.",
              "It could threaten others with it.", "It has none that is known.", ("firearms", "arrests")),
    ),
    "prevent": (
        Story("behaviour", "Pupils of {school} heard from a former carrier what came of it.",
              "It recruited at the gate.", "No pupil was seen with it since."),
        Story("behaviour", "A young carrier began with a mentor and left the group.",
              "It sent him out three times a week.", "He carries for nobody.", ("safeguarded",)),
        Story("behaviour", "A behaviour order keeps two of them out of {town} at night.",
              "They met there to sell.", "They may not meet there.", ("orders",)),
    ),
    "protect": (
        Story("business", "Tenant of {street} moved to a safe address and the flat made secure.",
              "It used the flat as a store.", "It has lost the flat.", ("safeguarded", "premises_closed")),
        Story("lifestyle", "Banks in {town} were shown how the callers work.",
              "Withdrawals were not questioned.", "Four withdrawals were stopped.", ("safeguarded",)),
    ),
    "prepare": (
        Story("business", "Council and police rehearsed closing premises at {premises}.",
              "It opened again within a day.", "It can be closed within hours.", ("premises_closed",)),
        Story("business", "Parcel firm in {town} now reports unscreened loads.",
              "It posted without questions.", "Its parcels are opened.", ("goods_tonnes",)),
    ),
}  # fmt: skip
AMOUNTS: dict[str, Callable[[Random], int | Decimal]] = {
    "arrests": lambda dice: dice.choice((1, 1, 2, 2, 3, 5)),
    "charges": lambda dice: dice.choice((1, 2, 3)),
    "sentences": lambda dice: dice.choice((1, 1, 2)),
    "sentence_months": lambda dice: dice.randint(18, 170),
    "cash_gbp": lambda dice: dice.randint(4, 900) * 50,
    "assets_gbp": lambda dice: dice.randint(5, 400) * 1000,
    "drugs_a_kg": lambda dice: Decimal(dice.randint(2, 400)) / 100,
    "drugs_b_kg": lambda dice: Decimal(dice.randint(10, 900)) / 10,
    "firearms": lambda dice: 1,
    "vehicles": lambda dice: dice.choice((1, 1, 2)),
    "goods_tonnes": lambda dice: Decimal(dice.randint(1, 40)) / 10,
    "safeguarded": lambda dice: dice.choice((1, 1, 2, 4)),
    "orders": lambda dice: dice.choice((1, 2)),
    "premises_closed": lambda dice: 1,
}
LENGTHS = ("days", "weeks", "weeks", "three_months", "six_months", "longer", "for_good")


def told(dice: Random, main_p: str) -> dict[str, object]:
    """The words and results of one disruption of this kind, by our columns."""
    story = dice.choice(STORIES[main_p])
    yielded = {kind: AMOUNTS[kind](dice) for kind in story.yields if dice.random() < 0.8}
    return {
        "what": story.what.format(
            street=places.street(dice),
            town=places.town(dice),
            premises=places.premises(dice),
            school=places.school(dice),
        ),
        "could_before": story.before,
        "could_after": story.after if dice.random() < 0.8 else "",
        "expected_length": dice.choice(LENGTHS) if dice.random() < 0.6 else "",
        "tactics": [story.tactic],
        **yielded,
    }
