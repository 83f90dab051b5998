"""The files that the invented senders send: our values turned back into each sender's own habit."""
