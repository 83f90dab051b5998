"""The shape of what is entered about sharing, nothing more."""
