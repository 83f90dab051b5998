"""What somebody may not see has no effect on anything that they are answered: tried on every surface, in every role.

One region is made twice over, once with a hidden record of every kind and once without, and every surface is asked the
same in both. `surfaces/` finds what there is to ask by itself; `hiding.py` says in which ways a record is hidden;
`matrix.py` asks and compares; `worlds/` tries the rule itself on random worlds, beside a slow twin in plain Python.
"""
