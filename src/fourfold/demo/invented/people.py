"""Invented people: given names of many origins with family names that nobody is known to bear."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

GIVEN = (
    "Abena", "Adeola", "Agnieszka", "Aled", "Amaru", "Anwen", "Arben", "Ayesha", "Beatriz", "Bogdan",
    "Branwen", "Callum", "Ceri", "Chidi", "Danuta", "Darius", "Deniz", "Eilidh", "Elira", "Emeka", "Esme",
    "Farid", "Fionn", "Florin", "Giorgia", "Gwilym", "Habib", "Hana", "Hollis", "Ifan", "Ilinca", "Imogen",
    "Ioan", "Jaswinder", "Jelena", "Joaquim", "Kasia", "Kelechi", "Kiran", "Leila", "Linh", "Lowri", "Luca",
    "Mahmood", "Marek", "Mei", "Milosz", "Nadia", "Nkechi", "Olamide", "Oisin", "Padraig", "Parveen",
    "Petra", "Quang", "Rafal", "Rhian", "Roza", "Samir", "Sioned", "Sorcha", "Tariq", "Tegan", "Teodor",
    "Uzma", "Valbona", "Wen", "Xanthe", "Yusuf", "Zofia", "Zainab",
)  # fmt: skip
FAMILY = (
    "Abernick", "Adeshokan-Vale", "Ashlomond", "Bakshandi", "Barrowquist", "Birchamwell", "Bledwyn",
    "Brackenholt", "Brzozlik", "Calderquay", "Carnwallow", "Chaudrish", "Coppardine", "Dalquharn",
    "Danjumawe", "Drewstow", "Dunnockby", "Eastermoor", "Ekwuezi", "Fallowgate", "Farooqan", "Fenwhistle",
    "Garsdalen", "Gillyflower", "Glanmorfa", "Gorsewyn", "Halloumbe", "Harrowmere", "Hoxhallari",
    "Iremongate", "Jaskolnik", "Kettleborn", "Kowalmir", "Larksdale", "Llanfryd", "Lockenby", "Malikzarin",
    "Marrowby", "Mossgiel-Tarn", "Nettlefrome", "Nguyenhart", "Nwachuluke", "Okerholt", "Olufemin",
    "Orchardleigh", "Osmandine", "Pellthwaite", "Popelescu", "Quernmore-Hay", "Quillfeather", "Rahmandine",
    "Ravenstow", "Rhosydd", "Rowanlow", "Sandovik", "Shahbazin", "Silkstow", "Skerrick", "Sparrowick",
    "Stanwickshaw", "Tanglwyn", "Tarrowby", "Teaselwood", "Thistlequay", "Thornquill", "Tranhalle",
    "Umbergate", "Vellowcombe", "Wagstaffe-Rill", "Whinberry", "Wolanczik", "Wrenfold", "Yarlside",
    "Yusufzan", "Zielonik",
)  # fmt: skip
OLDEST, YOUNGEST = date(1948, 1, 1), date(2001, 12, 31)
CHILDREN_FROM, CHILDREN_TO = date(2006, 1, 1), date(2009, 6, 30)


def name(dice: Random) -> str:
    """A given and a family name."""
    return f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}"


def family(dice: Random) -> str:
    """A family name alone."""
    return dice.choice(FAMILY)


def adult_born_on(dice: Random) -> date:
    """The day of birth of somebody who is an adult in the whole of the demonstration."""
    return _between(dice, OLDEST, YOUNGEST)


def child_born_on(dice: Random) -> date:
    """The day of birth of somebody who is under 18 in the whole of the demonstration."""
    return _between(dice, CHILDREN_FROM, CHILDREN_TO)


def _between(dice: Random, first: date, last: date) -> date:
    return first + timedelta(days=dice.randrange((last - first).days + 1))
