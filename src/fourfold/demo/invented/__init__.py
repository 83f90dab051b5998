"""Invented people, groups, operations, streets, schools and prisons. Nothing here is real below local authority."""
