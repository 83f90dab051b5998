"""Reads the scales, sections and criteria of a model file."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node

from . import fields
from .formula_text import RESERVED
from .model import NOT_KNOWN, Criterion, Level, Section
from .notes import Notes, entries, items, pairs, path

MOST_LEVELS, MOST_SECTIONS, MOST_CRITERIA = 12, 8, 60
Scales = Mapping[str, tuple[Level, ...]]


def read_scales(notes: Notes, node: Node | None) -> Scales:
    """The levels of each scale, by the code of the scale."""
    scales = {}
    if isinstance(node, MappingNode) and not node.value:
        notes.wrong(node, _("scales is empty."))
    for name, (key, value) in pairs(notes, node, "scales").items():
        fields.code(notes, key, "scales")
        scales[name] = _levels(notes, value, path("scales", name))
    return scales


def _levels(notes: Notes, node: Node, where: str) -> tuple[Level, ...]:
    levels: list[Level] = []
    for place, item in enumerate(items(notes, node, where, MOST_LEVELS), start=1):
        level = _level(notes, item, path(where, str(place)), levels)
        levels.append(level)
    if len(levels) == 1:
        notes.wrong(node, _("%(where)s has one level. A scale needs two or more."), where=where)
    return tuple(levels)


def _level(notes: Notes, node: Node, where: str, before: list[Level]) -> Level:
    found = entries(notes, node, where, ["code", "label", "value", "means"])
    level = Level(
        code=fields.code(notes, found.get("code"), path(where, "code")),
        label=fields.words(notes, found.get("label"), path(where, "label")),
        value=fields.number(notes, found.get("value"), path(where, "value"), default=len(before)),
        means=fields.words(notes, found.get("means"), path(where, "means")),
    )
    if level.code == NOT_KNOWN:
        notes.wrong(
            found["code"], _('"not_known" cannot be the code of a level: every criterion has it already.')
        )
    _once(notes, found.get("code"), level.code, [b.code for b in before], where)
    if before and "value" in found and level.value <= before[-1].value:
        notes.wrong(
            found["value"],
            _(
                "%(where)s is %(value)s, after %(before)s. "
                "The values of a scale must rise from one level to the next."
            ),
            where=path(where, "value"),
            value=level.value,
            before=before[-1].value,
        )
    return level


def _once(notes: Notes, node: Node | None, code: str, before: list[str], where: str) -> None:
    if node is not None and code and code in before:
        notes.wrong(node, _('%(where)s: the code "%(code)s" is used twice.'), where=where, code=code)


def read_sections(notes: Notes, node: Node | None) -> tuple[Section, ...]:
    """The sections, in the order of the file."""
    sections: list[Section] = []
    for place, item in enumerate(items(notes, node, "sections", MOST_SECTIONS), start=1):
        where = path("sections", str(place))
        found = entries(notes, item, where, ["code", "label"])
        code = fields.code(notes, found.get("code"), path(where, "code"))
        _once(notes, found.get("code"), code, [s.code for s in sections], where)
        sections.append(Section(code, fields.words(notes, found.get("label"), path(where, "label"))))
    return tuple(sections)


def read_criteria(
    notes: Notes, node: Node | None, scales: Scales, sections: tuple[Section, ...]
) -> tuple[Criterion, ...]:
    """The criteria, in the order of the file; every section must have one."""
    criteria: list[Criterion] = []
    for place, item in enumerate(items(notes, node, "criteria", MOST_CRITERIA), start=1):
        criteria.append(_criterion(notes, item, place, scales, [s.code for s in sections], criteria))
    if node is not None and criteria:
        _check_sections(notes, node, [s.code for s in sections], {c.section for c in criteria})
    return tuple(criteria)


def _check_sections(notes: Notes, node: Node, sections: list[str], used: set[str]) -> None:
    """Note a section without criteria, unless one whose section cannot be read may be the one looked for."""
    for section in sections if "" not in used else ():
        if section and section not in used:
            notes.wrong(node, _('The section "%(section)s" has no criterion.'), section=section)


def _criterion(
    notes: Notes, node: Node, place: int, scales: Scales, sections: list[str], before: list[Criterion]
) -> Criterion:
    where = path("criteria", str(place))
    found = entries(
        notes, node, where, ["code", "section", "label", "question", "scale"], ["weight", "means"]
    )
    code = fields.code(notes, found.get("code"), path(where, "code"))
    _once(notes, found.get("code"), code, [b.code for b in before], where)
    if code in RESERVED:
        notes.wrong(found["code"], _('"%(code)s" is a word of the formula and cannot be a code.'), code=code)
    where = path("criteria", code) if code else where
    scale = fields.one_of(notes, found.get("scale"), path(where, "scale"), list(scales)) if scales else ""
    return Criterion(
        code=code,
        label=fields.words(notes, found.get("label"), path(where, "label")),
        question=fields.words(notes, found.get("question"), path(where, "question")),
        section=fields.one_of(notes, found.get("section"), path(where, "section"), sections)
        if sections
        else "",
        weight=_weight(notes, found.get("weight"), path(where, "weight")),
        levels=_own_words(notes, found.get("means"), path(where, "means"), scales.get(scale, ())),
    )


def _weight(notes: Notes, node: Node | None, where: str) -> Decimal:
    weight = fields.number(notes, node, where)
    if node is not None and weight == 0:
        notes.wrong(
            node, _("%(where)s is 0, so the answer would count for nothing. Write more than 0."), where=where
        )
    return weight


def _own_words(notes: Notes, node: Node | None, where: str, levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels of the scale, with what each means for this criterion where the file says so."""
    own = entries(notes, node, where, [], [level.code for level in levels]) if levels else {}
    return tuple(
        Level(
            level.code,
            level.label,
            level.value,
            fields.words(notes, own[level.code], path(where, level.code)),
        )
        if level.code in own
        else level
        for level in levels
    )
