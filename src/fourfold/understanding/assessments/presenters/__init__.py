"""Assessments in words, tags and links."""

from fourfold.understanding.assessments.presenters.panels import panel

__all__ = ["panel"]
