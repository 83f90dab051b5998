"""The stand-in's records, and what it does with each row of an upload file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from fourfold.reporting.exchange.maps import NationalMap, newest

Cells = Mapping[str, str]


@dataclass
class Record:
    """One row of the national list."""

    kind: str
    reference: str
    senders: str
    cells: dict[str, str]


@dataclass
class NationalDatabase:
    """What stands there. `records` by national reference; a withdrawn one is gone, its reference not used again."""

    said: NationalMap = field(default_factory=newest)
    records: dict[str, Record] = field(default_factory=dict)
    given: int = 0
    support_from: tuple[str, ...] = ("North West ROCU",)

    def take(self, kind: str, file: bytes) -> bytes:
        """Take an upload file of one kind; gives the receipt, which has a row for each of its rows."""
        rows = csv.DictReader(io.StringIO(file.decode("utf-8-sig")))
        answers = [(row, *self._answer(kind, row)) for row in rows]
        out = io.StringIO()
        writer = csv.writer(out)
        said = self.said
        writer.writerow([said.row, said.reference, said.outcome, said.national_reference, said.reason])
        for row, reference, reason in answers:
            outcome = said.refused if reason else said.accepted
            writer.writerow([row[said.row], row[said.reference], outcome, reference, reason])
        return out.getvalue().encode()

    def export(self, kind: str) -> bytes:
        """Its own list of one kind."""
        out = io.StringIO()
        writer = csv.writer(out)
        headings = [column.heading for column in self.said.sheets[kind].columns]
        writer.writerow([self.said.national_reference, self.said.reference, *headings])
        for one in self.records.values():
            if one.kind == kind:
                writer.writerow([one.reference, one.senders, *(one.cells[heading] for heading in headings)])
        return out.getvalue().encode()

    def learn(self, kind: str, file: bytes) -> None:
        """Take its own list of one kind, as `export` gives it, for what stands there."""
        for row in csv.DictReader(io.StringIO(file.decode("utf-8-sig"))):
            reference = row[self.said.national_reference]
            self.records[reference] = Record(
                kind, reference, row[self.said.reference], self._cells(kind, row)
            )
            self.given = max(self.given, int("0" + "".join(filter(str.isdecimal, reference))[-6:]))

    def _answer(self, kind: str, row: Cells) -> tuple[str, str]:
        """The national reference, or "" and why the row is refused."""
        acts = {word: act for act, word in self.said.acts.items()}
        act = acts.get(row[self.said.act], "")
        known = self.records.get(row[self.said.national_reference])
        if act == "add":
            return self._add(kind, row)
        if known is None or known.kind != kind:
            return "", f"No such record: {row[self.said.national_reference]}"
        if act == "withdraw":
            del self.records[known.reference]
            return known.reference, ""
        if reason := self._wrong(kind, row):
            return "", reason
        known.cells, known.senders = self._cells(kind, row), row[self.said.reference]
        return known.reference, ""

    def _add(self, kind: str, row: Cells) -> tuple[str, str]:
        senders = row[self.said.reference]
        twin = next(
            (one for one in self.records.values() if (one.kind, one.senders) == (kind, senders)), None
        )
        if twin is not None:
            return "", f"Already recorded as {twin.reference}"
        if reason := self._wrong(kind, row):
            return "", reason
        self.given += 1
        made = Record(kind, f"{LETTERS[kind]}{self.given:06d}", senders, self._cells(kind, row))
        self.records[made.reference] = made
        return made.reference, ""

    def _wrong(self, kind: str, row: Cells) -> str:
        """Why a row is refused whatever it asks for; "" where nothing is wrong."""
        look = {
            "threat": self._wrong_threat,
            "assessment": self._wrong_assessment,
            "disruption": self._wrong_disruption,
        }
        return look[kind](row)

    def _wrong_threat(self, row: Cells) -> str:
        if not row["Threat area"]:
            return "Threat area is missing"
        if len(row["Name"]) > LONGEST_NAME:
            return f"Name is longer than {LONGEST_NAME} letters"
        if row["Threat type"] not in THREAT_TYPES:
            return f"Unknown threat type: {row['Threat type']}"
        return ""

    def _wrong_assessment(self, row: Cells) -> str:
        if not any(one.kind == "threat" and one.senders == row["Threat"] for one in self.records.values()):
            return f"Unknown threat: {row['Threat']}"
        if row["Type"] != "Tactical":
            return "Only tactical assessments are held"
        return "" if row["Tier"] else "Tier is missing"

    def _wrong_disruption(self, row: Cells) -> str:
        known = {one.senders for one in self.records.values() if one.kind == "threat"}
        unknown = [name for name in row["Threats"].split("; ") if name not in known]
        if unknown:
            return f"Unknown threat: {', '.join(unknown)}" if row["Threats"] else "Threat is missing"
        if row["Record date"] < row["Event date"]:
            return "Record date is before the event"
        if row["Assessment category"] not in CATEGORIES:
            return f"Wrong category: {row['Assessment category']}"
        if row["Disruption type"] == "Support" and row["Owner"] not in self.support_from:
            return "A police force records what it led"
        return ""

    def _cells(self, kind: str, row: Cells) -> dict[str, str]:
        return {column.heading: row[column.heading] for column in self.said.sheets[kind].columns}


LETTERS = {"threat": "NT", "assessment": "NA", "disruption": "ND"}
LONGEST_NAME = 60
CATEGORIES = ("Major", "Moderate", "Minor", "None", "Negative")
THREAT_TYPES = ("OCG", "SOC Priority Individual", "SOC Vulnerability")
