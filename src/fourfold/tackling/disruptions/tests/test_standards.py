"""The dated standard: who may record what, and what is said of it."""

from datetime import date

import pytest

from fourfold.tackling.disruptions import standards
from fourfold.tackling.disruptions.standards import Target, in_words, read, standing

DAY = date(2022, 5, 3)
GROUP, PERSON, LINE = Target("ocg"), Target("priority_individual"), Target("vulnerability")
PRISON = Target("vulnerability", regional_prison=True)


@pytest.mark.parametrize(
    ("agency", "role", "targets", "stands"),
    [
        ("force", "lead", [GROUP], "national"),
        ("force", "support", [GROUP], "activity"),
        ("rocu", "lead", [GROUP], "national"),
        ("rocu", "support", [GROUP], "national"),
        ("force", "lead", [PERSON], "activity"),
        ("force", "lead", [LINE], "activity"),
        ("force", "lead", [LINE, GROUP], "national"),
        ("force", "lead", [PRISON], "regional"),
        ("rocu", "support", [PRISON], "regional"),
        ("force", "support", [PRISON], "activity"),
        ("force", "lead", [], "activity"),
        ("", "lead", [GROUP], "activity"),
    ],
)
def test_the_standard_at_the_reports_time(agency, role, targets, stands):
    assert standing(agency, role, "pursue", targets, on=DAY) == stands


def test_what_is_refused_is_prevention_work_where_it_mainly_prevents():
    assert standing("force", "lead", "prevent", [LINE], on=DAY) == "prevention_work"
    assert standing("force", "lead", "prevent", [GROUP], on=DAY) == "national"


def test_no_rule_holds_before_its_first_day_or_after_its_last(monkeypatch):
    text = "- {agency: any, role: any, threat: any, standing: national, from: 2022-01-01, to: 2022-12-31}"
    monkeypatch.setattr(standards, "standards", lambda: read(text))
    days = (date(2021, 12, 31), date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1))
    found = [standing("force", "lead", "pursue", [LINE], on=day) for day in days]
    assert found == ["activity", "national", "national", "activity"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "no YAML"),
        ("a: b", "must be a list"),
        ("- {agency: force}", "role is unknown"),
        ("- {agency: council, role: any, threat: ocg, standing: national, from: 2022-01-01}", "agency is"),
        ("- {agency: any, role: any, threat: ocg, standing: national, from: soon}", "from is unknown"),
        ("- {agency: any, role: any, threat: ocg, standing: national, from: 2022-01-01, x: 1}", "x is"),
        ("- 1", "agency is unknown"),
    ],
)
def test_a_file_that_is_wrong_is_told_in_words(text, sentence):
    with pytest.raises(standards.StandardWrong, match=sentence):
        read(text)


def test_it_is_said_in_words():
    assert in_words("prevention_work", "lead", True, on=DAY) == (
        "On 3 May 2022 disruptions were recorded against groups only, and no threat of this record is one. It is kept"
        " as prevention work; nothing is lost."
    )
    assert "only an event that the agency led" in in_words("activity", "support", True, on=DAY)
    assert "against no threat that is known here" in in_words("activity", "lead", False, on=DAY)
    assert "counted once" in in_words("national", "lead", True, on=DAY)
    assert "not counted for itself" in in_words("national", "lead", True, on=DAY, counts=False)
    assert "Outside the national standard" in in_words("regional", "lead", True, on=DAY)
