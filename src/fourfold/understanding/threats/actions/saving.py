"""A person's own saved views of the list."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from fourfold.understanding.threats.filters import Filters
from fourfold.understanding.threats.models import SavedView

KEPT = {*Filters.__dataclass_fields__, "more", "sort"}


def save_view(*, user_id: int, name: str, query: str) -> SavedView:
    """Keep coded filters and the sort under a name; anything else in the address is left out. A name is kept once."""
    pairs = [(key, value) for key, value in parse_qsl(query[:4000]) if key in KEPT]
    view, _made = SavedView.objects.update_or_create(
        user_id=user_id, name=name, defaults={"query": urlencode(pairs)[:2000]}
    )
    return view


def forget_view(*, user_id: int, number: int) -> None:
    """Remove a view of this person's."""
    SavedView.objects.filter(user_id=user_id, pk=number).delete()
