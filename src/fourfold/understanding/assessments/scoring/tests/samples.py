"""Models, answers and hypothesis strategies for the tests of the scoring engine."""

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.scoring.model import NOT_KNOWN, Answer, ScoringModel
from fourfold.understanding.assessments.scoring.reading import read_model

MALFORMED = Path(__file__).parent / "malformed"
GOOD = (MALFORMED / "good.yaml").read_text("utf-8")


@cache
def tactical() -> ScoringModel:
    return read_model(shipped_models()["tactical-1.2.yaml"])


@cache
def thematic() -> ScoringModel:
    return read_model(shipped_models()["thematic-1.0.yaml"])


def small(old: str = "", new: str = "") -> ScoringModel:
    """The small model of the tests, with one part of its text replaced."""
    assert old in GOOD
    return read_model(GOOD.replace(old, new, 1) if old else GOOD)


def answers(**levels: str) -> dict[str, Answer]:
    return {code: Answer(level, "Seen in two logs.") for code, level in levels.items()}


def page_example() -> dict[str, Answer]:
    """Harm 12 and likelihood 4, with three of the nine counted criteria not known."""
    return answers(
        physical="serious",
        psychological="serious",
        financial="severe",
        community=NOT_KNOWN,
        environment=NOT_KNOWN,
        geographic_scope=NOT_KNOWN,
        victim_vulnerability="high",
        frequency="regular",
        outlook="rising",
    )


# Formulas that use every part of the language, over the criteria of the small model.
FORMULAS = (
    ("sum(harm criteria)", "frequency + 1", "harm * likelihood"),
    ("max(harm criteria) + 0.25 * financial", "frequency", "harm * likelihood + 0.5"),
    ("product(physical + 1, financial + 1.5)", "max(frequency, 2)", "min(harm, 100) * (likelihood + harm)"),
    ("min(harm criteria) + physical + financial", "frequency × 0.125", "max(harm, likelihood, 3) + harm"),
)


@cache
def with_formula(harm: str, likelihood: str, risk: str) -> ScoringModel:
    text = GOOD.replace("harm = sum(harm criteria)", f"harm = {harm}")
    text = text.replace("likelihood = frequency + 1", f"likelihood = {likelihood}")
    text = text.replace("risk = harm * likelihood", f"risk = {risk}")
    return read_model(
        text.replace("from: 30", "from: 5")
        .replace("below: 30", "below: 5")
        .replace("from: 10", "from: 2")
        .replace("below: 10", "below: 2")
    )


@st.composite
def models(draw: st.DrawFn) -> ScoringModel:
    return draw(st.sampled_from([tactical(), thematic(), *(with_formula(*f) for f in FORMULAS)]))


@st.composite
def models_and_answers(draw: st.DrawFn, most_unknown: int = 99) -> tuple[ScoringModel, dict[str, Answer]]:
    """A model and a set of answers with at most `most_unknown` not known or not answered."""
    model, given, unknown = draw(models()), {}, 0
    for criterion in model.criteria:
        may_be_unknown = unknown < most_unknown
        choices = [level.code for level in criterion.levels] + [NOT_KNOWN, ""] * may_be_unknown
        chosen = draw(st.sampled_from(choices))
        unknown += chosen in (NOT_KNOWN, "")
        if chosen:
            evidence = draw(st.sampled_from([(), ("Log 41",)]))
            given[criterion.code] = Answer(chosen, "Because.", evidence)
    return model, given
