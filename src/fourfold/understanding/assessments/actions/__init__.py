"""Writes of assessments: writing, moderating, challenging, and adopting a model."""
