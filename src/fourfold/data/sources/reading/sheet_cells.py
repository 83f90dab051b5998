"""The cells of a sheet as openpyxl reads them, the usual ones sooner."""

from __future__ import annotations

from functools import lru_cache
from string import digits
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

VALUE = f"{{{SHEET_MAIN_NS}}}v"

_column = lru_cache(maxsize=4096)(column_index_from_string)


class Cells(WorkSheetParser):
    """openpyxl's reader of cells; a shared text in its place, which most cells are, takes none of its detours."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        place = element.get("r")
        if (
            place
            and element.get("t") == "s"
            and len(element) == 1
            and element[0].tag == VALUE
            and element[0].text
        ):
            self.col_counter = _column(place.rstrip(digits))
            value = self.shared_strings[int(element[0].text)]
            return {"column": self.col_counter, "value": value, "data_type": "s"}
        cell: dict[str, Any] = super().parse_cell(element)
        return cell
