"""The world's time, for what a telephone and a browser go by: codes of an app, and how long a session lasts.

Nothing that is recorded takes it. The platform's own clock may be moved in a demonstration; a telephone's is not.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The moment now, as every telephone has it."""
    return timezone.now()
