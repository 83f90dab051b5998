"""Everything that can be wrong with a file or a cell, in words; the codes are stored with held-back rows."""

from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence

# The whole file. Nothing of it is loaded.
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
DAMAGED_WORKBOOK = sentence(
    "damaged_workbook",
    _("The workbook is cut short or damaged and cannot be read to its end. Nothing loaded."),
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

# A row as a whole. It is held back; the others go on.
TOO_FEW = sentence("too_few_cells", _("The row has %(found)s cells, not %(wanted)s."))
TOO_MANY = sentence("too_many_cells", _("The row has %(found)s cells, not %(wanted)s."))
QUOTES = sentence(
    "quotes", _("A quotation mark inside a cell is not written twice, so its cells cannot be told apart.")
)
BAD_RECORD = sentence("bad_record", _("The line cannot be read as a JSON record."))
EXTRA_FIELD = sentence("extra_field", _("The record has “%(field)s”, which is not in the column map."))
SAME_KEY = sentence("same_key", _("Row %(first)s has the same %(key)s and says something different."))

# A cell.
REQUIRED = sentence("required", _("This must be filled in."))
TOO_LONG = sentence("too_long", _("This is %(length)s characters long; %(longest)s at most."))
ODD_CHARACTER = sentence(
    "odd_character", _("“%(found)s” holds a character that is not text (%(character)s).")
)
FORMULA = sentence("formula", _("This is a formula, not a value."))
ERROR_VALUE = sentence("error_value", _("The workbook shows an error here: %(found)s."))
NOT_A_VALUE = sentence("not_a_value", _("“%(found)s” is not one value."))
BECAME_DATE = sentence(
    "became_date",
    _("The workbook has made a date of this (%(found)s). Format the column as text and type it again."),
)
NOT_A_DATE = sentence("not_a_date", _("%(found)s is not a date."))
NOT_IN_ORDER = sentence("not_in_order", _("“%(found)s” is not a date written %(order)s."))
SWAPPED_DATE = sentence("swapped_date", _("%(found)s is not a date: here it is written %(order)s."))
SHORT_YEAR = sentence("short_year", _("%(found)s needs its year in four figures."))
FAR_DATE = sentence("far_date", _("%(found)s is before 1900 or after 2100."))
HAS_TIME = sentence("has_time", _("%(found)s has a time of day; only a day is expected."))
NOT_A_MOMENT = sentence("not_a_moment", _("“%(found)s” is not a date and a time."))
CLOCK_SKIPPED = sentence("clock_skipped", _("%(found)s did not happen: the clocks went forward."))
CLOCK_TWICE = sentence("clock_twice", _("%(found)s happened twice: the clocks went back. Add Z or +01:00."))
NOT_WHOLE = sentence("not_whole", _("“%(found)s” is not a whole number."))
TOO_SMALL = sentence("too_small", _("%(found)s is less than %(lowest)s."))
TOO_LARGE = sentence("too_large", _("%(found)s is more than %(highest)s."))
NOT_YES_NO = sentence("not_yes_no", _("“%(found)s” is neither yes nor no."))
LOOKS_LIKE_FORMULA = sentence(
    "looks_like_formula", _("“%(found)s” looks like a formula. It is kept as text.")
)

_WORDS = {
    "agencies": (
        _("“%(found)s” is not a force or agency we know."),
        _("“%(found)s” is not a force or agency we know. Did you mean %(near)s?"),
    ),
    "councils": (
        _("“%(found)s” is not a council we know."),
        _("“%(found)s” is not a council we know. Did you mean %(near)s?"),
    ),
    "areas": (
        _("“%(found)s” is not a crime area we know."),
        _("“%(found)s” is not a crime area we know. Did you mean %(near)s?"),
    ),
    "threat_kinds": (
        _("“%(found)s” is not a kind of threat we know."),
        _("“%(found)s” is not a kind of threat we know. Did you mean %(near)s?"),
    ),
    "phases": (
        _("“%(found)s” is not a phase we know."),
        _("“%(found)s” is not a phase we know. Did you mean %(near)s?"),
    ),
    "": (
        _("“%(found)s” is not a word that this column may hold."),
        _("“%(found)s” is not a word that this column may hold. Did you mean %(near)s?"),
    ),
}
# Whole sentences per code set, because the noun changes more than itself in other languages.
UNKNOWN_WORD = {name: sentence(f"unknown_{name or 'word'}", words[0]) for name, words in _WORDS.items()}
UNKNOWN_WORD_NEAR = {
    name: sentence(f"unknown_{name or 'word'}_near", words[1]) for name, words in _WORDS.items()
}

# A row and a reason together.
AT_CELL = sentence("at_cell", _("Row %(row)s, %(heading)s: %(reason)s"))
AT_ROW = sentence("at_row", _("Row %(row)s: %(reason)s"))
