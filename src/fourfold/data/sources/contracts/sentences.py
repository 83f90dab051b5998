"""Everything that can be wrong with a column map, in words."""

from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence

NOT_YAML = sentence(
    "map_not_yaml", _("Line %(line)s: this is not a column map that can be read (%(problem)s).")
)
TOO_LONG = sentence("map_too_long", _("The column map is longer than %(limit)s characters."))
ALIAS = sentence(
    "map_alias", _("Line %(line)s: a column map may not refer to another part of itself (& or *).")
)
TWICE = sentence("map_twice", _("Line %(line)s: “%(name)s” is given twice."))
NOT_A_MAPPING = sentence(
    "map_not_mapping", _("Line %(line)s: “%(name)s” should be a list of names with a value each.")
)
NOT_A_LIST = sentence("map_not_list", _("Line %(line)s: “%(name)s” should be one value or a list of values."))
NOT_ONE = sentence("map_not_one", _("Line %(line)s: “%(name)s” should be one value."))
UNKNOWN = sentence("map_unknown", _("Line %(line)s: “%(name)s” is not something a column map can say here."))
UNKNOWN_NEAR = sentence(
    "map_unknown_near",
    _("Line %(line)s: “%(name)s” is not something a column map can say here. Did you mean “%(near)s”?"),
)
MISSING = sentence("map_missing", _("Line %(line)s: “%(name)s” is missing."))
NOT_A_NUMBER = sentence("map_not_number", _("Line %(line)s: “%(name)s” should be a whole number, 1 or more."))
NOT_YES_NO = sentence("map_not_yes_no", _("Line %(line)s: “%(name)s” should be yes or no."))
NOT_ONE_OF = sentence(
    "map_not_one_of", _("Line %(line)s: “%(found)s” is not a %(name)s. It can be %(choices)s.")
)
SAME_HEADING = sentence(
    "map_same_heading", _("Line %(line)s: the heading “%(heading)s” is given to two columns.")
)
NO_HEADING = sentence(
    "map_no_heading", _("Line %(line)s: “%(name)s” is required, so it needs a heading or a default.")
)
KEY_UNKNOWN = sentence(
    "map_key_unknown", _("Line %(line)s: the key column “%(name)s” is not among the columns.")
)
KEY_OPTIONAL = sentence("map_key_optional", _("Line %(line)s: the key column “%(name)s” must be required."))
NO_WORDS = sentence(
    "map_no_words", _("Line %(line)s: “%(name)s” holds codes, so it needs “codes” or “words”.")
)
DELIMITER = sentence(
    "map_delimiter", _("Line %(line)s: the delimiter should be one character, or the word tab.")
)
NO_END_MARK = sentence(
    "map_no_end_mark", _("Line %(line)s: only CSV and XLSX files and fixed columns can have an end mark.")
)
NOT_A_SPAN = sentence(
    "map_not_span", _("Line %(line)s: “%(name)s” should be two numbers of characters, such as 13-20.")
)
SPANS_OVERLAP = sentence(
    "map_spans_overlap", _("Line %(line)s: “%(name)s” takes characters that another column takes.")
)
ONLY_WITH = sentence("map_only_with", _("Line %(line)s: “%(name)s” goes only with the format %(formats)s."))
PATHS_MIXED = sentence(
    "map_paths_mixed",
    _(
        "Line %(line)s: the path of “%(name)s” cannot be read, or another column takes the same step in another way."
    ),
)
NO_ZONE = sentence("map_no_zone", _("Line %(line)s: “%(name)s” is not a time zone we know."))
CODES_UNKNOWN = sentence(
    "map_codes_unknown", _("The column map asks for the codes “%(name)s”, which are not known here.")
)
WORD_TO_NOTHING = sentence(
    "map_word_to_nothing",
    _("The column map turns “%(word)s” into “%(code)s” for “%(name)s”, and that is not a code we know."),
)
BAD_DEFAULT = sentence(
    "map_bad_default", _("The column map's default for “%(name)s” cannot be used. %(reason)s")
)
NO_MAP = sentence("map_none", _("There is no column map for “%(sends)s” from “%(sender)s”."))
