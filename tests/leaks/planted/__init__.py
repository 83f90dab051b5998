"""Leaks that are planted: each is a way in which records leaked from systems of this sort, and each must be caught."""
