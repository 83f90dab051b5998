"""What the platform's log on the terminal leaves out."""

from __future__ import annotations

import logging

BROKEN = 500  # from here on an answer says that the platform failed, not what was asked of it


class RefusalsInOneLine(logging.Filter):
    """A refusal of what somebody asked for is a line without its traceback; a fault of the platform keeps it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every entry through."""
        if getattr(record, "status_code", BROKEN) < BROKEN:
            record.exc_info = record.exc_text = None
        return True
