"""Reads a model file. A file with any mistake is refused, with every mistake and its line.

The keys are explained in the shipped models, `models_shipped/`.
"""

import hashlib
from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from yaml.nodes import Node

from . import fields
from .formula import Expression, Members, Number, Step, evaluate, run
from .model import KINDS, Criterion, Position, ScoringModel, members_of
from .nodes import compose, text_of
from .notes import Notes, entries
from .read_bands import check_reach, read_grades, read_tiers
from .read_criteria import read_criteria, read_scales, read_sections
from .read_formula import Names, read_expression, read_formula
from .read_rules import read_confidence, read_material, read_needs
from .refusal import ModelRefused

KEYS = (
    "code",
    "kind",
    "version",
    "title",
    "illustrative",
    "note",
    "in_force",
    "scales",
    "sections",
    "criteria",
    "formula",
    "tiers",
    "tier_needs",
    "position",
    "confidence",
    "material",
)


def read_model(content: bytes | str, *, threat_facts: Collection[str] | None = None) -> ScoringModel:
    """The model in the file; ModelRefused holds all mistakes.

    `threat_facts` are the facts of a threat that `material > threat` may name (None: any).
    """
    text = text_of(content)
    root = compose(text)
    notes = Notes()
    found = entries(notes, root, "", KEYS)
    parts = {**_heading(notes, found), **_body(notes, found, threat_facts)}
    if notes.mistakes:
        raise ModelRefused(notes.mistakes)
    # Of the text and not of what was read from it, so that no later release of this code can change it.
    model = ScoringModel(**parts, digest=hashlib.sha256(text.encode()).hexdigest())
    _check_reaches(notes, found, model)
    if notes.mistakes:
        raise ModelRefused(notes.mistakes)
    return model


def _heading(notes: Notes, found: dict[str, Node]) -> dict[str, Any]:
    dates = entries(notes, found.get("in_force"), "in_force", ["from"], ["to"])
    first = fields.day(notes, dates.get("from"), "in_force > from")
    last = fields.day(notes, dates.get("to"), "in_force > to")
    if first and last and last < first:
        notes.wrong(dates["to"], _("in_force > to is before in_force > from."))
    return {
        "code": fields.code(notes, found.get("code"), "code"),
        "kind": fields.one_of(notes, found.get("kind"), "kind", KINDS),
        "version": fields.matching(
            notes,
            found.get("version"),
            "version",
            r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}",
            _('%(where)s is "%(value)s". Write numbers with points between them, such as 1.2.'),
        ),
        "title": fields.words(notes, found.get("title"), "title"),
        "note": fields.words(notes, found.get("note"), "note"),
        "illustrative": fields.flag(notes, found.get("illustrative"), "illustrative"),
        "in_force_from": first,
        "in_force_to": last,
    }


def _body(notes: Notes, found: dict[str, Node], threat_facts: Collection[str] | None) -> dict[str, Any]:
    scales = read_scales(notes, found.get("scales"))
    sections = read_sections(notes, found.get("sections"))
    criteria = read_criteria(notes, found.get("criteria"), scales, sections)
    apart = entries(notes, found.get("position"), "position", ["section", "formula", "needs", "grades"])
    section = fields.one_of(notes, apart.get("section"), "position > section", [s.code for s in sections])
    members = members_of(sections, criteria)
    # Where the section of a criterion cannot be read, the counts are not known either, and are not compared.
    counts = members if all(criterion.section for criterion in criteria) else dict.fromkeys(members, ())
    return {
        "sections": sections,
        "criteria": criteria,
        "formula": _formula(notes, found.get("formula"), Names(criteria, members, section)),
        "tiers": read_tiers(notes, found.get("tiers")),
        "needs": read_needs(notes, found.get("tier_needs"), counts),
        "position": _position(notes, apart, section, criteria, members),
        "confidence": read_confidence(notes, found.get("confidence"), counts),
        "material": read_material(notes, found.get("material"), [c.code for c in criteria], threat_facts),
    }


def _formula(notes: Notes, node: Node | None, names: Names) -> tuple[Step, ...]:
    return read_formula(notes, node, names) if names.criteria else ()


def _position(
    notes: Notes, found: dict[str, Node], section: str, criteria: tuple[Criterion, ...], members: Members
) -> Position:
    inside = tuple(criterion for criterion in criteria if criterion.section == section and section)
    expression: Expression = Number(Decimal(0))
    if inside:
        names = Names(inside, {section: members[section]})
        expression = read_expression(notes, found.get("formula"), "position > formula", names)
    needs = fields.whole(notes, found.get("needs"), "position > needs")
    if inside and needs > len(inside):
        notes.wrong(
            found["needs"],
            _("%(where)s is %(asked)s, but there are only %(there)s."),
            where="position > needs",
            asked=needs,
            there=len(inside),
        )
    return Position(section, expression, read_grades(notes, found.get("grades")), needs)


def _check_reaches(notes: Notes, found: dict[str, Node], model: ScoringModel) -> None:
    top = {criterion.code: criterion.points(criterion.levels[-1]) for criterion in model.criteria}
    risk = run(model.formula, top, model.members)["risk"]
    check_reach(notes, found["tiers"], model.tiers, "tiers", risk)
    total = evaluate(model.position.expression, top, model.members)
    check_reach(
        notes, dict(_pairs(found["position"]))["grades"], model.position.grades, "position > grades", total
    )


def _pairs(node: Node) -> list[tuple[str, Node]]:
    return [(key.value, value) for key, value in node.value]
