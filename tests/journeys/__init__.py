"""Journeys: what people do, in a real browser, on a small invented region."""
