"""History: the platform's clock, and every version of every case row, kept by the database itself."""

from fourfold.core import capability


class HistoryConfig(capability.Capability):
    name = "fourfold.core.history"
    label = "history"
