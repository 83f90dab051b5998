"""Guardrails: what must hold everywhere, each beside a planted fault that it must catch.

A guardrail is one file. Its `faults` gives sentences that name the place and the mend. It is put to the
project, where it must find nothing, and to a fault in `planted/`, which it must name.
"""
