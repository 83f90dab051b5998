"""Everything that can be wrong with a row or a cell, in words; the codes are stored with held-back rows."""

from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence

# A row as a whole. It is held back; the others go on.
TOO_FEW = sentence("too_few_cells", _("The row has %(found)s cells, not %(wanted)s."))
TOO_MANY = sentence("too_many_cells", _("The row has %(found)s cells, not %(wanted)s."))
QUOTES = sentence(
    "quotes", _("A quotation mark inside a cell is not written twice, so its cells cannot be told apart.")
)
BAD_RECORD = sentence("bad_record", _("The line cannot be read as a JSON record."))
FIELD_TWICE = sentence("field_twice", _("The record gives one of its fields twice."))
EXTRA_FIELD = sentence("extra_field", _("The record has “%(field)s”, which is not in the column map."))
UNKNOWN_CHOICE = sentence(
    "unknown_choice",
    _("The record has %(field)s whose %(by)s is “%(found)s”, which is not in the column map."),
)
NO_RECORD_FOR_IT = sentence(
    "no_record_for_it",
    _(
        "%(file)s, row %(row)s: no row of %(records)s has the %(heading)s “%(found)s” that this row belongs to."
    ),
)
OTHER_LENGTH = sentence(
    "other_length", _("The line has %(found)s characters, not %(wanted)s, so its columns have moved.")
)
NOT_BLANK = sentence(
    "not_blank", _("Characters %(span)s should be blank and hold “%(found)s”, so the columns have moved.")
)
NOT_BLANK_ONE = sentence(
    "not_blank_one", _("Character %(span)s should be blank and holds “%(found)s”, so the columns have moved.")
)
OLDER_FILE = sentence(
    "older_file",
    _("%(reference)s, a newer file of this sender, says something else of this record. It stands. If this row is "
      "right, change the record on its own page."),
)  # fmt: skip
SAME_KEY = sentence("same_key", _("Row %(first)s has the same %(key)s and says something different."))

# A cell.
REQUIRED = sentence("required", _("This must be filled in."))
TOO_LONG = sentence("too_long", _("This is %(length)s characters long; %(longest)s at most."))
ABOVE = sentence(
    "marked_above",
    _(
        "Something in this file is marked above OFFICIAL-SENSITIVE, which may not be kept here."
        " Nothing loaded. Ring your security unit."
    ),
)
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
NOT_AN_AMOUNT = sentence("not_an_amount", _("“%(found)s” is not a number, such as 1250 or 0.75."))
MERGED_ACROSS = sentence(
    "merged_across",
    _("The cells %(cells)s are merged into one, so it cannot be told which column this belongs to."),
)
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
