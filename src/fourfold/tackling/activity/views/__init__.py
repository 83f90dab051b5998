"""The pages of activity, a file for each part of the work."""
