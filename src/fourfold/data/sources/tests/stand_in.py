"""A stand-in that takes in disruptions: it keeps what it is given, so that a test can compare it with what was sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from fourfold.core import capability
from fourfold.core.agencies import queries as agencies
from fourfold.core.capability import Intake
from fourfold.data.sources.staging import Staged, Taken

TEXTS = ("sender_reference", "role", "main_p", "claimed", "what", "could_before", "could_after", "expected_length",
         "apmis_reference", "evidence")  # fmt: skip
LISTS = ("further_ps", "tactics", "threat_references")
DAYS = ("event_on", "event_ends_on", "record_date")
COUNTS = ("arrests", "charges", "sentences", "sentence_months", "firearms", "vehicles", "safeguarded", "orders",
          "premises_closed", "lines_closed")  # fmt: skip
AMOUNTS = ("cash_gbp", "assets_gbp", "drugs_a_kg", "drugs_b_kg", "drugs_c_kg", "goods_tonnes")
COLUMNS = (
    *((name, "text") for name in TEXTS),
    ("agency", "integer"),
    ("benefits", "integer"),
    *((name, "varchar[]") for name in LISTS),
    *((name, "date") for name in DAYS),
    *((name, "integer") for name in COUNTS),
    *((name, "numeric") for name in AMOUNTS),
)
HERE = "fourfold.data.sources.tests.stand_in"
INTAKE = Intake("disruptions", f"{HERE}.COLUMNS", f"{HERE}.codes", f"{HERE}.take_in", f"{HERE}.records")
kept: dict[str, dict[str, Any]] = {}
_announced = capability.intake


def intake(what: str) -> Intake:
    """This stand-in for disruptions, whoever else announced that it takes them in; for other rows whoever did."""
    return INTAKE if what == INTAKE.what else _announced(what)


def codes(_on: date) -> tuple[dict[str, Any], dict[str, dict[str, int]]]:
    """The agencies by their codes, and their numbers."""
    numbers = agencies.codes()
    return {"agencies": dict.fromkeys(numbers, "")}, {"agency": numbers, "benefits": numbers}


def take_in(staged: Staged) -> Taken:
    """Keep every new or changed row by its reference."""
    names = [name for name, _kind in COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {', '.join(names)} from pg_temp.staged where news is null or news = 'changed'"
        )
        for values in cursor.fetchall():
            row = dict(zip(names, values, strict=True))
            kept[row["sender_reference"]] = {name: value for name, value in row.items() if value is not None}
        cursor.execute("update pg_temp.staged set news = 'added', target = row where news is null")
    news = staged.counts()
    return Taken(news.get("added", 0), news.get("changed", 0), news.get("same", 0), staged.held())


def records(_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """No pages stand behind what is kept."""
    return {}
