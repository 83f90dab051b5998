"""What happens in a region after a moment: every record is changed in every way that the platform has."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Value
from django.db.models.functions import Concat

from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import actions as agencies
from fourfold.core.agencies.models import Agency
from fourfold.core.history import clock
from fourfold.core.reference.models import Code
from fourfold.understanding.assessments.actions import writing
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats.actions import saving
from fourfold.understanding.threats.models import AffectedPlace, ExternalReference, LinkedPerson, Threat
from tests.guardrails.examples import Examples
from tests.guardrails.later import resourcing, tackling, understanding


def added_before(by: Examples) -> None:
    """What the examples lack and pages of the past show: a check, places, numbers elsewhere, a merge, a second look."""
    with viewing(by.coordinator) as now:
        first, second = Threat.objects.order_by("pk")[:2]
        understanding.look(first, LinkedPerson.objects.all()[0], "Earlier", by.coordinator)
        AffectedPlace.objects.create(threat=first, prison="HMP Dunmere")
        AffectedPlace.objects.create(threat=first, council=Agency.objects.get(code="warrington_council"))
        ExternalReference.objects.create(
            threat=first, system="APMIS", value="A1", state="given by sender", since=now
        )
        understanding.merge(understanding.new(by, "Op Merged earlier"), second, by.coordinator, by.decider)
    with viewing(by.coordinator):
        waiting = Assessment.objects.filter(state="submitted")[0]
        writing.second_opinion(assessment=waiting, answers=answers(), by=by.coordinator, at=clock.read())


def everything(by: Examples) -> None:
    """Renames, merges, closures, ends, checks, judgements, new records, an agency renamed late, labels put right."""
    understanding.judge(by)
    resourcing.investigate(by)
    tackling.disrupt(by)
    tackling.report(by)
    with viewing(by.coordinator):
        for number, threat in enumerate(Threat.objects.filter(merged_into=None).order_by("pk")):
            understanding.amend(threat, number, by.coordinator)
    with viewing(by.coordinator):
        understanding.end_parts(by)
        understanding.decide(by)
        saving.save_view(user_id=by.coordinator.user_id, name="Later view", query="kind=ocg")
    Code.objects.update(label=Concat(Value("Later "), F("label")))
    with viewing(by.moderator) as now:
        agency = Agency.objects.get(code="cheshire")
        agencies.rename(
            agency=agency, name="Later Police", short_name="Later", on=date(2022, 6, 1), evidence="Later law",
            by=by.moderator, at=now,
        )  # fmt: skip
