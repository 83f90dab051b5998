"""One row in every case table, made by the application's own role under somebody's scope."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fourfold.core.access.models import User
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.agencies.models import Agency
from tests.guardrails import cases

# What a table's own constraints need besides a value in every column that must have one.
NEEDED: dict[str, dict[str, Any]] = {
    "threats.AffectedPlace": {"prison": "HMP Dunmere"},
    "threats.DecisionRequest": {"act": "close"},
    "disruptions.Result": {"kind": "arrests"},
    "disruptions.Decision": {"act": "decide", "grade": "minor", "way": "coordinator"},
    "disruptions.Followup": {"days": 30, "back": "no"},
    "operations.Operation": {"no_financial_investigator_because": "None is free"},
}
# What may be left out by itself, but of which a row needs one: whose it is follows from it.
LINKED: dict[str, tuple[str, ...]] = {"exchange.Sent": ("threat",)}
PLAIN: dict[type[models.Field[Any, Any]], Any] = {
    models.DateTimeField: datetime(2023, 1, 4, 14, 5, tzinfo=UTC),
    models.DateField: date(2023, 1, 4),
    models.BooleanField: False,
    models.JSONField: {},
    models.BinaryField: b"",
    models.DecimalField: 1,
    ArrayField: [],
}


class Maker:
    """Makes each row once, with the rows that it needs; its people differ, as rules of two demand."""

    def __init__(self, viewer: Viewer, colleagues: list[int]) -> None:
        self.viewer, self.numbers = viewer, count(1)
        self.people = [viewer.user_id, *colleagues]
        self.made: dict[Any, models.Model] = {}

    def row(self, model: Any) -> models.Model:
        """The row of a model, made when it is first needed."""
        if model not in self.made:
            self.made[model] = model.objects.create(**self._values(model))
        return self.made[model]

    def _values(self, model: Any) -> dict[str, Any]:
        people = iter(self.people)
        linked = LINKED.get(model._meta.label, ())
        fields = model._meta.local_fields
        needed = [field for field in fields if field.name in linked or self._must_be_given(field)]
        return {field.name: self._value(field, people) for field in needed} | NEEDED.get(
            model._meta.label, {}
        )

    def _must_be_given(self, field: Any) -> bool:
        optional = field.null or field.has_default() or field.generated or not field.editable
        return not (
            optional or isinstance(field, models.AutoField) or (field.blank and field.empty_strings_allowed)
        )

    def _value(self, field: Any, people: Any) -> Any:
        if isinstance(field, models.ForeignKey):
            return self._related(field.related_model, people)
        if field.choices:
            return field.choices[0][0]
        for kind, value in PLAIN.items():
            if isinstance(field, kind):
                return value
        number = next(self.numbers) + 100 * (self.viewer.agency_id or 0)
        return number % 30000 if isinstance(field, models.IntegerField) else str(number)[: field.max_length]

    def _related(self, model: Any, people: Any) -> Any:
        if model is User:
            return User.objects.get(pk=next(people))
        return Agency.objects.get(pk=self.viewer.agency_id) if model is Agency else self.row(model)


def one_in_every_table(viewer: Viewer, colleagues: list[int]) -> None:
    """A row of the viewer's own agency in every case table."""
    maker = Maker(viewer, colleagues)
    with viewing(viewer):
        for model in cases.own_models():
            if hasattr(model, "row_scope"):
                maker.row(model)
