"""The shape of what is entered about assessments, nothing more."""
