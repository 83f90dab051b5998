"""A whole platform in one file: what goes into it, how it is checked, and which programs write and read it."""
