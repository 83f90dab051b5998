"""Whether the platform is up, for whoever watches it. Says nothing of anybody's."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from fourfold.core.access.doors import open_door
from fourfold.core.audit import standing


@open_door
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain")


@open_door
def ready(request: HttpRequest) -> HttpResponse:
    """The process reaches its database; beside it, as a figure, how far the seal of the audit log is behind."""
    try:
        lag = standing.unsealed().lag(standing.machine_time())
    except DatabaseError:
        return HttpResponse(
            "not ready: the database does not answer\n", status=503, content_type="text/plain"
        )
    late = f"alarm: the audit log has not been sealed for over {standing.LATE.seconds // 60} minutes\n"
    said = f"ready\naudit_seal_lag_seconds {lag.total_seconds():.0f}\n{late if lag > standing.LATE else ''}"
    return HttpResponse(said, content_type="text/plain")
