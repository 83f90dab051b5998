"""A little dump of every released schema: the migrations of today run on it, and its figures stay."""
