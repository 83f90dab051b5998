"""Why somebody's own spreadsheet cannot be taken as drafts, and what is said of each draft, in words."""

from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence

NO_TABLE = sentence(
    "no_table", _("No row of headings was found in this spreadsheet. Put one above the rows. Nothing loaded.")
)
TOO_MANY_DRAFTS = sentence(
    "too_many_drafts",
    _("A spreadsheet of your own may have at most %(limit)s rows. Send it in parts, or ask your administrator for a "
      "column map. Nothing loaded."),
)  # fmt: skip
TOO_BIG_FOR_DRAFTS = sentence(
    "too_big_for_drafts",
    _("A spreadsheet of your own may have at most %(limit)s MB. Send it in parts, or ask your administrator for a "
      "column map. Nothing loaded."),
)  # fmt: skip
UNPACKS_TOO_BIG = sentence(
    "unpacks_too_big",
    _("This spreadsheet has more than %(limit)s MB unpacked. Copy its rows into a new one, without pictures and "
      "formats. Nothing loaded."),
)  # fmt: skip
DRAFT = sentence("draft", _("Nothing is wrong with this draft. Read it once more, and load it."))
