"""Invented summaries, one or two sentences each, by area of crime."""

from __future__ import annotations

from random import Random

from fourfold.demo.invented import places

WHAT = {
    "drugs": ("Supplies class A drugs to street dealers in {town}.",
              "Grows cannabis in rented houses around {street}.",
              "Moves cocaine through {premises} and pays couriers in cash."),
    "firearms": ("Converts blank-firing pistols and lends them between groups.",
                 "Two discharges near {street} are put down to this threat."),
    "modern_slavery": ("Workers at {premises} sleep on site and do not keep their wages.",
                       "Recruits abroad, holds documents and moves workers between {town} and the coast."),
    "immigration_crime": ("Arranges lorry passages and collects the debt in {town} afterwards.",
                          "Sells false work documents from {premises}."),
    "csae": ("Adults approach children near {school} with lifts and gifts.",
             "Images are traded in a closed group run from {town}."),
    "acquisitive": ("Steals keyless cars to order and strips them at {premises}.",
                    "Commits burglaries for jewellery along {street} and the villages around {town}."),
    "money_laundering": ("Cash from several groups passes through {premises}.",
                         "Uses the accounts of students in {town} to move money on the same day."),
    "fraud": ("Calls older people as their bank and sends couriers for the cards.",
              "Takes deposits for building work around {town} that is never begun."),
    "corruption": ("Somebody with access is paid to pass on what the police know.",
                   "Licences are signed off in {town} for a fee."),
    "cyber": ("Breaks into the mail of small firms and redirects their invoices.",
              "Sells access to the networks of two employers in {town}."),
}  # fmt: skip
BESIDES = (
    "Violence is used to collect debts.", "Young people carry for it.",
    "Reporting from the public has risen.",
    "Its phones change every few weeks.", "Two members are in prison and still direct it.",
    "It works with a group in a neighbouring force.", "Little is known of where the money goes.",
    "The address {street} comes up again and again.", "A pupil of {school} was found carrying for it.",
)  # fmt: skip


def summary(dice: Random, area: str) -> str:
    """What a threat is said to do."""
    said = dice.choice(WHAT[area]) + (f" {dice.choice(BESIDES)}" if dice.random() < 0.6 else "")
    return said.format(
        town=places.town(dice),
        street=places.street(dice),
        premises=places.premises(dice),
        school=places.school(dice),
    )
