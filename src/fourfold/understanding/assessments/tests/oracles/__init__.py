"""Slow, obvious twins of what assessments keep."""
