"""Operations: the register of investigations and the threats that each serves."""

from fourfold.core import capability
from fourfold.core.capability import Panel


class OperationsConfig(capability.Capability):
    name = "fourfold.resourcing.operations"
    label = "operations"
    panels = (Panel("threat", "operations/panel.jinja", "fourfold.resourcing.operations.queries.panel", 40),)
