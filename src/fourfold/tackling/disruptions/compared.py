"""After a clash: each field that differs, what stands now, and what was written, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.history import clock
from fourfold.tackling.disruptions import changes, filling, queries
from fourfold.tackling.disruptions.changes import LABELS, said
from fourfold.tackling.disruptions.presenters import Words


def differences(form: Any, agency_id: int, current: Any, words: Words) -> list[tuple[Any, str, str]]:
    """Field, stands now, you wrote; the threats and people too, which somebody else may have added to."""
    facts = [
        (LABELS[name], said(name, getattr(current, name), words), said(name, written, words))
        for name, written in form.facts(agency_id).items()
        if name in LABELS and getattr(current, name) != written
    ]
    stands = filling.of_record(queries.by_id(current.pk))
    hung = (
        (LABELS["threats_given"], stands["threat"], form.references()),
        (_("People concerned"), stands["people"], form.person_references()),
    )
    return facts + [
        (label, there or _("none"), ", ".join(written) or _("none"))
        for label, there, written in hung
        if _references(there.split(",")) != _references(written)
    ]


def besides(
    form: Any, current: Any, differ: list[tuple[Any, str, str]], words: Words
) -> list[tuple[Any, str, str]]:
    """What changed since the form was opened and is not among what `differ`s, such as results: field, then, now."""
    told = {str(label) for label, _now, _written in differ}
    changed = changes.since(current.pk, form.cleaned_data["opened"], words, until=clock.read())
    return [one for one in changed if str(one[0]) not in told]


def _references(written: Iterable[str]) -> set[str]:
    """References however they were written."""
    return {queries.written(one) for one in written if one.strip()}
