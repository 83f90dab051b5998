"""Planted: four ways of reading a clock that is not the platform's."""

from datetime import UTC, date, datetime

from django.db import models
from django.utils import timezone

MOMENT = datetime.now(UTC)


def is_late(due: date) -> bool:
    return due < date.today()


class Row(models.Model):
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "planted"
        db_table_comment = "insert into planted_row (made_at) values (now())"
