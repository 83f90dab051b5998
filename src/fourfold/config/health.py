"""Whether the platform is up, for whoever watches it. Says nothing else."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from fourfold.core.access.doors import open_door


@open_door
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain")


@open_door
def ready(request: HttpRequest) -> HttpResponse:
    """The process reaches its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select fourfold_now()")
    except DatabaseError:
        return HttpResponse(
            "not ready: the database does not answer\n", status=503, content_type="text/plain"
        )
    return HttpResponse("ready\n", content_type="text/plain")
