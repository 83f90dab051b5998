"""The plan of the invented region: every threat with its fate, as plain values made from a seed."""
