"""Which threats look as if they were entered under the wrong type, and why. A person decides; nothing is changed."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

# Words of a name that as a rule belong to another type. A group that runs a line is a threat of its own, so only
# names are read: a summary speaks of both.
OF_A_VULNERABILITY = re.compile(
    r"\b(county lines?|deal lines?|lines?|cuckoo\w*|prisons?|hmp|premises|hotspots?)\b", re.I
)
OF_A_GROUP = re.compile(r"\b(ocg|gangs?|crews?|groups?|brothers|family|network)\b", re.I)


def reasons(kind: str, subtype: str, name: str) -> list[str]:
    """Why a threat of this type may be of another; [] where nothing speaks for it."""
    found = []
    if kind != "vulnerability" and subtype:
        found.append(_("It has a sort of vulnerability, and its type is another."))
    if kind != "vulnerability" and (word := OF_A_VULNERABILITY.search(name)):
        found.append(_("Its name says “%(word)s”, which is a vulnerability as a rule.") % {"word": word[0]})
    if kind != "ocg" and (word := OF_A_GROUP.search(name)):
        found.append(_("Its name says “%(word)s”, which is a group as a rule.") % {"word": word[0]})
    return found
