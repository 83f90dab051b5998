"""Sources: what senders send, row by row: kept, held back with a reason, traced to its file."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty, Job, MenuEntry


class SourcesConfig(capability.Capability):
    name = "fourfold.data.sources"
    label = "sources"
    url_prefix = "sources/"
    api = "fourfold.data.sources.api.room"
    menu = (MenuEntry("sources", _("Feeds"), "sources:list", "sources.view"),)
    duties = (Duty("held", _("Held-back rows"), "fourfold.data.sources.duties.held_rows"),)
    jobs = (
        Job("sources.try", "fourfold.data.sources.jobs.try_out"),
        Job("sources.load", "fourfold.data.sources.jobs.load"),
    )

    def ready(self) -> None:
        """What takes rows in also says why it held one back: its sentences are known before a page shows one."""
        for taker in (taker for config in capability.every() for taker in config.intake):
            capability.load(taker.take_in)
