"""Why a whole file of nested records, or a set of files, is refused, in words: nothing of it is loaded."""

from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence

NO_RECORD = sentence("no_record", _("The file has no “%(record)s”. Nothing loaded."))
NOT_XML = sentence(
    "not_xml", _("Record %(row)s cannot be read as XML (line %(line)s of the file). Nothing loaded.")
)
DOCTYPE = sentence(
    "doctype",
    _(
        "The file declares a document type (DOCTYPE), which can hide what it says. Send it without. Nothing loaded."
    ),
)
TOO_DEEP = sentence("too_deep", _("Elements lie more than %(limit)s deep in each other. Nothing loaded."))
RECORD_TOO_LONG = sentence(
    "record_too_long", _("Record %(row)s is larger than %(limit)s MB. Nothing loaded.")
)
COUNT_MISSING = sentence(
    "count_missing",
    _("“%(place)s” should say how many records the file has; it says “%(said)s”. Nothing loaded."),
)
COUNT_OTHER = sentence(
    "count_other", _("“%(place)s” says %(said)s records and the file has %(found)s. Nothing loaded.")
)
NOT_SET = sentence(
    "not_set",
    _("This file is not a ZIP archive of CSV files, and the column map says it is. Nothing loaded."),
)
DAMAGED_SET = sentence(
    "damaged_set",
    _("The archive is cut short or damaged and cannot be read to its end. Nothing loaded."),
)
LOCKED_SET = sentence("locked_set", _("The archive has a password. Send it without. Nothing loaded."))
SET_TOO_BIG = sentence(
    "set_too_big", _("The archive unpacks to more than %(limit)s MB. Send it in parts. Nothing loaded.")
)
SET_PACKED = sentence(
    "set_packed",
    _("The archive unpacks to %(times)s times its size, as no set of CSV files does. Nothing loaded."),
)
PART_MISSING = sentence("part_missing", _("The archive has no file “%(file)s”. Nothing loaded."))
PART_EXTRA = sentence(
    "part_extra",
    _("The archive has “%(file)s”, which is not in the column map. Take it out, or map it. Nothing loaded."),
)
PART_TWICE = sentence(
    "part_twice", _("The archive has two files for “%(file)s”: %(found)s. Keep one. Nothing loaded.")
)
IN_PART = sentence("in_part", _("%(file)s: %(reason)s"))
IN_PART_ROW = sentence("in_part_row", _("%(file)s, row %(row)s: %(reason)s Nothing loaded."))
NO_JOIN = sentence(
    "no_join",
    _("%(file)s has no column “%(heading)s”, by which its rows belong to their records. Nothing loaded."),
)
PART_COUNT = sentence(
    "part_count", _("%(counts)s says that %(file)s has %(said)s rows, and it has %(found)s. Nothing loaded.")
)
PART_NOT_COUNTED = sentence(
    "part_not_counted", _("%(counts)s does not say how many rows %(file)s has. Nothing loaded.")
)
