"""Reads what a model asks before it gives a tier, how it grades confidence, which changes are material."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from yaml.nodes import Node

from . import fields
from .formula import Members
from .model import Confidence, ConfidenceLevel, Material, Need
from .notes import Notes, entries, items, path

CRITERIA_WORDS = ("all", "none")
MOST_FACTS = 40


def read_needs(notes: Notes, node: Node | None, members: Members) -> tuple[Need, ...]:
    """How many criteria of each section must be known before there is a tier."""
    needs = []
    for section, value in entries(notes, node, "tier_needs", [], list(members)).items():
        where, known = path("tier_needs", section), fields.whole(notes, value, path("tier_needs", section))
        _at_most(notes, value, where, known, len(members.get(section, ())))
        needs.append(Need(section, known))
    return tuple(needs)


def _at_most(notes: Notes, node: Node | None, where: str, asked: int, there: int) -> None:
    if node is not None and there and asked > there:
        notes.wrong(
            node,
            _("%(where)s is %(asked)s, but there are only %(there)s."),
            where=where,
            asked=asked,
            there=there,
        )


def read_confidence(notes: Notes, node: Node | None, members: Members) -> Confidence:
    """The rule for high and medium; what reaches neither is low."""
    found = entries(notes, node, "confidence", ["counts", "high", "medium"])
    counts = items(notes, found.get("counts"), "confidence > counts", len(members) or 1)
    sections = tuple(fields.one_of(notes, item, "confidence > counts", list(members)) for item in counts)
    counted = sum(len(members.get(section, ())) for section in sections)
    if len(set(sections)) < len(sections):
        notes.wrong(found["counts"], _("confidence > counts names a section twice."))
    high = _level(notes, found.get("high"), "confidence > high", counted)
    medium = _level(notes, found.get("medium"), "confidence > medium", counted)
    if len(found) == 3 and (medium.known > high.known or medium.with_evidence > high.with_evidence):
        notes.wrong(found["medium"], _("confidence > medium asks for more than confidence > high."))
    return Confidence(sections, high, medium)


def _level(notes: Notes, node: Node | None, where: str, counted: int) -> ConfidenceLevel:
    found = entries(notes, node, where, ["known", "with_evidence"])
    known = fields.whole(notes, found.get("known"), path(where, "known"))
    evidence = fields.whole(notes, found.get("with_evidence"), path(where, "with_evidence"))
    _at_most(notes, found.get("known"), path(where, "known"), known, counted)
    if "known" in found:
        _at_most(notes, found.get("with_evidence"), path(where, "with_evidence"), evidence, known)
    return ConfidenceLevel(known, evidence)


def read_material(
    notes: Notes, node: Node | None, criteria: Collection[str], threat_facts: Collection[str] | None
) -> Material:
    """Which changes make an earlier moderation doubtful; `threat_facts` None: any code is taken."""
    found = entries(notes, node, "material", ["criteria", "reason", "evidence", "threat"])
    return Material(
        criteria=_criteria(notes, found.get("criteria"), criteria),
        reason=fields.flag(notes, found.get("reason"), "material > reason"),
        evidence=fields.flag(notes, found.get("evidence"), "material > evidence"),
        threat=_threat(notes, found.get("threat"), threat_facts),
    )


def _criteria(notes: Notes, node: Node | None, criteria: Collection[str]) -> frozenset[str]:
    if node is not None and isinstance(node.value, str):
        word = fields.one_of(notes, node, "material > criteria", CRITERIA_WORDS)
        return frozenset(criteria) if word == "all" else frozenset()
    listed = items(notes, node, "material > criteria", len(criteria) or 1)
    return frozenset(fields.one_of(notes, item, "material > criteria", criteria) for item in listed)


def _threat(notes: Notes, node: Node | None, known: Collection[str] | None) -> tuple[str, ...]:
    listed = items(notes, node, "material > threat", MOST_FACTS)
    if known is None:
        return tuple(fields.code(notes, item, "material > threat") for item in listed)
    return tuple(fields.one_of(notes, item, "material > threat", sorted(known)) for item in listed)
