"""Reads thresholds: the tiers of risk and the grades of organisational position, without gaps or overlaps."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from yaml.nodes import Node

from . import fields
from .model import Band, Grade, Tier
from .notes import Notes, entries, items, path

MOST_BANDS = 9


def read_tiers(notes: Notes, node: Node | None) -> tuple[Tier, ...]:
    """The tiers, 1 first; together they must cover every risk from 0 up."""
    tiers: list[Tier] = []
    nodes = items(notes, node, "tiers", MOST_BANDS)
    for place, item in enumerate(nodes, start=1):
        where = path("tiers", str(place))
        found = entries(notes, item, where, ["tier", "from", "means"], ["below", "active"])
        number = fields.whole(notes, found.get("tier"), path(where, "tier"))
        if "tier" in found and number != place:
            notes.wrong(
                found["tier"],
                _("%(where)s must be %(place)s: list the tiers from 1, the highest first."),
                where=path(where, "tier"),
                place=place,
            )
        means = fields.words(notes, found.get("means"), path(where, "means"))
        active = fields.flag(notes, found.get("active"), path(where, "active"), default=True)
        tiers.append(Tier(*_ends(notes, found, where), means, place, active))
    _check_cover(notes, nodes, tiers, "tiers")
    return tuple(tiers)


def read_grades(notes: Notes, node: Node | None) -> tuple[Grade, ...]:
    """The grades of organisational position, best first; together they cover every total from 0 up."""
    grades: list[Grade] = []
    nodes = items(notes, node, "position > grades", MOST_BANDS)
    for place, item in enumerate(nodes, start=1):
        where = path("position > grades", str(place))
        found = entries(notes, item, where, ["code", "label", "from", "means"], ["below"])
        code = fields.code(notes, found.get("code"), path(where, "code"))
        if code and code in [grade.code for grade in grades]:
            notes.wrong(
                found["code"], _('%(where)s: the code "%(code)s" is used twice.'), where=where, code=code
            )
        means = fields.words(notes, found.get("means"), path(where, "means"))
        label = fields.words(notes, found.get("label"), path(where, "label"))
        grades.append(Grade(*_ends(notes, found, where), means, code, label))
    _check_cover(notes, nodes, grades, "position > grades")
    return tuple(grades)


def _ends(notes: Notes, found: dict[str, Node], where: str) -> tuple[Decimal, Decimal | None]:
    """Where the band starts and where it ends; NaN after a mistake, so that it is not compared."""
    starts = fields.number(notes, found.get("from"), path(where, "from"), default="NaN")
    return starts, fields.number(
        notes, found["below"], path(where, "below"), default="NaN"
    ) if "below" in found else None


def _check_cover(notes: Notes, nodes: list[Node], bands: Sequence[Band], where: str) -> None:
    """Each band says where it starts and ends, so that a slip of the pen shows as a gap or an overlap."""
    if not bands:
        return
    if bands[0].below is not None:
        notes.wrong(nodes[0], _('%(where)s > 1 is the highest and must have no "below".'), where=where)
    for place in range(1, len(bands)):
        _check_neighbours(notes, nodes[place], bands[place - 1], bands[place], path(where, str(place + 1)))
    if not bands[-1].starts.is_nan() and bands[-1].starts != 0:
        notes.wrong(
            nodes[-1],
            _("%(where)s is the lowest and must start from 0, so that nothing falls out below."),
            where=path(where, str(len(bands))),
        )


def _check_neighbours(notes: Notes, node: Node, upper: Band, lower: Band, where: str) -> None:
    if upper.starts.is_nan() or lower.starts.is_nan() or (lower.below is not None and lower.below.is_nan()):
        return
    if lower.below is None:
        notes.wrong(
            node,
            _('%(where)s has no "below". It must end below %(start)s, where the one above starts.'),
            where=where,
            start=upper.starts,
        )
    elif lower.below <= lower.starts:
        notes.wrong(
            node,
            _("%(where)s runs from %(low)s to below %(high)s, which holds nothing."),
            where=where,
            low=lower.starts,
            high=lower.below,
        )
    elif lower.below < upper.starts:
        notes.wrong(
            node,
            _("Gap: from %(low)s to below %(high)s nothing applies. %(where)s should end below %(high)s."),
            low=lower.below,
            high=upper.starts,
            where=where,
        )
    elif lower.below > upper.starts:
        notes.wrong(
            node,
            _("Overlap: from %(low)s to below %(high)s two apply. %(where)s should end below %(low)s."),
            low=upper.starts,
            high=lower.below,
            where=where,
        )


def check_reach(notes: Notes, node: Node, bands: Sequence[Band], where: str, highest: Decimal) -> None:
    """Note a first band that nothing could ever reach."""
    if bands[0].starts > highest:
        notes.wrong(
            node,
            _("%(where)s > 1 starts from %(start)s, but the highest possible total is %(highest)s."),
            where=where,
            start=bands[0].starts,
            highest=highest,
        )
