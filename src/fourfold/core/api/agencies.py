"""Agencies in the API have their codes: the numbers are the database's own and mean nothing elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from fourfold.core.agencies import queries
from fourfold.core.api.problems import Invalid


def codes() -> dict[int, str]:
    """The code of every agency, by its number; read once for a call."""
    return {number: code for code, number in queries.codes().items()}


def number(code: str, field: str, *, among: Collection[int] | None = None) -> int:
    """The number of the agency with a code. Raises Invalid for another word, and for one that is not `among` these."""
    found = queries.codes().get(code)
    if found is None or (among is not None and found not in among):
        raise Invalid([(field, _("Use the code of one of your agencies, such as cheshire."))])
    return found


def numbers(wanted: Iterable[str], field: str, *, among: Collection[int]) -> list[str]:
    """The numbers of agencies as the filters of a list take them."""
    return [str(number(code, field, among=among)) for code in wanted]
