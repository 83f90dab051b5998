"""A stand-in for the national database, for tests and the demonstration: files in, receipts and its list out.

No public interface of the national database exists. It refuses for reasons that are public or plausible, and knows
nothing of this platform but the column map: what it is given are files, and what it gives are files.
"""
