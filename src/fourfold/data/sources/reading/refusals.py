"""Why a whole file is refused, in words: nothing of it is loaded."""

from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence

NO_FILE = sentence("no_file", _("There is no file to read. Nothing loaded."))
EMPTY_FILE = sentence("empty_file", _("The file is empty. Nothing loaded."))
NO_ROWS = sentence("no_rows", _("The file has headings but no rows. Nothing loaded."))
STOPS = sentence("stops", _("File stops at row %(row)s. Nothing loaded."))
STOPS_SHORT_ROW = sentence(
    "stops_short_row",
    _("File stops at row %(row)s: its last row has %(found)s cells, not %(wanted)s. Nothing loaded."),
)
STOPS_IN_QUOTES = sentence(
    "stops_in_quotes",
    _("File stops at row %(row)s: a quotation mark is opened there and never closed. Nothing loaded."),
)
STOPS_NO_END = sentence(
    "stops_no_end",
    _("File stops at row %(row)s: it should end with a line that starts “%(word)s”. Nothing loaded."),
)
COUNT_DIFFERS = sentence(
    "count_differs",
    _("File stops at row %(row)s: its last line says %(said)s rows and it has %(found)s. Nothing loaded."),
)
COUNT_UNREADABLE = sentence(
    "count_unreadable",
    _(
        "The last line, row %(row)s, should say how many rows the file has; it says “%(said)s”. "
        "Nothing loaded."
    ),
)
ENCODING = sentence(
    "encoding",
    _("This file is not %(wanted)s: row %(row)s holds a letter that cannot be read. Nothing loaded."),
)
ENCODING_MAY_BE = sentence(
    "encoding_may_be",
    _(
        "This file is not %(wanted)s: row %(row)s holds a letter that cannot be read. It may be "
        "%(maybe)s: save it as "
        "“CSV UTF-8”, or name the encoding in the column map. Nothing loaded."
    ),
)
ENCODING_IS = sentence(
    "encoding_is",
    _("This file is %(found)s, and the column map allows %(wanted)s. Change one of the two. Nothing loaded."),
)
NO_HEADINGS = sentence(
    "no_headings", _("Row %(row)s should hold the headings, and it is empty. Nothing loaded.")
)
DELIMITER = sentence(
    "delimiter",
    _(
        "The columns of this file are divided by “%(found)s”; the column map says “%(wanted)s”. "
        "Nothing loaded."
    ),
)
HEADING_MISSING = sentence("heading_missing", _("The column “%(heading)s” is missing. Nothing loaded."))
HEADING_RENAMED = sentence(
    "heading_renamed",
    _(
        "The column “%(heading)s” is missing. Has it become “%(near)s”? If so, add that to the "
        "column map. Nothing loaded."
    ),
)
OTHER_HEADINGS = sentence(
    "other_headings",
    _("Row %(row)s should hold the headings, and %(missing)s of the %(wanted)s that are needed are not there. "
      "Was a row added above them, or is this another file? Nothing loaded."),
)  # fmt: skip
HEADING_EXTRA = sentence(
    "heading_extra",
    _("The column “%(heading)s” is not in the column map. Map it, or list it as extra. Nothing loaded."),
)
HEADING_TWICE = sentence("heading_twice", _("The column “%(heading)s” is there twice. Nothing loaded."))
HEADING_BOTH = sentence(
    "heading_both", _("The columns “%(heading)s” and “%(other)s” mean the same. Keep one. Nothing loaded.")
)
LINE_TOO_LONG = sentence(
    "line_too_long",
    _("Row %(row)s is longer than %(limit)s characters. Are its line ends right? Nothing loaded."),
)
CELL_TOO_LONG = sentence(
    "cell_too_long",
    _(
        "Row %(row)s holds a cell longer than %(limit)s characters: a quotation mark is probably "
        "opened there and never "
        "closed. Nothing loaded."
    ),
)
NOT_JSON_LIST = sentence(
    "not_json_list", _("A JSON file should be one list of records, [ ... ]. Nothing loaded.")
)
NOT_JSON = sentence("not_json", _("Record %(row)s cannot be read as JSON. Nothing loaded."))
AFTER_JSON = sentence("after_json", _("There is more after the end of the list. Nothing loaded."))
TOO_MANY_COLUMNS = sentence(
    "too_many_columns",
    _("The file has cells beyond column %(limit)s. Take out the columns that are not needed. Nothing loaded."),
)  # fmt: skip
TOO_MUCH_HELD = sentence(
    "too_much_held",
    _("More than %(limit)s MB of this file would be held back, up to row %(row)s. Is it the right column map? "
      "Nothing loaded."),
)  # fmt: skip
OTHER_KIND = sentence(
    "other_kind",
    _(
        "This file is %(found)s, and the column map says %(wanted)s. Export it again as %(wanted)s. Nothing loaded."
    ),
)
