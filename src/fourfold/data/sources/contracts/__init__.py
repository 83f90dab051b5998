"""Column maps: what each sender's file looks like, as data, and what every cell of it must become."""
