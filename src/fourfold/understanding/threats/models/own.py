"""What belongs to no threat: the counters of references, and people's own views of the list."""

from __future__ import annotations

from django.db import models


class ReferenceCounter(models.Model):
    """The last number given under a prefix, such as NW-OCG."""

    prefix = models.CharField(max_length=12, primary_key=True)
    last = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.prefix


class SavedView(models.Model):
    """A person's own view of the list: a name and coded filters, no case data; only its owner reads it."""

    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="a_view_name_once_a_person")]

    def __str__(self) -> str:
        return self.name
