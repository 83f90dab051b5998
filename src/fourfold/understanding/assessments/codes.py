"""The codes that a file of assessments may hold: those of the models that were adopted here."""

from __future__ import annotations

from datetime import date

from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.models import ModelFile
from fourfold.understanding.assessments.scoring.model import NOT_KNOWN

CodeSets = dict[str, dict[str, str]]
# Threats are scored under tactical models, on the page as in a file.
KIND = "tactical"


def known(on: date) -> tuple[CodeSets, dict[str, dict[str, int]]]:
    """The models, criteria and answers of every version, by code; which of them go together, the intake asks."""
    sets: CodeSets = {"models": {}, "criteria": {}, "answers": {NOT_KNOWN: ""}}
    for file in ModelFile.objects.filter(kind=KIND).order_by("pk"):
        sets["models"][file.code] = ""
        for criterion in answering.scoring_model(file).criteria:
            sets["criteria"][criterion.code] = ""
            sets["answers"] |= dict.fromkeys((level.code for level in criterion.levels), "")
    return sets, {}
