"""Markings: shown to whoever sees the record, hidden with it, and nothing above OFFICIAL-SENSITIVE."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.core.restricted import marking
from fourfold.core.restricted.models import Marking
from fourfold.core.restricted.tests.test_restricting import Case, again, case  # noqa: F401 - the fixture
from fourfold.core.ui import letters


def marked(case: Case, by: Viewer, **given: object) -> None:  # noqa: F811
    said = {
        "sensitive": True,
        "instructions": "Named recipients only",
        "conditions": "Ask before an arrest",
    } | given
    with viewing(again(by)) as now:
        marking.mark(record=case.of, **said, by=again(by), at=now)  # type: ignore[arg-type]


def test_a_marking_is_seen_with_its_record_and_hidden_with_it(case, browse):  # noqa: F811
    address = f"/threats/{case.threat.reference}"
    before = clock.read()
    marked(case, case.analyst)
    page = browse(case.region).get(address).content.decode()
    assert "OFFICIAL-SENSITIVE" in page and "Named recipients only" in page and "Ask before an arrest" in page
    with viewing(case.region):
        assert marking.of("threat", case.threat.pk, as_of=before) is None
    case.restrict("silent")
    with viewing(again(case.analyst)):
        assert not Marking.objects.exists()
    with viewing(again(case.keeper)):
        assert Marking.objects.count() == 1


def test_another_agencys_record_is_not_marked_and_a_marking_is_not_changed(case, person):  # noqa: F811
    with viewing(case.elsewhere) as now, pytest.raises(Refused):
        marking.mark(
            record=case.of, sensitive=True, instructions="", conditions="", by=case.elsewhere, at=now
        )
    marked(case, case.analyst)
    with viewing(case.analyst), pytest.raises(ProgrammingError), transaction.atomic():
        Marking.objects.update(sensitive=False)
    with pytest.raises(Broken, match="go with the marking"):
        marked(case, case.analyst, sensitive=False)
    with (
        viewing(case.analyst),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        cursor.execute(
            "insert into access_marking (kind, record, sensitive, instructions, conditions, by_id, at)"
            " values ('threat', 999999, true, '', '', %s, now())",
            [case.analyst.user_id],
        )


@pytest.mark.parametrize(
    ("text", "above"),
    [("SECRET\nThe source says", True), ("The plan:\n[TOP SECRET] no", True), ("UK SECRET", True),
     ("A secret room", False), ("OFFICIAL-SENSITIVE", False), ("They keep it SECRET", False)],
)  # fmt: skip
def test_what_is_marked_above_is_known_by_its_marking(text, above):
    assert letters.is_above(text) is above


def test_a_form_refuses_what_is_marked_above(case, browse):  # noqa: F811
    said = {"sensitive": "no", "instructions": "", "conditions": "TOP SECRET eyes only"}
    page = browse(case.analyst).post(f"/mark/threat/{case.threat.reference}", said).content.decode()
    assert "marked above OFFICIAL-SENSITIVE" in page
    with viewing(case.analyst):
        assert not Marking.objects.exists()
