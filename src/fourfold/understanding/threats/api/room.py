"""The room of threats: its heading, and which of its rules are conflicts."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from fourfold.core.api.rooms import Room
from fourfold.understanding.threats import queries, rules

room = Room("Threats", broken=(rules.Broken,))


def found_or_404(request: Any, reference: str) -> Any:
    """The threat, or the answer that is the same for none and for one that is not the viewer's."""
    found = queries.threat(reference, as_of=getattr(request, "as_of", None))
    if found is None:
        raise Http404
    return found
