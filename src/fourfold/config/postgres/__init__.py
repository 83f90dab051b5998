"""The PostgreSQL server: found or run privately, with its roles, its databases and the ways to them."""
