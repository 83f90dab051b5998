"""Notices: somebody is told that something happened, with a link to where it is read and nothing of what."""

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Duty


class NoticesConfig(capability.Capability):
    name = "fourfold.core.notices"
    label = "notices"
    url_prefix = ""
    duties = (Duty("notices", _("Notices"), "fourfold.core.notices.queries.waiting"),)
