"""Where each record stands, kept as lines: what touches them, and how they are worked out anew."""
