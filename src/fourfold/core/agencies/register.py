"""The register file: agencies, their successions and the words for their areas, as three small tables.

It gives every agency its number, so that numbers are the same in every installation. `data/README.md` says
where each name comes from.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from fourfold.core.agencies import rules
from fourfold.core.agencies.registered import Ending, File, Row, Word
from fourfold.core.agencies.sorts import OWN_NUMBERS_FROM, Bond, Kind
from fourfold.core.agencies.tables import Line, lines

FOLDER = Path(__file__).parent / "data"
CODE = re.compile("[a-z0-9_]+")
AGENCY = (
    "id", "code", "kind", "name", "name_cy", "short_name", "ons_code", "parent", "bond", "from_day", "until_day",
    "legal_body", "host", "host_note", "source", "note",
)  # fmt: skip
ENDING = ("agency", "successor", "kind", "on_day", "evidence")
WORD = ("force", "singular", "plural", "singular_cy", "plural_cy", "from_day", "until_day", "source")


def read(folder: Path | None = None) -> File:
    """The register file in a folder (ours by default); FileWrong says what must be put right, and where."""
    folder = folder or FOLDER
    agencies = lines(folder / "agencies.csv", AGENCY, once=(["id"], ["code"], ["ons_code"]))
    codes = {line.text("code") for line in agencies}
    endings = lines(folder / "successions.csv", ENDING, once=(["agency", "successor", "kind", "on_day"],))
    words = lines(folder / "area_words.csv", WORD, once=(["force", "from_day"],))
    file = File(
        agencies=tuple(_agency(line, codes) for line in agencies),
        endings=tuple(_ending(line, codes) for line in endings),
        words=tuple(_word(line, codes) for line in words),
    )
    for line, row in zip(agencies, file.agencies, strict=True):
        _check_tree(line, row, file)
    return file


def _agency(line: Line, codes: set[str]) -> Row:
    from_day, until_day = _period(line)
    parent, host = line.known("parent", codes), line.known("host", codes)
    legal_body = line.one_of("legal_body", ("yes", "no")) == "yes"
    if not legal_body and not host and not line.text("host_note"):
        raise line.wrong(
            "host", _("what is no legal body names its host, or says in host_note what is known of it")
        )
    if host and host == line.text("code"):
        raise line.wrong("host", _("an agency is hosted by another"))
    if parent and not line.text("bond"):
        raise line.wrong(
            "bond", _("an agency with a parent says how: %(bonds)s") % {"bonds": ", ".join(Bond.values)}
        )
    return Row(
        id=line.number_up_to("id", OWN_NUMBERS_FROM - 1),
        code=_code(line),
        kind=line.one_of("kind", Kind.values),
        name=line.text("name", most=120, needed=True),
        name_cy=line.text("name_cy", most=120),
        short_name=line.text("short_name", most=60),
        ons_code=line.text("ons_code", most=9),
        parent=parent,
        bond=line.one_of("bond", Bond.values, needed=False) if parent else "",
        from_day=from_day,
        until_day=until_day,
        legal_body=legal_body,
        host=host,
        host_note=line.text("host_note", most=300),
        source=line.text("source", most=20),
        note=line.text("note"),
    )


def _code(line: Line) -> str:
    found = line.text("code", most=60, needed=True)
    if not CODE.fullmatch(found):
        raise line.wrong(
            "code", _("“%(found)s” is no code: small letters, figures and underscores") % {"found": found}
        )
    return found


def _ending(line: Line, codes: set[str]) -> Ending:
    agency, successor = (line.known(name, codes, needed=True) for name in ("agency", "successor"))
    if agency == successor:
        raise line.wrong("successor", _("an agency that ends cannot be its own successor"))
    on_day = line.day("on_day", needed=True)
    assert on_day is not None  # it is needed
    return Ending(
        agency=agency,
        successor=successor,
        kind=line.one_of("kind", sorted(rules.ENDINGS)),
        on_day=on_day,
        evidence=line.text("evidence", most=300, needed=True),
    )


def _word(line: Line, codes: set[str]) -> Word:
    from_day, until_day = _period(line)
    return Word(
        force=line.known("force", codes, needed=True),
        singular=line.text("singular", most=60, needed=True),
        plural=line.text("plural", most=60, needed=True),
        singular_cy=line.text("singular_cy", most=60),
        plural_cy=line.text("plural_cy", most=60),
        from_day=from_day,
        until_day=until_day,
    )


def _period(line: Line) -> tuple[date | None, date | None]:
    first, until = line.day("from_day"), line.day("until_day")
    if first and until and until <= first:
        raise line.wrong("until_day", _("the end is no later than the beginning"))
    return first, until


def _check_tree(line: Line, row: Row, file: File) -> None:
    """The tree has no loops, on the first day of each agency."""
    tree = rules.tree_on(file.register.places, row.from_day or date.min)
    if row.parent and rules.would_loop(tree, row.id, file.ids[row.parent]):
        raise line.wrong(
            "parent", _("an agency cannot stand under itself, or under one that stands under it")
        )
