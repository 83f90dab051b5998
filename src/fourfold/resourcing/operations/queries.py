"""Reads of operations."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.resourcing.operations.models import Service


def panel(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any]:
    """The operations that serve a threat, for its page."""
    services = Service.objects.filter(threat_id=subject.record).select_related("operation", "operation__unit")
    return {"services": list(services.order_by("-starts_on", "pk"))}
