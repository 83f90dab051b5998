"""The room of the exchange with the national database in the API: each file adds its operations to it."""

from fourfold.reporting.exchange.api import files, national_lists, outbox, receipts, reconciliation, sending
from fourfold.reporting.exchange.api.room import room

__all__ = ["files", "national_lists", "outbox", "receipts", "reconciliation", "room", "sending"]
