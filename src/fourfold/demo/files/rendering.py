"""A threat's facts become the cells that its sender would write, by the sender's column map turned round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from zlib import crc32

from fourfold.data.sources.contracts.shape import Column, Contract, Format, Kind

WRITTEN = {
    "DD/MM/YYYY": "%d/%m/%Y",
    "DD-MM-YYYY": "%d-%m-%Y",
    "DD.MM.YYYY": "%d.%m.%Y",
    "MM/DD/YYYY": "%m/%d/%Y",
    "YYYY-MM-DD": "%Y-%m-%d",
    "YYYY/MM/DD": "%Y/%m/%d",
    "YYYYMMDD": "%Y%m%d",
    "D Mon YYYY": "%d %b %Y",
}


def cells(contract: Contract, facts: Mapping[str, Any]) -> dict[str, Any]:
    """One row: the sender's heading to the cell. A workbook's days are days, NDJSON's lists are lists."""
    sent = [column for column in contract.columns if column.headings]
    return {
        column.headings[0]: cell(contract, column, facts.get(column.name), facts["sender_reference"])
        for column in sent
    }


def cell(contract: Contract, column: Column, value: Any, key: str) -> Any:
    """One value as this sender writes it; `key` decides between words that mean the same."""
    if value is None or value == "" or value == []:
        return ""
    if column.kind is Kind.DAY:
        return value if contract.format is Format.XLSX else day(column, value)
    if column.kind is Kind.YES_NO:
        answer = "yes" if value else "no"
        return value if contract.format is Format.NDJSON else _word(column, answer, key, answer.capitalize())
    if column.kind is Kind.LIST:
        words = [_word(column, one, key, one) for one in value]
        return words if _as_list(contract, column) else column.separator.join(words)
    if column.kind in (Kind.INTEGER, Kind.AMOUNT):
        return value if contract.format in (Format.NDJSON, Format.XLSX) else str(value)
    return _word(column, value, key, value) if column.kind is Kind.CODE else value


def _as_list(contract: Contract, column: Column) -> bool:
    return contract.format in (Format.NDJSON, Format.XML) or (
        contract.format is Format.ZIP and "/" in column.headings[0]
    )


def day(column: Column, value: date) -> str:
    """A day in the first order that the map allows."""
    return value.strftime(WRITTEN[column.date_orders[0]])


def _word(column: Column, code: str, key: str, otherwise: str) -> str:
    words = [word for word, meaning in column.words.items() if meaning == code]
    return words[crc32(f"{key} {column.name}".encode()) % len(words)] if words else otherwise
