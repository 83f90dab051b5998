"""Writes of the exchange: files written, put in and taken back, receipts and exports taken."""
