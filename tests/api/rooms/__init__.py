"""What people do on pages, done by machines: each room from its first record to its last, by the roles that do it."""
