"""Audit: who did what, to which record, for whom and why (Data Protection Act 2018, section 62)."""

from fourfold.core import capability


class AuditConfig(capability.Capability):
    name = "fourfold.core.audit"
    label = "audit"
