"""What holds of sharing. Plain Python: days are given, nothing is read."""
