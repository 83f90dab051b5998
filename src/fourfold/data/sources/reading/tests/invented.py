"""Invented threats in the words of the shipped Cheshire map, with faults planted in some rows."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

CODES = {
    "threat_kinds": {"ocg": "Organised crime group", "priority_individual": "", "vulnerability": ""},
    "areas": dict.fromkeys(
        [
            "csae",
            "modern_slavery",
            "immigration_crime",
            "drugs",
            "firearms",
            "acquisitive",
            "money_laundering",
            "fraud",
            "corruption",
            "cyber",
        ],
        "",
    ),
    "agencies": {"cheshire": "Cheshire Constabulary"}
    | dict.fromkeys(["cumbria", "gmp", "lancashire", "merseyside", "north_wales", "nwrocu"], ""),
    "phases": dict.fromkeys(
        [
            "develop",
            "pursue",
            "monitor",
            "closed_dismantled",
            "closed_below_threshold",
            "closed_merged",
            "closed_other",
        ],
        "",
    ),
    "councils": dict.fromkeys(
        [f"E060000{number:02}" for number in (6, 7, 49, 50, 63, 64)]
        + [f"W0600000{number}" for number in range(1, 7)],
        "",
    ),
}
HEADINGS = [
    "Ref",
    "Threat name",
    "Type",
    "Sub type",
    "Summary",
    "Main crime area",
    "Other crime areas",
    "Owning force",
    "Lead agency",
    "Status",
    "SOC?",
    "Event date",
    "APMIS no",
    "PND ref",
    "Councils",
    "LRO",
    "Next review",
]
FAULTS = {
    "Ref": ["", "R" * 41],
    "Threat name": ["", "bell \x07"],
    "Type": ["OCGG", "", "=1+1"],
    "Owning force": ["Chesire", "Kent"],
    "Status": ["Closed - archive", "paused"],
    "SOC?": ["maybe"],
    "Event date": ["31/02/2023", "12/31/2022", "1/1/23", "yesterday", "01/01/1066", "01/02/2023 14:05"],
    "Councils": ["Halton;Atlantis"],
    "Next review": ["2023/01/01"],
}


def invented_rows(count: int, seed: int, faulty: float = 0.01) -> list[dict[str, str]]:
    """Rows by heading; about `faulty` of them have one or two planted faults."""
    dice = random.Random(seed)
    rows = [_row(dice, number) for number in range(count)]
    for row in dice.sample(rows, round(count * faulty)):
        for heading in dice.sample(sorted(FAULTS), dice.choice([1, 1, 2])):
            row[heading] = dice.choice(FAULTS[heading])
    return rows


def _row(dice: random.Random, number: int) -> dict[str, str]:
    first = date(2010, 1, 1) + timedelta(days=dice.randrange(5000))
    said = " ".join(
        dice.choices(["supplies", "launders", "£40,000", "Tŷ Newydd", "lends", "coerces", "moves"], k=12)
    )
    return {
        "Ref": f"CH-{number:07}",
        "Threat name": f"Operation {dice.choice(['Heron', 'Larch', 'Quartz'])} {number}",
        "Type": dice.choice(["OCG", "organised crime  group", "PI", "Vulnerability", "ocg"]),
        "Sub type": dice.choice(["", "County line", "Street group", "n/a"]),
        "Summary": f" {said}, “so it is said”.\nGraded. " if number % 7 == 0 else said,
        "Main crime area": dice.choice(["Drugs", "Fraud", "CSAE", "firearms"]),
        "Other crime areas": dice.choice(["", "Drugs; Fraud", "Cyber", "Fraud;Fraud"]),
        "Owning force": "Cheshire" if dice.random() < 0.9 else "GMP",
        "Lead agency": dice.choice(["", "NWROCU", "Cheshire Constabulary"]),
        "Status": dice.choice(["Develop", "Pursue", "Monitor", "Closed - archived", "Closed - other"]),
        "SOC?": dice.choice(["Yes", "N", "y", "FALSE"]),
        "Event date": first.strftime("%d/%m/%Y"),
        "APMIS no": f"A{number}" if number % 3 else "",
        "PND ref": "",
        "Councils": dice.choice(["Halton", "Warrington;Cheshire East", "", "E06000049"]),
        "LRO": f"officer {number % 400}",
        "Next review": (first + timedelta(days=180)).isoformat() if number % 5 == 0 else "",
    }


def write_cheshire(path: Path, rows: list[dict[str, str]], count: int | None = None) -> Path:
    """Write rows as the Cheshire map wants them; `count` stands on the last line."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, HEADINGS)
        writer.writeheader()
        writer.writerows(rows)
        csv.writer(stream).writerow(["END OF FILE", len(rows) if count is None else count])
    return path
