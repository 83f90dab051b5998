"""A platform on a server of its own that is killed while clients write, and what its log and its history say after."""
