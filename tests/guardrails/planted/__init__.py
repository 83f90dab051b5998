"""Faults that the guardrails must catch. Nothing here is used by the platform."""
