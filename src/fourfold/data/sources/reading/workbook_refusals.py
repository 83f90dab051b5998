"""Why a whole workbook is refused, in words: nothing of it is loaded."""

from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence

DAMAGED_WORKBOOK = sentence(
    "damaged_workbook",
    _("The workbook is cut short or damaged and cannot be read to its end. Nothing loaded."),
)
IS_WORKBOOK = sentence(
    "is_workbook",
    _("This file is a workbook (XLSX) or an archive, and the column map says %(wanted)s. Nothing loaded."),
)
NOT_WORKBOOK = sentence(
    "not_workbook", _("This file is not a workbook (XLSX), and the column map says it is. Nothing loaded.")
)
LOCKED_WORKBOOK = sentence(
    "locked_workbook",
    _(
        "This is an old workbook (XLS) or one with a password. Save it as XLSX without a password. "
        "Nothing loaded."
    ),
)
WORKBOOK_TOO_BIG = sentence(
    "workbook_too_big", _("The workbook unpacks to more than %(limit)s MB. Send it as CSV. Nothing loaded.")
)
NO_SHEET = sentence(
    "no_sheet", _("There is no sheet “%(sheet)s”. The workbook has %(sheets)s. Nothing loaded.")
)
WHICH_SHEET = sentence(
    "which_sheet",
    _("The workbook has the sheets %(sheets)s. Name one of them in the column map. Nothing loaded."),
)
TOO_MANY_ROWS = sentence("too_many_rows", _("A sheet cannot have more than %(limit)s rows. Nothing loaded."))
OPEN_DOCUMENT = sentence(
    "open_document", _("This is an OpenDocument workbook (ODS). Save it as XLSX. Nothing loaded.")
)
BINARY_WORKBOOK = sentence(
    "binary_workbook", _("This is a binary workbook (XLSB). Save it as XLSX. Nothing loaded.")
)
PARTS_TWICE = sentence(
    "parts_twice",
    _("The workbook holds the same part twice, so that two programs would read two things. Save it again as XLSX. "
      "Nothing loaded."),
)  # fmt: skip
ENTITIES = sentence(
    "entities",
    _("The workbook defines text that unfolds by itself, as no spreadsheet program does. Save it again as XLSX. "
      "Nothing loaded."),
)  # fmt: skip
WORKBOOK_PACKED = sentence(
    "workbook_packed",
    _("The workbook unpacks to %(times)s times its size. Send it as CSV. Nothing loaded."),
)
WORKBOOK_PART_TOO_BIG = sentence(
    "workbook_part_too_big",
    _("“%(part)s” in the workbook is larger than %(limit)s MB. Copy the rows into a new workbook, or send CSV. "
      "Nothing loaded."),
)  # fmt: skip
WORKBOOK_ROW_TOO_LONG = sentence(
    "workbook_row_too_long",
    _("A row of the workbook, or what stands beside its rows, is larger than %(limit)s MB. Copy the rows into a new "
      "workbook, or send CSV. Nothing loaded."),
)  # fmt: skip
WORKBOOK_CELL_TOO_LONG = sentence(
    "workbook_cell_too_long",
    _("The workbook holds a cell longer than %(limit)s characters. Nothing loaded."),
)
CELLS_OVERLAP = sentence(
    "cells_overlap",
    _("The rows or cells of the workbook are out of order at row %(row)s, so that some would be lost. Save it again "
      "as XLSX. Nothing loaded."),
)  # fmt: skip
MERGED_BODY = sentence(
    "merged_body",
    _("Cells are merged at row %(row)s, below the headings, and the column map does not speak of merged cells. Unmerge "
      "them, or say so in the column map. Nothing loaded."),
)  # fmt: skip
TOO_MANY_MERGES = sentence(
    "too_many_merges", _("The sheet has more than %(limit)s merged cells. Unmerge them. Nothing loaded.")
)
