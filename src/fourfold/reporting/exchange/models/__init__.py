"""Rows of the exchange: files and what they said, the national database's own lists, and lines worked out from both."""

from fourfold.reporting.exchange.models.files import Receipt, Sent, Upload, row_name
from fourfold.reporting.exchange.models.kinds import Act, Kind
from fourfold.reporting.exchange.models.lines import Line, Touched
from fourfold.reporting.exchange.models.there import NationalList, NationalRow

__all__ = [
    "Act", "Kind", "Line", "NationalList", "NationalRow", "Receipt", "Sent", "Touched", "Upload", "row_name",
]  # fmt: skip
