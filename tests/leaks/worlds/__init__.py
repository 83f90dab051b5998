"""Random worlds: what the platform shows each person, beside what a slow twin in plain Python says they may see."""
