"""Slow twins: the same questions answered in plain Python, row by row, as anybody would by hand."""
