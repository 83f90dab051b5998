"""Pages: the frame, the components, lists, exports and the words that every page shares."""

from fourfold.core import capability


class UiConfig(capability.Capability):
    name = "fourfold.core.ui"
    label = "ui"
    url_prefix = "ui/"
