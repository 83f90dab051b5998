"""Tests of the scoring engine: plain Python, no database."""
