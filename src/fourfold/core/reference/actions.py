"""Loading the code lists."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fourfold.core.reference.models import Code
from fourfold.core.reference.register import CodesWrong, Entry, read

KEY = ("list_name", "code", "in_force_from")


def load_codes(*, file: Path | None = None) -> int:
    """Load code lists from a file (ours by default); gives how many codes were added or changed.

    A code is known by its list, its code and its first day: what the file words differently is put right,
    what it does not name is left. A second load changes nothing. Raises CodesWrong when two would overlap.
    """
    here = {_key(code): code for code in Code.objects.all()}
    new, changed = [], []
    for entry in read(file):
        found = here.get((entry.list_name, entry.code, entry.in_force_from))
        if found is None:
            new.append(Code(**_columns(entry)))
        elif _differs(found, entry):
            changed.append(found)
    return _write(new, changed)


def _write(new: list[Code], changed: list[Code]) -> int:
    columns = [field.name for field in Code._meta.local_fields if field.name not in ("id", *KEY)]
    try:
        with transaction.atomic():
            # Ends first: a wording that follows another may only begin where that one was closed.
            Code.objects.bulk_update(changed, columns)
            Code.objects.bulk_create(new)
    except IntegrityError as error:
        sentence = _("Two wordings of one code would be in force at a time (%(what)s). Nothing was loaded.")
        raise CodesWrong(sentence % {"what": str(error).splitlines()[0]}) from error
    return len(new) + len(changed)


def _differs(code: Code, entry: Entry) -> bool:
    """Whether the file words a code otherwise; if so the code takes the file's words."""
    different = {name: value for name, value in _columns(entry).items() if getattr(code, name) != value}
    for name, value in different.items():
        setattr(code, name, value)
    return bool(different)


def _columns(entry: Entry) -> dict[str, object]:
    return {**asdict(entry), "examples": list(entry.examples)}


def _key(code: Code) -> tuple[object, ...]:
    return code.list_name, code.code, code.in_force_from
