"""What the figures mean, as plain Python: which records count, and what is worked out from their counts."""
