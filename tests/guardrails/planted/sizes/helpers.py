"""Planted: a module that is named by no subject."""
