"""Wrong files: each made here, with the exact sentences that whoever sends it reads."""
