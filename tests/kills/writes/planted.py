"""The platform with a fault: an entry is written in a transaction of its own, and not in that of what it records."""

from __future__ import annotations

import threading
from typing import Any

import fourfold.config.wsgi
from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions

application = fourfold.config.wsgi.application
_record = actions.record


def record(*given: Any, by: Any, **named: Any) -> None:
    """The same entry of the same request, over another connection: another thread has its own."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select current_setting('app.request', true)")
        request = cursor.fetchone()[0]
    thread = threading.Thread(target=_elsewhere, args=(request, given, by, named))
    thread.start()
    thread.join()


def _elsewhere(request: str, given: Any, by: Any, named: Any) -> None:
    from django.db import connections

    try:
        with viewing(by, request=request):
            _record(*given, by=by, **named)
    finally:
        connections.close_all()


actions.record = record
