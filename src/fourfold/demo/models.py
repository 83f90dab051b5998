"""The scoring models that the invented region has used: those shipped, and a tactical one before them."""

from __future__ import annotations

from fourfold.understanding.assessments.answering import THREAT_FACTS
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.scoring.model import ScoringModel
from fourfold.understanding.assessments.scoring.reading import read_model

# What the region's earlier tactical model said differently: its top tier began lower.
EARLIER = (
    ("version: 1.2\n", "version: 1.1\n"),
    ("  from: 2022-04-01 ", "  to: 2022-03-31\n  from: 2021-04-01 "),
    ("{tier: 1, from: 60,", "{tier: 1, from: 55,"),
    ("from: 40, below: 60,", "from: 40, below: 55,"),
)


def texts() -> tuple[str, ...]:
    """The texts of all models, the earlier tactical one first."""
    shipped = shipped_models()
    return (earlier(shipped["tactical-1.2.yaml"]), *shipped.values())


def earlier(text: str) -> str:
    """The tactical model of the year before, from today's text. ValueError when that was reworded."""
    for now, then in EARLIER:
        if text.count(now) != 1:
            raise ValueError(f"The shipped tactical model does not say {now!r} once")
        text = text.replace(now, then)
    return text


def tactical() -> tuple[ScoringModel, ...]:
    """The tactical models, read."""
    read = (read_model(text, threat_facts=THREAT_FACTS) for text in texts())
    return tuple(model for model in read if model.kind == "tactical")
