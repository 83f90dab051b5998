"""Invented people, groups, operations, streets, schools and prisons. None of them is real."""
