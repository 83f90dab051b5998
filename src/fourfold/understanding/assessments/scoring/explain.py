"""Says a result in words, as the pages show it."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .formula import Apply, Expression, Named, Number, leaves
from .model import ScoringModel, Tier
from .scoring import Score


def plain(number: Decimal) -> str:
    """The number without empty decimals: 48, 3.5, 1,200."""
    whole, point, part = f"{number:,f}".partition(".")
    return whole + (point + part).rstrip("0").rstrip(".")


def model_name(model: ScoringModel) -> str:
    """Such as "Tactical 1.2, illustrative"."""
    names = {"title": model.title, "version": model.version}
    return (
        _("%(title)s %(version)s, illustrative") if model.illustrative else _("%(title)s %(version)s")
    ) % names


def risk_and_model(model: ScoringModel, score: Score) -> str:
    """Such as "Risk 48 of 120, Tactical 1.2 (illustrative)."; a range while not enough is known."""
    names = {"risk": _of_all(score), "title": model.title, "version": model.version}
    if model.illustrative:
        return _("Risk %(risk)s, %(title)s %(version)s (illustrative).") % names
    return _("Risk %(risk)s, %(title)s %(version)s.") % names


def result(model: ScoringModel, score: Score) -> str:
    """Such as "Risk 48 of 120 = harm 12 x likelihood 4. Tier 2 (1 from 60)."; or what a tier needs."""
    if score.tier is None:
        return f"{possible_range(score)} {not_enough(score)}"
    return f"{_risk(model, score)} {_tier(model, score.tier)}"


def _risk(model: ScoringModel, score: Score) -> str:
    working = _working(model, model.formula[-1].expression, score)
    names = {"risk": plain(score.lowest), "most": plain(score.most_possible), "working": working}
    if not working:
        return _("Risk %(risk)s of %(most)s.") % names
    return _("Risk %(risk)s of %(most)s = %(working)s.") % names


def _tier(model: ScoringModel, tier: Tier) -> str:
    if tier.number == 1:
        return _("Tier %(tier)s.") % {"tier": tier.number}
    above = model.tiers[tier.number - 2]
    return _("Tier %(tier)s (%(next)s from %(start)s).") % {
        "tier": tier.number,
        "next": above.number,
        "start": plain(above.starts),
    }


def _of_all(score: Score) -> str:
    names = {"risk": plain(score.lowest), "high": plain(score.highest), "most": plain(score.most_possible)}
    if score.risk is None:
        return _("between %(risk)s and %(high)s of %(most)s") % names
    return _("%(risk)s of %(most)s") % names


def possible_range(score: Score) -> str:
    """Such as "Risk between 48 and 72 of 120."; "Risk 48 of 120." where the unknowns leave nothing open."""
    names = {"low": plain(score.lowest), "high": plain(score.highest), "most": plain(score.most_possible)}
    if score.lowest == score.highest:
        return _("Risk %(low)s of %(most)s.") % names
    return _("Risk between %(low)s and %(high)s of %(most)s.") % names


def not_enough(score: Score) -> str:
    """Such as "Not enough known for a tier: 3 more needed."; "" where enough is known."""
    if score.enough_known:
        return ""
    return ngettext(
        "Not enough known for a tier: %(count)s more needed.",
        "Not enough known for a tier: %(count)s more needed.",
        score.missing,
    ) % {"count": score.missing}


def if_all_highest(score: Score) -> str:
    """Such as "If all highest: 72, Tier 1."; "" where nothing is unknown."""
    if not score.unknown:
        return ""
    return _("If all highest: %(risk)s, Tier %(tier)s.") % {
        "risk": plain(score.highest),
        "tier": score.tier_if_highest.number,
    }


def confidence(score: Score) -> str:
    """Such as "Confidence low: 3 of 9 not known."; with the evidence where all is known."""
    level, unknown = confidence_word(score.confidence), len(score.unknown)
    names = {"level": level, "unknown": unknown, "counted": score.counted, "evidence": score.with_evidence}
    if unknown:
        return (
            ngettext(
                "Confidence %(level)s: %(unknown)s of %(counted)s not known.",
                "Confidence %(level)s: %(unknown)s of %(counted)s not known.",
                unknown,
            )
            % names
        )
    return (
        ngettext(
            "Confidence %(level)s: all known, %(evidence)s of %(counted)s with evidence.",
            "Confidence %(level)s: all known, %(evidence)s of %(counted)s with evidence.",
            score.with_evidence,
        )
        % names
    )


def confidence_word(level: str) -> str:
    """The word for a level of confidence, for the middle of a sentence."""
    return {"low": _("low"), "medium": _("medium"), "high": _("high")}[level]


def position(model: ScoringModel, score: Score) -> str:
    """Such as "Organisational position: well placed."; kept in a sentence of its own, apart from risk."""
    section = next(s.label for s in model.sections if s.code == model.position.section)
    if score.position.grade is None:
        return _("%(section)s: not enough known.") % {"section": section}
    return _("%(section)s: %(grade)s.") % {
        "section": section,
        "grade": score.position.grade.label.inside_a_sentence(),
    }


def live(model: ScoringModel, score: Score) -> list[str]:
    """The sentences of the form's running result, in order."""
    sentences = [result(model, score), confidence(score), if_all_highest(score), position(model, score)]
    return [sentence for sentence in sentences if sentence]


def _working(model: ScoringModel, expression: Expression, score: Score) -> str:
    """The last line of the formula with its values; "" where it names more than steps."""
    named = [leaf for leaf in leaves(expression) if not isinstance(leaf, Number)]
    if not all(isinstance(leaf, Named) and leaf.name in score.totals for leaf in named):
        return ""
    return _written(model, expression, score)


def _written(model: ScoringModel, expression: Expression, score: Score) -> str:
    if isinstance(expression, Number):
        return plain(expression.value)
    if isinstance(expression, Named):
        return f"{_label(model, expression.name)} {plain(score.totals[expression.name])}"
    if not isinstance(expression, Apply):
        raise TypeError("A section has no value of its own.")
    parts = [_bracketed(model, expression, part, score) for part in expression.parts]
    if expression.infix:
        return {"sum": " + ", "product": " x "}[expression.function].join(parts)
    return f"{_function_word(expression.function)} ({', '.join(parts)})"


def _bracketed(model: ScoringModel, outer: Apply, part: Expression, score: Score) -> str:
    words = _written(model, part, score)
    sum_in_product = outer.infix and isinstance(part, Apply) and part.infix and part.function == "sum"
    return f"({words})" if sum_in_product else words


def _function_word(function: str) -> str:
    return {"sum": _("sum of"), "product": _("product of"), "max": _("highest of"), "min": _("lowest of")}[
        function
    ]


def _label(model: ScoringModel, step: str) -> str:
    labels = [section.label for section in model.sections if section.code == step]
    return labels[0].inside_a_sentence() if labels else step.replace("_", " ")
